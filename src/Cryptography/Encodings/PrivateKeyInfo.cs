using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Signet.Cryptography.Encodings;

/// <summary>
/// A PKCS#8 PrivateKeyInfo (RFC 5208, section 5; with version 1 and [1] a OneAsymmetricKey, RFC 5958, section 2):
/// SEQUENCE { version, AlgorithmIdentifier, OCTET STRING, [0] attributes OPTIONAL, [1] public key OPTIONAL }.
/// </summary>
internal sealed class PrivateKeyInfo : IDisposable
{
    // More than three times the longest key, RSA_4096, so that there is room for attributes.
    private const int MaxLength = 8192;

    private static readonly Asn1Tag Attributes = new(TagClass.ContextSpecific, 0, isConstructed: true);
    private static readonly Asn1Tag PublicKeyTag = new(TagClass.ContextSpecific, 1);

    private PrivateKeyInfo(byte[] key, byte[]? publicKey) => (Key, PublicKey) = (key, publicKey);

    /// <summary>What the OCTET STRING holds: one element of ASN.1.</summary>
    public byte[] Key { get; }

    /// <summary>The public half, in version 1 when it is there.</summary>
    public byte[]? PublicKey { get; }

    /// <summary>For keys that the platform reads: throws unless it is one of version 0 and of that algorithm.</summary>
    public static void Require(ReadOnlySpan<byte> encoded, AlgorithmIdentifier algorithm) => Parse(encoded, algorithm, maxVersion: 0).Dispose();

    /// <summary>Takes it apart; throws unless it is one of that algorithm and of a version up to the given one, and nothing follows.</summary>
    public static PrivateKeyInfo Parse(ReadOnlySpan<byte> encoded, AlgorithmIdentifier algorithm, int maxVersion)
    {
        if (encoded.Length > MaxLength)
        {
            throw new CryptographicException($"The private key is longer than {MaxLength} bytes.");
        }

        // AWS takes BER as well as DER (AWS KMS Developer Guide, Importing key material).
        var outer = new Asn1Reader(encoded, AsnEncodingRules.BER);
        var info = outer.ReadSequence();
        outer.RequireEnd();

        var version = info.ReadInteger() is [var number] ? number : byte.MaxValue;
        if (version > maxVersion)
        {
            throw new CryptographicException("The private key is of another version of PKCS#8.");
        }

        algorithm.Require(ref info);
        var key = info.ReadOctetString();
        try
        {
            RequireOneElement(key);
            return new(key, ReadRest(ref info, version));
        }
        catch
        {
            CryptographicOperations.ZeroMemory(key);
            throw;
        }
    }

    /// <summary>Writes one of version 0 as DER; the caller wipes it.</summary>
    public static byte[] Write(AlgorithmIdentifier algorithm, ReadOnlySpan<byte> key)
    {
        // Room from the start: a writer that grows leaves its former buffer behind.
        var writer = new AsnWriter(AsnEncodingRules.DER, initialCapacity: key.Length + 64);
        using (writer.PushSequence())
        {
            writer.WriteInteger(0);
            writer.WriteEncodedValue(algorithm.Der);
            writer.WriteOctetString(key);
        }

        var encoded = writer.Encode();
        writer.Reset();
        return encoded;
    }

    public void Dispose() => CryptographicOperations.ZeroMemory(Key);

    private static void RequireOneElement(ReadOnlySpan<byte> key)
    {
        var inner = new Asn1Reader(key, AsnEncodingRules.BER);
        inner.ReadEncoded();
        inner.RequireEnd();
    }

    private static byte[]? ReadRest(ref Asn1Reader info, int version)
    {
        if (info.IsNext(Attributes))
        {
            info.ReadEncoded();
        }

        var publicKey = version == 1 && info.IsNext(PublicKeyTag) ? info.ReadBitString(PublicKeyTag).ToArray() : null;
        info.RequireEnd();
        return publicKey;
    }
}
