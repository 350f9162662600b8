namespace Signet.Bench;

/// <summary>What one round measured of fast keys and slow keys: each alone, then both at the same time.</summary>
internal sealed record MixedRound(LoadResult FastAlone, LoadResult SlowAlone, LoadResult Fast, LoadResult Slow)
{
    /// <summary>How much of its lone rate ECC_NIST_P256 keeps.</summary>
    public double FastKept => Fast.Rate / FastAlone.Rate;

    /// <summary>How much of its lone rate RSA_4096 keeps.</summary>
    public double SlowKept => Slow.Rate / SlowAlone.Rate;
}
