using Signet.Cryptography;
using Signet.Policies;
using Signet.Server.KeyStores;
using Signet.Server.State;

namespace Signet.Server.Kms.Use;

/// <summary>What encrypting and decrypting operations check and do alike, and the condition keys of encryption contexts.</summary>
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

    /// <summary>What the trail tells of the material at work; nothing for asymmetric keys and custom key stores.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Trail(string? materialId) => Named("keyMaterialId", materialId);

    /// <summary>What the trail tells of the materials of two keys.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Trail(string? source, string? destination) =>
        [.. Named("sourceKeyMaterialId", source), .. Named("destinationKeyMaterialId", destination)];

    private static KeyValuePair<string, string>[] Named(string name, string? value) => value is null ? [] : [new(name, value)];
}
