using System.Diagnostics;
using System.Security.Cryptography;
using Signet.Protocol.SigV4;

namespace Signet.Bench;

/// <summary>The server as shipped, as a child process with a data folder of its own, and its root user's requests.</summary>
internal sealed class SignetProcess : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder;

    private SignetProcess(Child process, DirectoryInfo folder, KmsClient client) => (Process, _folder, Client) = (process, folder, client);

    public Child Process { get; }

    /// <summary>Its root user.</summary>
    public KmsClient Client { get; }

    public Uri Endpoint => Client.Endpoint;

    /// <summary>Where its data are.</summary>
    public string Folder => _folder.FullName;

    public static async Task<SignetProcess> StartAsync(Cores cores, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("signet-bench-");
        var process = Child.Start(Command(cores, folder.FullName, port: 0));
        try
        {
            _ = process.Output.BaseStream.CopyToAsync(Stream.Null, cancellationToken);
            var endpoint = await EndpointAsync(process, Path.Combine(folder.FullName, "endpoint"), cancellationToken);
            return new(process, folder, new(endpoint, Credentials(Path.Combine(folder.FullName, "credentials"))));
        }
        catch
        {
            process.Dispose();
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>How the server is started.</summary>
    public static ProcessStartInfo Command(Cores cores, string folder, int port)
    {
        var start = cores.OnMeasured(Repository.Server, "serve", "--data", folder, "--url", $"http://127.0.0.1:{port}");

        // As shipped: nothing in this shell sets it up.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("SIGNET_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    /// <summary>Requests for signatures over random digests, signed now. SigV4 lets them be sent, and sent again, for five minutes.</summary>
    public IReadOnlyList<byte[]> SignRequests(KeyKind kind, string keyId, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Client.Request("Sign", SignBody(kind, keyId)))];

    /// <summary>Loads it, then bare Kestrel with the same bytes, for a slice each.</summary>
    public async Task<(LoadResult Signet, LoadResult Echo)> LoadBesideAsync(
        EchoServer echo, IReadOnlyList<byte[]> requests, int connections, TimeSpan slice, CancellationToken cancellationToken)
    {
        var plain = echo.Requests(requests, await Client.AnswerSizeAsync(requests[0], cancellationToken));
        var ours = await Load.RunAsync(Process, Endpoint, requests, connections, slice, cancellationToken);
        var bare = await Load.RunAsync(echo.Process, echo.Endpoint, plain, connections, slice, cancellationToken);
        return (ours, bare);
    }

    public void Dispose()
    {
        Process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>The members of a request for a signature over a random digest.</summary>
    public static string SignBody(KeyKind kind, string keyId)
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
}
