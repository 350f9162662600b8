using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Signet.Protocol.SigV4;

namespace Signet.Cli;

/// <summary>Calls Signet's own operations on the running server, as its root user.</summary>
internal static class OperatorClient
{
    /// <summary>The answer of an operation.</summary>
    /// <exception cref="RefusedException">The server refuses, or cannot be reached.</exception>
    public static async Task<JsonDocument> CallAsync(RunningServer server, string operation, JsonObject members, CancellationToken cancellationToken)
    {
        var body = Encoding.UTF8.GetBytes(members.ToJsonString());
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Endpoint) { Content = new ByteArrayContent(body) };
        List<KeyValuePair<string, string>> headers = [new("content-type", "application/x-amz-json-1.1"), new("x-amz-target", $"Signet.{operation}")];
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.Add("x-amz-target", $"Signet.{operation}");
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
