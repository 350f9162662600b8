using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Encodings;
using Org.BouncyCastle.Crypto.Engines;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Signet.Cryptography.Encodings;
using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Verification;

/// <summary>
/// An RSA signature to which the public key was applied once (RFC 8017, section 5.2.2), in the place of BouncyCastle's RSA:
/// paddings that are tried on it take their block from here.
/// </summary>
internal sealed class OpenedSignature : IAsymmetricBlockCipher
{
    private readonly byte[] _block;
    private readonly int _length;

    private OpenedSignature(RsaKeyParameters key, byte[] block, int length) => (Key, _block, _length) = (key, block, length);

    public RsaKeyParameters Key { get; }

    public string AlgorithmName => "RSA";

    /// <summary>Whether it ends as EMSA-PSS does (RFC 8017, section 9.1.2, step 4).</summary>
    public bool MayBePss => _block is [.., 0xBC];

    /// <summary>Applies a key's numbers; false when they are none to BouncyCastle, or the signature is no number below the modulus.</summary>
    public static bool TryOpen(PublicKey key, byte[] signature, [NotNullWhen(true)] out OpenedSignature? opened)
    {
        opened = null;
        if (signature.Length != key.Spec.BlockLength)
        {
            return false;
        }

        try
        {
            var parts = KeyParts.Of(key);
            var numbers = new RsaKeyParameters(isPrivate: false, new BigInteger(1, parts.First), new BigInteger(1, parts.Second));
            var rsa = new RsaEngine();
            rsa.Init(forEncryption: false, numbers);
            opened = new(numbers, rsa.ProcessBlock(signature, 0, signature.Length), signature.Length);
            return true;
        }
        catch (Exception error) when (error is ArgumentException or CryptoException)
        {
            // A modulus with a small factor, or a prime; a signature beyond the modulus.
            return false;
        }
    }

    /// <summary>Opens each signature once, for all that is tried on it: the key is looked at closely, which takes its time (4 ms with RSA_4096).</summary>
    public static Func<byte[], OpenedSignature?> Opener(PublicKey key)
    {
        var known = new Dictionary<byte[], OpenedSignature?>(ReferenceEqualityComparer.Instance);
        return signature =>
        {
            if (!known.TryGetValue(signature, out var opened))
            {
                known[signature] = opened = TryOpen(key, signature, out var fresh) ? fresh : null;
            }

            return opened;
        };
    }

    /// <summary>What EMSA-PKCS1-v1_5's padding holds (RFC 8017, section 9.2), a DigestInfo or anything else; null when it is no such padding.</summary>
    public byte[]? Unpad()
    {
        try
        {
            var encoding = new Pkcs1Encoding(this);
            encoding.Init(forEncryption: false, Key);
            return encoding.ProcessBlock(_block, 0, _block.Length);
        }
        catch (InvalidCipherTextException)
        {
            return null;
        }
    }

    /// <summary>The digest that a DigestInfo names and holds: SEQUENCE { SEQUENCE { OBJECT IDENTIFIER, NULL OPTIONAL }, OCTET STRING }.</summary>
    public static bool TryReadDigestInfo(byte[] content, out string hash, out byte[] digest)
    {
        (hash, digest) = ("", []);
        try
        {
            var info = new Asn1Reader(content, AsnEncodingRules.BER).ReadSequence();
            hash = info.ReadSequence().ReadObjectIdentifier();
            digest = info.ReadOctetString();
            return true;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    public void Init(bool forEncryption, ICipherParameters parameters)
    {
    }

    public int GetInputBlockSize() => _length;

    // What opens begins with a zero, which BouncyCastle's numbers do not have.
    public int GetOutputBlockSize() => _length - 1;

    public byte[] ProcessBlock(byte[] inBuf, int inOff, int inLen) => [.. _block];
}
