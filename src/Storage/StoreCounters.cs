using System.Runtime.InteropServices;

namespace Signet.Storage;

/// <summary>How much the writer has done since the store was opened; commits that wait together share a transaction and its flush.</summary>
/// <param name="Commits">Commits that are durable.</param>
/// <param name="Transactions">Database transactions that made them so.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct StoreCounters(long Commits, long Transactions);
