using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using X509PublicKey = System.Security.Cryptography.X509Certificates.PublicKey;

namespace Signet.Cryptography.Certificates;

/// <summary>A certificate or a request for one that lacks its signature, which somebody else makes: X.509 (RFC 5280), PKCS #10 (RFC 2986).</summary>
public sealed class CertificateDraft
{
    private const int SerialLength = 16;

    private readonly byte[] _algorithm;

    private CertificateDraft(byte[] toBeSigned, byte[] algorithm) => (ToBeSigned, _algorithm) = (toBeSigned, algorithm);

    /// <summary>The bytes that the key signs, DER.</summary>
    public byte[] ToBeSigned { get; }

    /// <summary>A certification request for the key, with the alternative names as an extension that is asked for.</summary>
    /// <exception cref="Formats.UnreadableException">X.509 has no name for the algorithm.</exception>
    public static CertificateDraft Request(PublicKey key, SigningAlgorithm algorithm, X500DistinguishedName subject, SubjectAlternativeNameBuilder? names) =>
        Draft(key, algorithm, subject, names, (request, recorder) => request.CreateSigningRequest(recorder));

    /// <summary>A certificate that the key signs for itself: no CA, for digital signatures, with a random serial number.</summary>
    /// <exception cref="Formats.UnreadableException">X.509 has no name for the algorithm.</exception>
    public static CertificateDraft SelfSigned(
        PublicKey key, SigningAlgorithm algorithm, X500DistinguishedName subject, SubjectAlternativeNameBuilder? names, DateTimeOffset from, DateTimeOffset to) =>
        Draft(key, algorithm, subject, names, (request, recorder) =>
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
            request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, X509SubjectKeyIdentifierHashAlgorithm.Sha256, critical: false));
            using var unsigned = request.Create(subject, recorder, from, to, Serial());
        });

    /// <summary>The whole, DER, given the key's signature over <see cref="ToBeSigned"/>: SEQUENCE { what was signed, algorithm, BIT STRING }.</summary>
    public byte[] Complete(ReadOnlySpan<byte> signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(ToBeSigned);
            writer.WriteEncodedValue(_algorithm);
            writer.WriteBitString(signature);
        }

        return writer.Encode();
    }

    private static CertificateDraft Draft(
        PublicKey key, SigningAlgorithm algorithm, X500DistinguishedName subject, SubjectAlternativeNameBuilder? names, Action<CertificateRequest, Recorder> make)
    {
        var identifier = CertificateAlgorithm.Identifier(key, algorithm);
        var publicKey = X509PublicKey.CreateFromSubjectPublicKeyInfo(key.ExportSubjectPublicKeyInfo(), out _);

        // The hash is for generators that hash; the recorder does not.
        var request = new CertificateRequest(subject, publicKey, HashAlgorithmName.SHA256);
        if (names is not null)
        {
            request.CertificateExtensions.Add(names.Build());
        }

        var recorder = new Recorder(publicKey, identifier);
        make(request, recorder);
        return new(recorder.ToBeSigned, identifier);
    }

    // Positive, and at most 20 bytes (RFC 5280, section 4.1.2.2).
    private static byte[] Serial()
    {
        var serial = RandomNumberGenerator.GetBytes(SerialLength);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x40);
        return serial;
    }

    // Keeps what the platform wants signed: it signs at once, a service does not.
    private sealed class Recorder(X509PublicKey key, byte[] algorithm) : X509SignatureGenerator
    {
        public byte[] ToBeSigned { get; private set; } = [];

        public override byte[] GetSignatureAlgorithmIdentifier(HashAlgorithmName hashAlgorithm) => algorithm;

        public override byte[] SignData(byte[] data, HashAlgorithmName hashAlgorithm)
        {
            ToBeSigned = data;
            return [0];
        }

        protected override X509PublicKey BuildPublicKey() => key;
    }
}
