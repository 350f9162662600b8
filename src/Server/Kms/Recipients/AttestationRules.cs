using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Signet.Cryptography;
using Signet.Policies;

namespace Signet.Server.Kms.Recipients;

/// <summary>Verifies attestation documents against the configured roots, tells policies what they attest, and encrypts for whom they name.</summary>
/// <param name="roots">The certificates that every chain must end in; without any, every recipient is refused.</param>
internal sealed class AttestationRules(X509Certificate2Collection roots)
{
    private const string Prefix = "kms:RecipientAttestation:";

    /// <summary>Adds the condition keys of what the document attests; nothing without a recipient.</summary>
    public void AddConditions(RequestContext context, RecipientInfo? recipient, DateTimeOffset time)
    {
        if (recipient is null)
        {
            return;
        }

        foreach (var (index, value) in Verify(recipient, time).Pcrs)
        {
            context.Set(string.Create(CultureInfo.InvariantCulture, $"{Prefix}PCR{index}"), value);
            if (index == 0)
            {
                context.Set(Prefix + "ImageSha384", value);
            }
        }
    }

    /// <summary>The secret as it may leave: in clear for the caller, or encrypted for the recipient alone; the clear one is then wiped.</summary>
    public DeliveredSecret Deliver(byte[] secret, RecipientInfo? recipient, DateTimeOffset time)
    {
        if (recipient is null)
        {
            return DeliveredSecret.InClear(secret);
        }

        try
        {
            var publicKey = Verify(recipient, time).PublicKey ?? throw Invalid("it has no public key");
            return DeliveredSecret.ForRecipient(RecipientEnvelope.Encrypt(publicKey, secret));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    private AttestationDocument Verify(RecipientInfo recipient, DateTimeOffset time)
    {
        if (roots.Count == 0)
        {
            throw KmsErrors.Unsupported("This server trusts no attestation root. Set --attestation-root to the root certificate of your enclaves.");
        }

        try
        {
            return recipient.Attested ??= AttestationDocument.Verify(recipient.AttestationDocument, roots, time);
        }
        catch (CryptographicException error)
        {
            throw Invalid(error.Message);
        }
    }

    private static Protocol.ServiceException Invalid(string why) => KmsErrors.Validation($"The attestation document is not valid: {why.TrimEnd('.')}.");
}
