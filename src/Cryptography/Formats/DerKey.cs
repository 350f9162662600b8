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
                "SB" => (new(PublicKey.Import(der)), PublicKeyFormat.Der),
                "II" => (new(KeyParts.OpenRsa(der)), PublicKeyFormat.Der),
                "SSB" => (new(ReadCertificate(der)), PublicKeyFormat.Certificate),
                "ISO" or "III" or "IO" or "IOX" or "SO" => throw new UnreadableException(PrivateKey),
                _ => throw new UnreadableException(NoKey),
            };
        }
        catch (AsnContentException error)
        {
            throw new UnreadableException(NoKey, error);
        }
    }

    // A letter for each: Integer, Bit string, Octet string, Sequence, X for others. "SB" is SubjectPublicKeyInfo, "SSB" a certificate, "II" RSAPublicKey;
    // private keys are "ISO" (PKCS#8), "III" (RSA), "IO" and "IOX" (SEC 1), "SO" (encrypted).
    private static string Shape(ReadOnlySpan<byte> der)
    {
        var outer = new Asn1Reader(der, AsnEncodingRules.DER);
        var content = outer.ReadSequence();
        outer.RequireEnd();

        var shape = "";
        while (!content.IsEnd && shape.Length < 3)
        {
            shape += content.ReadEncoded()[0] switch { 0x02 => 'I', 0x03 => 'B', 0x04 => 'O', 0x30 => 'S', _ => 'X' };
        }

        return shape;
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
