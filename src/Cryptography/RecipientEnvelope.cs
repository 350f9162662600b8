using System.Formats.Asn1;
using System.Security.Cryptography;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography;

// CMS (RFC 5652, section 6.1), with the choices that AWS KMS makes for CiphertextForRecipient. Whether AWS writes DER or BER is not known; this is DER:
// ContentInfo { id-envelopedData, [0] EnvelopedData { 2,
//   SET { KeyTransRecipientInfo { 2, [0] subjectKeyIdentifier, id-RSAES-OAEP with SHA-256 for hash and mask (RFC 4055, section 4.1), OCTET STRING } },
//   EncryptedContentInfo { id-data, AES-256-CBC with its vector (RFC 3565), [0] OCTET STRING, padded by PKCS#7 } } }

/// <summary>Encrypts an answer for the key that an <see cref="AttestationDocument"/> carries: KMS's CiphertextForRecipient.</summary>
public static class RecipientEnvelope
{
    private const string EnvelopedData = "1.2.840.113549.1.7.3";
    private const string Data = "1.2.840.113549.1.7.1";
    private const string RsaesOaep = "1.2.840.113549.1.1.7";
    private const string Mgf1 = "1.2.840.113549.1.1.8";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string Aes256Cbc = "2.16.840.1.101.3.4.1.42";
    private const int KeyLength = 32;

    private static readonly Asn1Tag First = new(TagClass.ContextSpecific, 0);
    private static readonly Asn1Tag Second = new(TagClass.ContextSpecific, 1);

    /// <summary>
    /// A DER ContentInfo with the plaintext in it, for an RSA key of 2048, 3072 or 4096 bits in a DER SubjectPublicKeyInfo;
    /// throws <see cref="CryptographicException"/> for another key.
    /// </summary>
    public static byte[] Encrypt(ReadOnlySpan<byte> subjectPublicKeyInfo, ReadOnlySpan<byte> plaintext)
    {
        using var recipient = PublicKey.Import(subjectPublicKeyInfo);
        if (!recipient.Spec.EncryptionAlgorithms.Contains(EncryptionAlgorithm.RsaesOaepSha256))
        {
            throw new CryptographicException($"Answers are encrypted for RSA keys, not for {recipient.Spec}.");
        }

        Span<byte> key = stackalloc byte[KeyLength];
        try
        {
            RandomNumberGenerator.Fill(key);
            using var aes = Aes.Create();
            aes.SetKey(key);
            aes.GenerateIV();
            return Write(Identifier(subjectPublicKeyInfo), recipient.Encrypt(EncryptionAlgorithm.RsaesOaepSha256, key), aes.IV, aes.EncryptCbc(plaintext, aes.IV));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Whether answers can be encrypted for that key.</summary>
    internal static bool Takes(ReadOnlySpan<byte> subjectPublicKeyInfo)
    {
        try
        {
            using var recipient = PublicKey.Import(subjectPublicKeyInfo);
            return recipient.Spec.EncryptionAlgorithms.Contains(EncryptionAlgorithm.RsaesOaepSha256);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    // RFC 5280, section 4.2.1.2, method 1: names the key, and protects nothing.
    private static byte[] Identifier(ReadOnlySpan<byte> subjectPublicKeyInfo) => SHA1.HashData(SubjectPublicKeyInfo.Parse(subjectPublicKeyInfo).Key);

    private static byte[] Write(byte[] identifier, byte[] encryptedKey, byte[] vector, byte[] content)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(EnvelopedData);
            using (writer.PushSequence(First))
            using (writer.PushSequence())
            {
                writer.WriteInteger(2);
                using (writer.PushSetOf())
                {
                    WriteRecipient(writer, identifier, encryptedKey);
                }

                WriteContent(writer, vector, content);
            }
        }

        return writer.Encode();
    }

    private static void WriteRecipient(AsnWriter writer, byte[] identifier, byte[] encryptedKey)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(2);
            writer.WriteOctetString(identifier, First);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(RsaesOaep);
                WriteOaepParameters(writer);
            }

            writer.WriteOctetString(encryptedKey);
        }
    }

    // RSAES-OAEP-params { [0] hash, [1] mask generation }, and the empty label by default; the hash with NULL, as RFC 4055 writes it (section 2.1).
    private static void WriteOaepParameters(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence(First))
            {
                WriteHash(writer);
            }

            using (writer.PushSequence(Second))
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Mgf1);
                WriteHash(writer);
            }
        }
    }

    private static void WriteHash(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Sha256);
            writer.WriteNull();
        }
    }

    private static void WriteContent(AsnWriter writer, byte[] vector, byte[] content)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(Data);
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Aes256Cbc);
                writer.WriteOctetString(vector);
            }

            writer.WriteOctetString(content, First);
        }
    }
}
