using System.Text;
using System.Text.Json;
using Signet.Protocol.SigV4;

namespace Signet.Bench;

/// <summary>Signed requests to a KMS endpoint, Signet's or another's.</summary>
internal sealed record KmsClient(Uri Endpoint, SigningCredentials Credentials)
{
    /// <summary>A request as bytes, signed now. SigV4 lets it be sent, and sent again, for five minutes.</summary>
    public byte[] Request(string operation, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        List<KeyValuePair<string, string>> headers = [new("Content-Type", "application/x-amz-json-1.1"), new("X-Amz-Target", $"TrentService.{operation}")];
        var added = RequestSigner.Sign("POST", Endpoint, headers, body, Credentials, "us-east-1", "kms", TimeProvider.System.GetUtcNow());
        return HttpText.Post(Endpoint, headers.Concat(added), body);
    }

    /// <summary>Sends one request on a connection of its own and answers what came back.</summary>
    public async Task<JsonElement> CallAsync(string operation, string json, CancellationToken cancellationToken)
    {
        using var connection = await Connection.OpenAsync(Endpoint, cancellationToken);
        using var answer = JsonDocument.Parse(await connection.ExchangeAsync(Request(operation, json), cancellationToken));
        return answer.RootElement.Clone();
    }

    /// <summary>Makes a key and answers its id.</summary>
    public async Task<string> CreateKeyAsync(string spec, string usage, CancellationToken cancellationToken) =>
        (await CallAsync("CreateKey", $$"""{"KeySpec":"{{spec}}","KeyUsage":"{{usage}}"}""", cancellationToken))
            .GetProperty("KeyMetadata").GetProperty("KeyId").GetString()!;

    /// <summary>The length of the answer to a request.</summary>
    public async Task<int> AnswerSizeAsync(byte[] request, CancellationToken cancellationToken)
    {
        using var connection = await Connection.OpenAsync(Endpoint, cancellationToken);
        return (await connection.ExchangeAsync(request, cancellationToken)).Length;
    }
}
