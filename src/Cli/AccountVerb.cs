using System.CommandLine;
using Signet.Identifiers;
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
        using var answer = await OperatorClient.CallAsync(server, "CreateAccount", new() { ["AccountId"] = account.Value }, cancellationToken);

        var keyId = answer.RootElement.GetProperty("AccessKeyId").GetString()!;
        var secret = answer.RootElement.GetProperty("SecretAccessKey").GetString()!;
        server.Folder.AddCredentials(DataFolder.ProfileOf(account), keyId, secret);
        Console.WriteLine($"# account {account}; also the profile [{DataFolder.ProfileOf(account)}] in {server.Folder.CredentialsFile}");
        Console.WriteLine($"export AWS_ENDPOINT_URL={server.Endpoint.GetLeftPart(UriPartial.Authority)} AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1");
        Console.WriteLine($"export AWS_ACCESS_KEY_ID={keyId}");
        Console.WriteLine($"export AWS_SECRET_ACCESS_KEY={secret}");
        return ExitCodes.Good;
    }
}
