using System.Runtime.CompilerServices;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Signers;

namespace Signet.Cryptography.MlDsa;

/// <summary>
/// Stands in for the digest that makes μ of the message (FIPS 204, section 6.2, Algorithm 7, line 6) and gives the μ that came from outside;
/// from then on it is the SHAKE256 that it is derived from, which the signer goes on to use. See docs/decisions/external-mu.md.
/// </summary>
internal sealed class ExternalMu : ShakeDigest
{
    private const int Length = 64;

    private byte[]? _mu;

    private ExternalMu(byte[] mu)
        : base(256) => _mu = mu;

    /// <summary>Has the signer, which has seen no message, sign or verify the one that μ stands for.</summary>
    public static void Give(MLDsaSigner signer, ReadOnlySpan<byte> mu) => MessageDigest(signer) = new ExternalMu(mu.ToArray());

    public override void Update(byte input)
    {
        RequireGiven();
        base.Update(input);
    }

    public override void BlockUpdate(byte[] input, int inOff, int inLen)
    {
        RequireGiven();
        base.BlockUpdate(input, inOff, inLen);
    }

    public override void BlockUpdate(ReadOnlySpan<byte> input)
    {
        RequireGiven();
        base.BlockUpdate(input);
    }

    public override int DoFinal(byte[] output, int outOff) => _mu is null ? base.DoFinal(output, outOff) : Give(output.AsSpan(outOff, Length));

    public override int DoFinal(Span<byte> output) => _mu is null ? base.DoFinal(output) : Give(output);

    public override int OutputFinal(byte[] output, int outOff, int outLen) =>
        _mu is null ? base.OutputFinal(output, outOff, outLen) : Give(output.AsSpan(outOff, outLen));

    public override int OutputFinal(Span<byte> output) => _mu is null ? base.OutputFinal(output) : Give(output);

    public override int Output(byte[] output, int outOff, int outLen)
    {
        RequireGiven();
        return base.Output(output, outOff, outLen);
    }

    public override int Output(Span<byte> output)
    {
        RequireGiven();
        return base.Output(output);
    }

    /// <summary>Begins another message, as a signer does when it has refused a signature before it needed μ.</summary>
    public override void Reset()
    {
        _mu = null;
        base.Reset();
    }

    [UnsafeAccessor(UnsafeAccessorKind.Field, Name = "m_msgRepDigest")]
    private static extern ref ShakeDigest MessageDigest(MLDsaSigner signer);

    private int Give(Span<byte> output)
    {
        _mu.CopyTo(output[..Length]);
        Reset();
        return Length;
    }

    // Nothing but μ may be asked for first. All other digests of a signature have input: with it, this one is not where it is thought to be.
    private void RequireGiven()
    {
        if (_mu is not null)
        {
            throw new InvalidOperationException("The signer digests something before it asks for the message representative.");
        }
    }
}
