using Signet.Cryptography;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms.Use;

/// <summary>What encrypting and decrypting operations check and do alike.</summary>
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

    /// <summary>Encrypts with the symmetric key in its store, or with the public half of an asymmetric one.</summary>
    public static async ValueTask<EncryptedBlob> EncryptAsync(
        KeyStoreDirectory keyStores,
        PublicKeys publicKeys,
        Key key,
        EncryptionAlgorithm algorithm,
        byte[] plaintext,
        IReadOnlyDictionary<string, string>? context,
        CancellationToken cancellationToken) => key.Spec.IsAsymmetric
            ? new(publicKeys.Of(key).Encrypt(algorithm, plaintext), MaterialId: null)
            : await keyStores.For(key).EncryptAsync(key, plaintext, EncryptionContext.Of(context), cancellationToken);

    /// <summary>Tells the trail which material was at work; nothing for asymmetric keys and custom key stores.</summary>
    public static void TellMaterial(Call call, string? materialId, string name = "keyMaterialId")
    {
        if (materialId is not null)
        {
            call.Notes.Tell(name, materialId);
        }
    }
}
