namespace Signet.Bench;

/// <summary>What one round measured of one kind of key, its parts one right after the other.</summary>
internal sealed record Round(LoadResult Signet, LoadResult Echo, double OpenSsl, SignResult Loop)
{
    /// <summary>How much of the machine's OpenSSL a client gets through the whole service; 1 is the limit.</summary>
    public double OfOpenSsl => Signet.Rate / OpenSsl;

    /// <summary>The processor time of a request against that of bare HTTP and bare signing; 1 would be a service that costs nothing.</summary>
    public double OverFloor => Signet.Processor / (Echo.Processor + Loop.Processor);
}
