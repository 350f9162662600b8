namespace Signet.Bench;

/// <summary>What one round measured of one operation, its parts one right after the other.</summary>
/// <param name="Signet">Signet under load.</param>
/// <param name="Echo">Bare Kestrel with the same bytes.</param>
/// <param name="Alone">The cryptography alone; null when there is none.</param>
/// <param name="Moto">moto_server under the same load; null when it is not installed.</param>
internal sealed record OperationRound(LoadResult Signet, LoadResult Echo, SignResult? Alone, LoadResult? Moto)
{
    /// <summary>The processor time of a request against that of bare HTTP and bare cryptography.</summary>
    public double OverFloor => Signet.Processor / (Echo.Processor + (Alone?.Processor ?? 0));

    /// <summary>How many times as fast as moto_server; not a number when it is not installed.</summary>
    public double OfMoto => Signet.Rate / (Moto?.Rate ?? double.NaN);
}
