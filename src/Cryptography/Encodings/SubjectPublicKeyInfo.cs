using System.Formats.Asn1;

namespace Signet.Cryptography.Encodings;

/// <summary>The two halves of a DER SubjectPublicKeyInfo (RFC 5280, section 4.1): SEQUENCE { AlgorithmIdentifier, BIT STRING }.</summary>
internal readonly ref struct SubjectPublicKeyInfo
{
    private SubjectPublicKeyInfo(ReadOnlySpan<byte> algorithm, ReadOnlySpan<byte> key)
    {
        Algorithm = algorithm;
        Key = key;
    }

    /// <summary>The AlgorithmIdentifier as encoded, tag and length included.</summary>
    public ReadOnlySpan<byte> Algorithm { get; }

    /// <summary>What the BIT STRING holds.</summary>
    public ReadOnlySpan<byte> Key { get; }

    /// <summary>Takes it apart; throws <see cref="AsnContentException"/> when it is not DER to the last byte.</summary>
    public static SubjectPublicKeyInfo Parse(ReadOnlySpan<byte> encoded)
    {
        var outer = new Asn1Reader(encoded, AsnEncodingRules.DER);
        var info = outer.ReadSequence();
        outer.RequireEnd();

        var algorithm = info.ReadEncoded();
        var key = info.ReadBitString();
        info.RequireEnd();
        return new(algorithm, key);
    }

    /// <summary>Writes one as DER.</summary>
    public static byte[] Write(AlgorithmIdentifier algorithm, ReadOnlySpan<byte> key)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(algorithm.Der);
            writer.WriteBitString(key);
        }

        return writer.Encode();
    }
}
