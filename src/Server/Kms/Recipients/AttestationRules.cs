using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Signet.Cryptography;
using Signet.Policies;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Recipients;

/// <summary>Verifies attestation documents against the configured roots, tells policies what they attest, and encrypts for whom they name.</summary>
/// <param name="roots">The certificates that every chain must end in; without any, every recipient is refused.</param>
internal sealed class AttestationRules(X509Certificate2Collection roots)
{
    private const string Prefix = "kms:RecipientAttestation:";

    /// <summary>Adds the condition keys of what the document attests; nothing without a recipient.</summary>
    public void AddConditions(RequestContext context, Call call, RecipientInfo? recipient)
    {
        if (recipient is null)
        {
            return;
        }

        var document = Verify(call, recipient);
        AddRegisters(context, "PCR", document.Pcrs);
        AddRegisters(context, "NitroTPMPCR", document.NitroTpmPcrs);
        if (ImageDigest(document) is { } digest)
        {
            context.Set(Prefix + "ImageSha384", digest);
        }
    }

    /// <summary>The secret as it may leave: in clear for the caller, or encrypted for the recipient alone; the clear one is then wiped.</summary>
    public DeliveredSecret Deliver(byte[] secret, Call call, RecipientInfo? recipient)
    {
        if (recipient is null)
        {
            return DeliveredSecret.InClear(secret);
        }

        try
        {
            // Without a key it would not have been verified.
            return DeliveredSecret.ForRecipient(RecipientEnvelope.Encrypt(Verify(call, recipient).PublicKey!, secret));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    // An enclave's image is measured into its first register.
    private static string? ImageDigest(AttestationDocument document) => document.Pcrs.GetValueOrDefault(0);

    private static void AddRegisters(RequestContext context, string name, IReadOnlyDictionary<int, string> registers)
    {
        foreach (var (index, value) in registers)
        {
            context.Set(string.Create(CultureInfo.InvariantCulture, $"{Prefix}{name}{index}"), value);
        }
    }

    private AttestationDocument Verify(Call call, RecipientInfo recipient)
    {
        if (recipient.Attested is { } attested)
        {
            return attested;
        }

        if (roots.Count == 0)
        {
            throw KmsErrors.Unsupported("This server trusts no attestation root. Set --attestation-root to the root certificate of your enclaves.");
        }

        var document = Read(recipient, call.Time);
        if (document.PublicKey is null)
        {
            throw Invalid("it has no public key");
        }

        TellOf(call, document);
        return recipient.Attested = document;
    }

    private AttestationDocument Read(RecipientInfo recipient, DateTimeOffset time)
    {
        try
        {
            return AttestationDocument.Verify(recipient.AttestationDocument, roots, time);
        }
        catch (CryptographicException error)
        {
            throw Invalid(error.Message);
        }
    }

    private static void TellOf(Call call, AttestationDocument document)
    {
        var told = new JsonObject { ["attestationDocumentModuleId"] = document.ModuleId };
        if (ImageDigest(document) is { } digest)
        {
            told["attestationDocumentEnclaveImageDigest"] = digest;
        }

        call.Notes.Tell("recipient", told);
    }

    private static Protocol.ServiceException Invalid(string why) => KmsErrors.Validation($"The attestation document is not valid: {why.TrimEnd('.')}.");
}
