namespace Signet.Bench;

/// <summary>Signing with one key, and what its rounds measured.</summary>
internal sealed record Workload(KeyKind Kind, string KeyId, SignLoop Loop)
{
    public List<Round> Rounds { get; } = [];

    /// <summary>Loads Signet, then bare Kestrel with the same bytes, for a slice each. The signing of the requests is not in the time.</summary>
    public Task<(LoadResult Signet, LoadResult Echo)> LoadAsync(
        SignetProcess signet, EchoServer echo, int connections, TimeSpan slice, int pool, CancellationToken cancellationToken) =>
        signet.LoadBesideAsync(echo, signet.SignRequests(Kind, KeyId, pool), connections, slice, cancellationToken);
}
