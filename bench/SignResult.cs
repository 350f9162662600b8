namespace Signet.Bench;

/// <summary>What a loop of signatures measured.</summary>
/// <param name="Rate">Signatures per second.</param>
/// <param name="Processor">Microseconds of processor time per signature.</param>
internal sealed record SignResult(double Rate, double Processor);
