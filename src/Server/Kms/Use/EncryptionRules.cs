using Signet.Cryptography;
using Signet.Policies;
using Signet.Server.State;

namespace Signet.Server.Kms.Use;

/// <summary>What Encrypt and Decrypt check alike, and the condition keys of encryption contexts.</summary>
internal static class EncryptionRules
{
    public static void Check(Key key, EncryptionAlgorithm algorithm, IReadOnlyDictionary<string, string>? context)
    {
        if (!key.Spec.EncryptionAlgorithms.Contains(algorithm))
        {
            throw KmsErrors.WrongAlgorithm(key, algorithm.Name);
        }

        if (context is { Count: > 0 } && key.Spec.IsAsymmetric)
        {
            throw KmsErrors.Validation($"An encryption context cannot be used with the asymmetric key {key.Arn}.");
        }
    }

    public static void AddConditions(RequestContext context, IReadOnlyDictionary<string, string>? encryptionContext)
    {
        if (encryptionContext is not { Count: > 0 })
        {
            return;
        }

        foreach (var (key, value) in encryptionContext)
        {
            context.Set($"kms:EncryptionContext:{key}", value);
        }

        context.Set("kms:EncryptionContextKeys", [.. encryptionContext.Keys]);
    }
}
