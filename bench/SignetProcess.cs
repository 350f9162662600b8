using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Signet.Protocol.SigV4;

namespace Signet.Bench;

/// <summary>The server as shipped, as a child process with a data folder of its own, and its root user's requests.</summary>
internal sealed class SignetProcess : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder;
    private readonly SigningCredentials _credentials;

    private SignetProcess(Child process, DirectoryInfo folder, Uri endpoint, SigningCredentials credentials) =>
        (Process, _folder, Endpoint, _credentials) = (process, folder, endpoint, credentials);

    public Child Process { get; }

    public Uri Endpoint { get; }

    public static async Task<SignetProcess> StartAsync(Cores cores, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("signet-bench-");
        var start = cores.OnMeasured(Repository.Server, "serve", "--data", folder.FullName, "--url", "http://127.0.0.1:0");

        // As shipped: nothing in this shell sets it up.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SIGNET_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        var process = Child.Start(start);
        try
        {
            _ = process.Output.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            var endpoint = await EndpointAsync(process, Path.Combine(folder.FullName, "endpoint"), cancellationToken);
            return new(process, folder, endpoint, Credentials(Path.Combine(folder.FullName, "credentials")));
        }
        catch
        {
            process.Dispose();
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Makes a key and answers its id.</summary>
    public async Task<string> CreateKeyAsync(KeyKind kind, CancellationToken cancellationToken)
    {
        using var connection = await Connection.OpenAsync(Endpoint, cancellationToken);
        var request = Request("TrentService.CreateKey", $$"""{"KeySpec":"{{kind.Spec}}","KeyUsage":"SIGN_VERIFY"}""");
        using var answer = JsonDocument.Parse(await connection.ExchangeAsync(request, cancellationToken));
        return answer.RootElement.GetProperty("KeyMetadata").GetProperty("KeyId").GetString()!;
    }

    /// <summary>The length of the answer to a request.</summary>
    public async Task<int> AnswerSizeAsync(byte[] request, CancellationToken cancellationToken)
    {
        using var connection = await Connection.OpenAsync(Endpoint, cancellationToken);
        return (await connection.ExchangeAsync(request, cancellationToken)).Length;
    }

    /// <summary>Requests for signatures over random digests, signed now. SigV4 lets them be sent, and sent again, for five minutes.</summary>
    public IReadOnlyList<byte[]> SignRequests(KeyKind kind, string keyId, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Request("TrentService.Sign", SignBody(kind, keyId)))];

    public void Dispose()
    {
        Process.Dispose();
        _folder.Delete(recursive: true);
    }

    private static string SignBody(KeyKind kind, string keyId)
    {
        var length = kind.Algorithm.EndsWith("384", StringComparison.Ordinal) ? SHA384.HashSizeInBytes : SHA256.HashSizeInBytes;
        var digest = Convert.ToBase64String(RandomNumberGenerator.GetBytes(length));
        return $$"""{"KeyId":"{{keyId}}","Message":"{{digest}}","MessageType":"DIGEST","SigningAlgorithm":"{{kind.Algorithm}}"}""";
    }

    private static async Task<Uri> EndpointAsync(Child process, string file, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(StartTimeout);
        while (!process.HasEnded)
        {
            if (File.Exists(file) && await File.ReadAllTextAsync(file, patience.Token) is { } text && text.EndsWith('\n'))
            {
                return new Uri(text.Trim());
            }

            await Task.Delay(50, patience.Token);
        }

        throw new InvalidOperationException("the server did not start");
    }

    private static SigningCredentials Credentials(string file)
    {
        var values = File.ReadLines(file).Select(line => line.Split(" = ", 2)).Where(pair => pair.Length == 2)
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return new(values["aws_access_key_id"], values["aws_secret_access_key"]);
    }

    private byte[] Request(string target, string json)
    {
        var body = Encoding.UTF8.GetBytes(json);
        List<KeyValuePair<string, string>> headers = [new("Content-Type", "application/x-amz-json-1.1"), new("X-Amz-Target", target)];
        var added = RequestSigner.Sign("POST", Endpoint, headers, body, _credentials, "us-east-1", "kms", TimeProvider.System.GetUtcNow());
        return HttpText.Post(Endpoint, headers.Concat(added), body);
    }
}
