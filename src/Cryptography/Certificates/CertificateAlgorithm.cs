using System.Formats.Asn1;
using System.Security.Cryptography;
using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Certificates;

// RSASSA-PKCS1-v1_5: RFC 8017, appendix A.2.4, with NULL. RSASSA-PSS: RFC 4055, section 3.1; RFC 8017, appendix A.2.3. ECDSA: RFC 5758, section 3.2.
// Ed25519: RFC 8410, section 3. ML-DSA: RFC 9881, section 2. SM2 with SM3: GM/T 0006, GM/T 0015. The last four have no parameters.

/// <summary>What X.509 calls the signing algorithms: one row each.</summary>
internal static class CertificateAlgorithm
{
    private const string Pss = "1.2.840.113549.1.1.10";
    private const string Mgf1 = "1.2.840.113549.1.1.8";

    private static readonly Dictionary<SigningAlgorithm, string> Oids = new()
    {
        [SigningAlgorithm.RsassaPkcs1V15Sha256] = "1.2.840.113549.1.1.11",
        [SigningAlgorithm.RsassaPkcs1V15Sha384] = "1.2.840.113549.1.1.12",
        [SigningAlgorithm.RsassaPkcs1V15Sha512] = "1.2.840.113549.1.1.13",
        [SigningAlgorithm.RsassaPssSha256] = Pss,
        [SigningAlgorithm.RsassaPssSha384] = Pss,
        [SigningAlgorithm.RsassaPssSha512] = Pss,
        [SigningAlgorithm.EcdsaSha256] = "1.2.840.10045.4.3.2",
        [SigningAlgorithm.EcdsaSha384] = "1.2.840.10045.4.3.3",
        [SigningAlgorithm.EcdsaSha512] = "1.2.840.10045.4.3.4",
        [SigningAlgorithm.Sm2Dsa] = "1.2.156.10197.1.501",
    };

    /// <summary>The AlgorithmIdentifier as DER; throws <see cref="UnreadableException"/> where X.509 has none (Ed25519ph).</summary>
    public static byte[] Identifier(PublicKey key, SigningAlgorithm algorithm)
    {
        if (algorithm == SigningAlgorithm.Ed25519Sha512 || algorithm == SigningAlgorithm.MlDsaShake256)
        {
            // Signatures are called as the keys are.
            return key.Spec.AsymmetricEngine!.KeyAlgorithm.Der.ToArray();
        }

        if (!Oids.TryGetValue(algorithm, out var oid))
        {
            throw new UnreadableException($"X.509 has no name for {algorithm}: certificates of Ed25519 keys are signed with {SigningAlgorithm.Ed25519Sha512}.");
        }

        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (algorithm.Padding == RSASignaturePadding.Pkcs1)
            {
                writer.WriteNull();
            }
            else if (algorithm.Padding == RSASignaturePadding.Pss)
            {
                WritePss(writer, algorithm);
            }
        }

        return writer.Encode();
    }

    // SEQUENCE { [0] hash, [1] mask generation, [2] length of the salt }; the trailer has its default.
    private static void WritePss(AsnWriter writer, SigningAlgorithm algorithm)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0)))
            {
                WriteHash(writer, algorithm);
            }

            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 1)))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Mgf1);
                WriteHash(writer, algorithm);
            }

            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 2)))
            {
                writer.WriteInteger(algorithm.DigestLength);
            }
        }
    }

    private static void WriteHash(AsnWriter writer, SigningAlgorithm algorithm)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(algorithm.DigestLength switch { 32 => "2.16.840.1.101.3.4.2.1", 48 => "2.16.840.1.101.3.4.2.2", _ => "2.16.840.1.101.3.4.2.3" });
            writer.WriteNull();
        }
    }
}
