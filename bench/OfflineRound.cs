namespace Signet.Bench;

/// <summary>One round of <c>signet verify</c> beside <c>openssl dgst -verify</c>: seconds from start to end of the process.</summary>
/// <param name="SignetShort">signet, over a file of a few bytes: all of it is starting up.</param>
/// <param name="OpenSslShort">openssl over the same.</param>
/// <param name="SignetLong">signet, over a large file.</param>
/// <param name="OpenSslLong">openssl over the same.</param>
internal sealed record OfflineRound(double SignetShort, double OpenSslShort, double SignetLong, double OpenSslLong)
{
    /// <summary>How many times as long signet takes to start.</summary>
    public double StartRatio => SignetShort / OpenSslShort;

    /// <summary>How many times as long signet takes for the large file, starting included.</summary>
    public double LongRatio => SignetLong / OpenSslLong;
}
