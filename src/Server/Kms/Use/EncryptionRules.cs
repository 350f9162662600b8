using Signet.Cryptography;
using Signet.Server.State;

namespace Signet.Server.Kms.Use;

/// <summary>What Encrypt and Decrypt check alike.</summary>
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
}
