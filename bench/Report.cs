using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Signet.Bench;

/// <summary>What a run found, as a table for people and as JSON to keep.</summary>
/// <param name="Started">When the measuring began.</param>
/// <param name="LoadBefore">The machine's load average before anything of ours ran: above zero, the numbers share the machine.</param>
/// <param name="Options">What was asked for.</param>
/// <param name="Cores">Who ran where.</param>
/// <param name="Rows">The results.</param>
/// <param name="Mixed">How fast keys and slow keys share the server.</param>
/// <param name="Operations">Every operation beside its floor and beside moto_server.</param>
/// <param name="Starts">What starting took.</param>
/// <param name="Offline">What verifying without a service took.</param>
internal sealed record Report(
    DateTimeOffset Started, double LoadBefore, BenchOptions Options, Cores Cores, IReadOnlyList<ReportRow> Rows, IReadOnlyList<MixedRound> Mixed,
    IReadOnlyList<OperationLoad> Operations, IReadOnlyList<Start> Starts, IReadOnlyList<OfflineRound> Offline)
{
    private static readonly JsonSerializerOptions Json = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    // Title, whether decimals matter, and the number.
    private static readonly IReadOnlyList<(string Title, string Format, Func<Round, double> Of)> Columns =
    [
        ("Signet req/s", "N0", round => round.Signet.Rate),
        ("p50 ms", "N2", round => round.Signet.P50),
        ("p99 ms", "N2", round => round.Signet.P99),
        ("CPU us/req", "N0", round => round.Signet.Processor),
        ("cores", "N2", round => round.Signet.Busy),
        ("Kestrel req/s", "N0", round => round.Echo.Rate),
        ("CPU us/req", "N0", round => round.Echo.Processor),
        ("openssl sign/s", "N0", round => round.OpenSsl),
        (".NET sign/s", "N0", round => round.Loop.Rate),
        ("CPU us/sign", "N0", round => round.Loop.Processor),
        ("of openssl", "N2", round => round.OfOpenSsl),
        ("CPU / floor", "N2", round => round.OverFloor),
    ];

    public string ToText()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{Started:yyyy-MM-dd}: medians of {Options.Rounds} rounds of {Options.Slice.TotalSeconds:N0} s, {Options.Connections} connections; {Cores.Measured.Count} core(s) measured, {Cores.Generator.Count} for the load; {(Repository.IsPublished ? "native code" : "JIT")}; load average before the run {LoadBefore:N1}");
        text.AppendLine().AppendLine(Line("Sign with", Columns.Select(column => column.Title)));
        text.AppendLine(Line("---", Columns.Select(_ => "--:")));
        foreach (var row in Rows)
        {
            text.AppendLine(Line(row.KeySpec, Columns.Select(column => row.Rounds.Median(column.Of).ToString(column.Format, CultureInfo.InvariantCulture))));
        }

        return text.Append(MixedLoad.ToText(Mixed)).Append(OperationLoad.ToText(Operations)).Append(StartUp.ToText(Starts)).Append(OfflineVerification.ToText(Offline)).ToString();
    }

    /// <summary>Keeps the run, round by round, and answers the file.</summary>
    public string Save()
    {
        Directory.CreateDirectory(Repository.Results);
        var file = Path.Combine(Repository.Results, $"{Started:yyyy-MM-dd-HHmmss}.json");
        var run = new { Started, LoadBefore, Options.Rounds, Slice = Options.Slice.TotalSeconds, Options.Connections, MeasuredCores = Cores.Measured.Count, Native = Repository.IsPublished, Rows, Mixed, Operations, Starts, Offline };
        File.WriteAllText(file, JsonSerializer.Serialize(run, Json) + "\n");
        return file;
    }

    // Aligned for the terminal, and a table of Markdown all the same.
    private static string Line(string first, IEnumerable<string> cells)
    {
        var padded = cells.Zip(Columns, (cell, column) => cell.PadLeft(column.Title.Length));
        return $"| {first,-13} | {string.Join(" | ", padded)} |";
    }
}
