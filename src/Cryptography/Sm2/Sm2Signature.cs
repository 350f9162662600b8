using System.Text;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Signet.Cryptography.Sm2;

/// <summary>Signers of SM2 (GB/T 32918.2) that hold a message, or its digest e, and make and take r ‖ s.</summary>
internal static class Sm2Signature
{
    // The identity that AWS KMS signs with, and that is the usual one (GM/T 0009, section 10).
    private static readonly byte[] Identity = "1234567812345678"u8.ToArray();

    public static SM2Signer Load(bool forSigning, ICipherParameters key, MessageType type, ReadOnlySpan<byte> message)
    {
        IDigest digest = type == MessageType.Raw ? new SM3Digest() : new GivenDigest(message.ToArray());
        var signer = new SM2Signer(PlainDsaEncoding.Instance, digest);
        signer.Init(forSigning, new ParametersWithID(key, Identity));
        if (type == MessageType.Raw)
        {
            signer.BlockUpdate(message);
        }

        return signer;
    }

    /// <summary>An SM3 that has taken in ZA (GB/T 32918.2, section 5.5) of the key and that identity: with the message it makes e.</summary>
    public static IDigest BeginDigest(ECPublicKeyParameters key, string identity)
    {
        var digest = new SM3Digest();
        var signer = new SM2Signer(digest);
        signer.Init(forSigning: false, new ParametersWithID(key, Encoding.UTF8.GetBytes(identity)));

        // The signer puts ZA before the first bytes that it is given.
        signer.BlockUpdate([]);
        return digest;
    }

    // e = SM3(ZA | M) is made from identity, key and message; whoever hands over e has done so.
    private sealed class GivenDigest(byte[] value) : IDigest
    {
        public string AlgorithmName => "e";

        public int GetDigestSize() => value.Length;

        public int GetByteLength() => 64;

        public void Update(byte input)
        {
        }

        public void BlockUpdate(byte[] input, int inOff, int inLen)
        {
        }

        public void BlockUpdate(ReadOnlySpan<byte> input)
        {
        }

        public int DoFinal(byte[] output, int outOff) => DoFinal(output.AsSpan(outOff));

        public int DoFinal(Span<byte> output)
        {
            value.CopyTo(output);
            return value.Length;
        }

        public void Reset()
        {
        }
    }
}
