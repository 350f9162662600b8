namespace Signet.Bench;

/// <summary>One kind of key in the report, and its rounds.</summary>
internal sealed record ReportRow(string KeySpec, IReadOnlyList<Round> Rounds);
