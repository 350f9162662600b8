using System.Formats.Asn1;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.Formats;

/// <summary>Public keys in DER, told apart by what a SEQUENCE holds: its first three elements.</summary>
internal static class DerKey
{
    public const string PrivateKey = "This is a PRIVATE key: keep it to yourself, and give its public half only (openssl pkey -pubout).";

    private const string NoKey = "The DER is neither a public key nor a certificate.";

    private static readonly Asn1Tag Version = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>Reads SubjectPublicKeyInfo, RSAPublicKey or a certificate; throws <see cref="UnreadableException"/> for anything else, private keys by name.</summary>
    public static (KeyEntry Key, PublicKeyFormat Format) Read(ReadOnlySpan<byte> der)
    {
        try
        {
            return Shape(der) switch
            {
                "SEQUENCE BITSTRING" => (new(PublicKey.Import(der)), PublicKeyFormat.Der),
                "INTEGER INTEGER" => (new(KeyParts.OpenRsa(der)), PublicKeyFormat.Der),
                "SEQUENCE SEQUENCE BITSTRING" => (new(ReadCertificate(der)), PublicKeyFormat.Certificate),
                "INTEGER SEQUENCE OCTETSTRING" or "INTEGER INTEGER INTEGER" or "SEQUENCE OCTETSTRING" => throw new UnreadableException(PrivateKey),
                var shape when shape.StartsWith("INTEGER OCTETSTRING", StringComparison.Ordinal) => throw new UnreadableException(PrivateKey),
                _ => throw new UnreadableException(NoKey),
            };
        }
        catch (AsnContentException error)
        {
            throw new UnreadableException(NoKey, error);
        }
    }

    private static string Shape(ReadOnlySpan<byte> der)
    {
        var outer = new Asn1Reader(der, AsnEncodingRules.DER);
        var content = outer.ReadSequence();
        outer.RequireEnd();

        var names = new List<string>();
        while (!content.IsEnd && names.Count < 3)
        {
            var tag = Asn1Tag.Decode(content.ReadEncoded(), out _);
            names.Add(tag.TagClass == TagClass.Universal ? ((UniversalTagNumber)tag.TagValue).ToString().ToUpperInvariant() : "OTHER");
        }

        return string.Join(' ', names);
    }

    // RFC 5280, section 4.1: SEQUENCE { SEQUENCE { [0] version OPTIONAL, serial INTEGER, SEQUENCE signature, SEQUENCE issuer,
    // SEQUENCE validity, SEQUENCE subject, SubjectPublicKeyInfo, … }, SEQUENCE, BIT STRING }
    private static PublicKey ReadCertificate(ReadOnlySpan<byte> der)
    {
        var certificate = new Asn1Reader(der, AsnEncodingRules.DER).ReadSequence().ReadSequence();
        if (certificate.IsNext(Version))
        {
            certificate.ReadEncoded();
        }

        certificate.ReadInteger();
        certificate.ReadSequence();
        certificate.ReadSequence();
        certificate.ReadSequence();
        certificate.ReadSequence();
        return PublicKey.Import(certificate.ReadEncoded());
    }
}
