using System.Globalization;
using System.Text;

namespace Signet.Bench;

/// <summary>One operation after the other under load: Signet, bare Kestrel with the same bytes, the cryptography alone, and moto_server.</summary>
internal sealed record OperationLoad(string Name, IReadOnlyList<OperationRound> Rounds)
{
    private const int Pool = 64;

    /// <summary>Measures every operation, in rounds that take turns.</summary>
    public static async Task<IReadOnlyList<OperationLoad>> RunAllAsync(
        SignetProcess signet, EchoServer echo, BenchOptions options, Cores cores, CancellationToken cancellationToken)
    {
        using var moto = await MotoServer.TryStartAsync(cores, cancellationToken);
        List<(OperationKind Kind, string Key, string? MotoKey, SignLoop? Alone, List<OperationRound> Rounds)> rows = [];
        foreach (var kind in OperationKind.All)
        {
            var key = await signet.Client.CreateKeyAsync(kind.Spec, kind.Usage, cancellationToken);
            var motoKey = moto is null ? null : await moto.Client.CreateKeyAsync(kind.Spec, kind.Usage, cancellationToken);
            rows.Add((kind, key, motoKey, kind.Alone is null ? null : new(kind.Alone, cores.Measured.Count), []));
        }

        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var (kind, key, motoKey, alone, rounds) in rows)
            {
                var requests = await RequestsAsync(signet.Client, kind, key, cancellationToken);
                var (ours, bare) = await signet.LoadBesideAsync(echo, requests, options.Connections, options.Slice, cancellationToken);
                var theirs = moto is null ? null : await Load.RunAsync(
                    moto.Process, moto.Client.Endpoint, await RequestsAsync(moto.Client, kind, motoKey!, cancellationToken), options.Connections, options.Slice, cancellationToken);
                rounds.Add(new(ours, bare, alone?.Run(), theirs));
            }
        }

        return [.. rows.Select(row => new OperationLoad(row.Kind.Name, row.Rounds))];
    }

    /// <summary>The medians as a table of Markdown.</summary>
    public static string ToText(IReadOnlyList<OperationLoad> rows)
    {
        var text = new StringBuilder("\n| Operation | Signet req/s | p50 ms | p99 ms | CPU us/req | Kestrel CPU | alone CPU | CPU / floor | moto req/s | of moto |\n| --- | --: | --: | --: | --: | --: | --: | --: | --: | --: |\n");
        foreach (var row in rows)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| {row.Name} | {row.Rounds.Median(r => r.Signet.Rate):N0} | {row.Rounds.Median(r => r.Signet.P50):N2} | {row.Rounds.Median(r => r.Signet.P99):N2} | {row.Rounds.Median(r => r.Signet.Processor):N0} | {row.Rounds.Median(r => r.Echo.Processor):N0} | {row.Rounds.Median(r => r.Alone?.Processor ?? 0):N0} | {row.Rounds.Median(r => r.OverFloor):N2} | {row.Rounds.Median(r => r.Moto?.Rate ?? double.NaN):N0} | {row.Rounds.Median(r => r.OfMoto):N1} |");
        }

        return text.ToString();
    }

    private static async Task<IReadOnlyList<byte[]>> RequestsAsync(KmsClient client, OperationKind kind, string key, CancellationToken cancellationToken)
    {
        List<byte[]> requests = [];
        while (requests.Count < Pool)
        {
            requests.Add(client.Request(kind.Operation, await kind.BodyAsync(client, key, cancellationToken)));
        }

        return requests;
    }
}
