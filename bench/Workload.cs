namespace Signet.Bench;

/// <summary>Signing with one key, and what its rounds measured.</summary>
internal sealed record Workload(KeyKind Kind, string KeyId, SignLoop Loop)
{
    public List<Round> Rounds { get; } = [];

    /// <summary>Loads Signet, then bare Kestrel with the same bytes, for a slice each. The signing of the requests is not in the time.</summary>
    public async Task<(LoadResult Signet, LoadResult Echo)> LoadAsync(
        SignetProcess signet, EchoServer echo, int connections, TimeSpan slice, int pool, CancellationToken cancellationToken)
    {
        var requests = signet.SignRequests(Kind, KeyId, pool);
        var plain = echo.Requests(requests, await signet.Client.AnswerSizeAsync(requests[0], cancellationToken));
        var ours = await Load.RunAsync(signet.Process, signet.Endpoint, requests, connections, slice, cancellationToken);
        var bare = await Load.RunAsync(echo.Process, echo.Endpoint, plain, connections, slice, cancellationToken);
        return (ours, bare);
    }
}
