using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Agreement;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Utilities;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.Sm2;

/// <summary>
/// An SM2 private key. The number that is exported is wiped; the one that BouncyCastle computes with is left to the garbage collector.
/// </summary>
internal sealed class Sm2PrivateKey : PrivateKey
{
    private readonly SecretBytes _number;
    private readonly ECPrivateKeyParameters _key;
    private readonly byte[] _point;

    public Sm2PrivateKey(KeySpec spec, SecretBytes number)
        : this(spec, number, Open(number))
    {
    }

    private Sm2PrivateKey(KeySpec spec, SecretBytes number, ECPrivateKeyParameters key)
        : this(spec, number, key, Sm2Curve.PublicOf(key.D).Q.GetEncoded(compressed: false))
    {
    }

    private Sm2PrivateKey(KeySpec spec, SecretBytes number, ECPrivateKeyParameters key, byte[] point)
        : base(spec, SubjectPublicKeyInfo.Write(Sm2Engine.Algorithm, point)) => (_number, _key, _point) = (number, key, point);

    /// <summary>The public half: 0x04 | X | Y.</summary>
    public ReadOnlySpan<byte> Point => _point;

    public override byte[] ExportPkcs8()
    {
        using var number = _number.Open();
        var writer = new AsnWriter(AsnEncodingRules.DER, initialCapacity: 128);
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            writer.WriteOctetString(number.Value);
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
            {
                writer.WriteBitString(_point);
            }
        }

        var key = writer.Encode();
        writer.Reset();
        try
        {
            return PrivateKeyInfo.Write(Sm2Engine.Algorithm, key);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    public override void Dispose() => _number.Dispose();

    private protected override byte[] SignChecked(SigningAlgorithm algorithm, MessageType type, ReadOnlySpan<byte> message)
    {
        RequireOpen();
        var signer = Sm2Signature.Load(forSigning: true, new ParametersWithRandom(_key, PlatformRandom.Instance), type, message);
        return EcdsaSignature.ToDer(Spec, signer.GenerateSignature());
    }

    private protected override bool TryDecryptChecked(EncryptionAlgorithm algorithm, ReadOnlySpan<byte> ciphertext, [NotNullWhen(true)] out byte[]? plaintext)
    {
        RequireOpen();
        return Sm2Ciphertext.TryDecrypt(_key, ciphertext, Spec.MaxPlaintext(algorithm), out plaintext);
    }

    private protected override byte[] DeriveSharedSecretChecked(PublicKey peer)
    {
        RequireOpen();
        var agreement = new ECDHBasicAgreement();
        agreement.Init(_key);
        return BigIntegers.AsUnsignedByteArray(Sm2Curve.Length, agreement.CalculateAgreement(((Sm2PublicKey)peer).Key));
    }

    private static ECPrivateKeyParameters Open(SecretBytes number)
    {
        using var use = number.Open();
        return new(new BigInteger(1, use.Value), Sm2Curve.Domain);
    }

    private void RequireOpen() => ObjectDisposedException.ThrowIf(_number.IsClosed, this);
}
