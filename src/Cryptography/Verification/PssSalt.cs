using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Signers;

namespace Signet.Cryptography.Verification;

/// <summary>
/// RSASSA-PSS with salts of other lengths than the digest's and with MGF1 over another hash (RFC 8017, section 9.1.2), which the platform does not do.
/// A signature does not tell its salt's length: every one is tried, on a signature that was opened once.
/// </summary>
internal static class PssSalt
{
    public static bool Applies(SigningAlgorithm algorithm) => algorithm.Padding == System.Security.Cryptography.RSASignaturePadding.Pss;

    /// <summary>Whether the signature holds with a salt of any length and MGF1 over the same hash.</summary>
    public static bool HoldsWithAny(PublicKey key, SigningAlgorithm algorithm, byte[] digest, byte[] signature) =>
        OpenedSignature.TryOpen(key, signature, out var opened) && Find(opened, algorithm, digest, NewDigest(algorithm.DigestLength)) is not null;

    /// <summary>The salt's length in bytes with which the signature holds, MGF1 being over the given hash; null when it holds with none.</summary>
    public static int? Find(OpenedSignature opened, SigningAlgorithm algorithm, byte[] digest, IDigest maskHash)
    {
        if (!opened.MayBePss)
        {
            return null;
        }

        // emLen - hLen - 2, emBits being one less than the modulus's.
        var longest = ((opened.Key.Modulus.BitLength - 1 + 7) / 8) - algorithm.DigestLength - 2;
        for (var length = 0; length <= longest; length++)
        {
            var signer = new PssSigner(opened, new GivenOnce(NewDigest(algorithm.DigestLength), digest), maskHash, length);
            signer.Init(forSigning: false, opened.Key);
            if (signer.VerifySignature(new byte[opened.GetInputBlockSize()]))
            {
                return length;
            }
        }

        return null;
    }

    /// <summary>A hash of SHA-1 and SHA-2 by its length.</summary>
    public static IDigest NewDigest(int length) => length switch
    {
        20 => new Sha1Digest(),
        32 => new Sha256Digest(),
        48 => new Sha384Digest(),
        _ => new Sha512Digest(),
    };

    // The signer hashes the message, and then its own block with the same hash: the first result is the digest that is at hand.
    private sealed class GivenOnce(IDigest digest, byte[] given) : IDigest
    {
        private bool _isGiven;

        public string AlgorithmName => digest.AlgorithmName;

        public int GetDigestSize() => digest.GetDigestSize();

        public int GetByteLength() => digest.GetByteLength();

        public void Update(byte input) => digest.Update(input);

        public void BlockUpdate(byte[] input, int inOff, int inLen) => digest.BlockUpdate(input, inOff, inLen);

        public void BlockUpdate(ReadOnlySpan<byte> input) => digest.BlockUpdate(input);

        public int DoFinal(byte[] output, int outOff) => DoFinal(output.AsSpan(outOff));

        public int DoFinal(Span<byte> output)
        {
            if (_isGiven)
            {
                return digest.DoFinal(output);
            }

            _isGiven = true;
            given.CopyTo(output);
            return given.Length;
        }

        public void Reset() => digest.Reset();
    }
}
