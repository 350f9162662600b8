using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Signet.Cryptography.Encodings;

/// <summary>
/// The outside of a PKCS#8 PrivateKeyInfo (RFC 5208, section 5): SEQUENCE { 0, AlgorithmIdentifier, OCTET STRING, [0] attributes OPTIONAL }.
/// The platform reads the inside; here is decided what it is let read.
/// </summary>
internal static class PrivateKeyInfo
{
    // More than three times the longest key, RSA_4096, so that there is room for attributes.
    private const int MaxLength = 8192;

    /// <summary>Throws unless the key is one of that algorithm, with NULL or the named curve for its parameters, and nothing follows.</summary>
    public static void Require(ReadOnlySpan<byte> encoded, string algorithm, string? curve)
    {
        if (encoded.Length > MaxLength)
        {
            throw new CryptographicException($"The private key is longer than {MaxLength} bytes.");
        }

        // AWS takes BER as well as DER (AWS KMS Developer Guide, Importing key material).
        var outer = new Asn1Reader(encoded, AsnEncodingRules.BER);
        var info = outer.ReadSequence();
        outer.RequireEnd();

        var version = info.ReadInteger();
        var identifier = info.ReadSequence();
        if (version is not [0] || identifier.ReadObjectIdentifier() != algorithm)
        {
            throw new CryptographicException("The private key is of another algorithm.");
        }

        RequireParameters(ref identifier, curve);
        identifier.RequireEnd();
        RequireOneElement(info.ReadOctetString());
    }

    private static void RequireOneElement(byte[] key)
    {
        try
        {
            var inner = new Asn1Reader(key, AsnEncodingRules.BER);
            inner.ReadEncoded();
            inner.RequireEnd();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    private static void RequireParameters(ref Asn1Reader identifier, string? curve)
    {
        if (curve is null)
        {
            identifier.ReadNull();
        }
        else if (identifier.ReadObjectIdentifier() != curve)
        {
            throw new CryptographicException("The private key is on another curve.");
        }
    }
}
