using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Signet.Server.Kms.Recipients;

internal sealed record AttestationDocument(IReadOnlyDictionary<int, string> Pcrs, byte[]? PublicKey)
{
    public static AttestationDocument Verify(byte[] document, X509Certificate2Collection roots, DateTimeOffset time) => throw new CryptographicException();
}

internal static class RecipientEnvelope
{
    public static byte[] Seal(byte[] publicKey, byte[] secret) => throw new CryptographicException();
}
