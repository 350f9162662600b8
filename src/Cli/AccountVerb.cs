using System.CommandLine;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Signet.Identifiers;
using Signet.Protocol.SigV4;
using Signet.Server.Settings;

namespace Signet.Cli;

/// <summary><c>signet account create</c>: makes a further account on the running server.</summary>
internal static class AccountVerb
{
    public static Command Command()
    {
        var options = new SettingOptions();
        var id = new Argument<string>("ID") { Description = "The account number: twelve digits." };
        var create = new Command("create", "Make a further account while the server runs, with its root user's access key.") { id, options.Data };
        create.SetAction((parsed, cancellationToken) => CreateAsync(options.Read(parsed), parsed.GetRequiredValue(id), cancellationToken));
        return new Command("account", "Accounts of the running server.") { create };
    }

    private static async Task<int> CreateAsync(ServerOptions settings, string id, CancellationToken cancellationToken)
    {
        var account = AccountId.TryParse(id, out var parsed) ? parsed : throw new SettingException("--account", $"'{id}' is not an account number of twelve digits");
        var server = RunningServer.Find(settings);
        using var answer = await CallAsync(server, account, cancellationToken);

        var keyId = answer.RootElement.GetProperty("AccessKeyId").GetString()!;
        var secret = answer.RootElement.GetProperty("SecretAccessKey").GetString()!;
        server.Folder.AddCredentials(DataFolder.ProfileOf(account), keyId, secret);
        Console.WriteLine($"# account {account}; also the profile [{DataFolder.ProfileOf(account)}] in {server.Folder.CredentialsFile}");
        Console.WriteLine($"export AWS_ENDPOINT_URL={server.Endpoint.GetLeftPart(UriPartial.Authority)} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1");
        Console.WriteLine($"export AWS_ACCESS_KEY_ID={keyId}");
        Console.WriteLine($"export AWS_SECRET_ACCESS_KEY={secret}");
        return ExitCodes.Good;
    }

    private static async Task<JsonDocument> CallAsync(RunningServer server, AccountId account, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes($$"""{"AccountId":"{{account}}"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Endpoint) { Content = new ByteArrayContent(body) };
        List<KeyValuePair<string, string>> headers = [new("content-type", "application/x-amz-json-1.1"), new("x-amz-target", "Signet.CreateAccount")];
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("x-amz-target", "Signet.CreateAccount");
        foreach (var (name, value) in RequestSigner.Sign("POST", server.Endpoint, headers, body, server.Credentials, "us-east-1", "signet", TimeProvider.System.GetUtcNow()))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var http = new HttpClient();
        try
        {
            using var response = await http.SendAsync(request, cancellationToken);
            var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(cancellationToken));
            return response.IsSuccessStatusCode ? answer : throw new RefusedException(TextOf(answer));
        }
        catch (HttpRequestException e)
        {
            throw new RefusedException($"the server at {server.Endpoint} cannot be reached: {e.Message}");
        }
    }

    private static string TextOf(JsonDocument refusal)
    {
        using (refusal)
        {
            var root = refusal.RootElement;
            var text = root.TryGetProperty("message", out var message) || root.TryGetProperty("Message", out message) ? message.GetString() : null;
            return text ?? root.GetProperty("__type").GetString()!;
        }
    }
}
