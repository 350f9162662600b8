using Signet.Cryptography;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms.Use;

/// <summary>Finds the key that decrypts: the one that the request names, or the one that a symmetric ciphertext names.</summary>
internal static class CiphertextKeys
{
    /// <summary>Finds it; a symmetric ciphertext of another key than the request names is refused before anyone asks for permission (recorded).</summary>
    /// <param name="keys">Where keys are found.</param>
    /// <param name="call">The call.</param>
    /// <param name="keyId">The key as the caller wrote it; null when the ciphertext is to name it.</param>
    /// <param name="ciphertext">The ciphertext; null when the call is to ignore it.</param>
    /// <param name="algorithm">The algorithm of the request.</param>
    public static Key Find(KeyLookup keys, Call call, string? keyId, byte[]? ciphertext, EncryptionAlgorithm algorithm)
    {
        var named = keyId is null ? null : keys.Find(call, keyId, takesAlias: true);
        if (ciphertext is null || algorithm != EncryptionAlgorithm.SymmetricDefault)
        {
            // Nothing in a ciphertext of an asymmetric key names the key.
            return named ?? throw KmsErrors.InvalidCiphertext();
        }

        if (!CiphertextBlob.TryParse(ciphertext, out var blob))
        {
            return NamedFor(named);
        }

        if (named is not null)
        {
            return (named.AccountId, named.Id) == (blob.AccountId, blob.KeyId) ? named : throw KmsErrors.IncorrectKey();
        }

        return keys.Catalog.TryGetKey(blob.AccountId, call.Region, blob.KeyId, out var key)
            ? key
            : throw KmsErrors.AccessDenied(KmsErrors.CiphertextRefersElsewhere);
    }

    // The ciphertext is none of a symmetric key: one of an asymmetric key, whose algorithm the request did not name, or no ciphertext at all.
    private static Key NamedFor(Key? named) => named switch
    {
        { Usage: KeyUsage.EncryptDecrypt, Spec.IsAsymmetric: true } => named,
        null or { Usage: KeyUsage.EncryptDecrypt } => throw KmsErrors.InvalidCiphertext(),
        _ => throw KmsErrors.IncorrectKey(),
    };

    /// <summary>The demand that the key's owner must allow; a caller who named no key learns nothing of the key from a refusal.</summary>
    public static KeyDemand Hide(KeyDemand demand, string? keyId) => keyId is null ? demand with { RefusalText = KmsErrors.CiphertextRefersElsewhere } : demand;

    /// <summary>Decrypts; every way of failing is refused alike. The caller wipes the plaintext.</summary>
    public static async ValueTask<byte[]> DecryptAsync(
        KeyStoreDirectory keyStores, Key key, EncryptionAlgorithm algorithm, byte[] ciphertext, EncryptionContext context, CancellationToken cancellationToken)
    {
        var plaintext = key.Spec.IsAsymmetric
            ? await keyStores.Software.DecryptAsync(key, algorithm, ciphertext, cancellationToken)
            : CiphertextBlob.TryParse(ciphertext, out var blob) ? await keyStores.For(key).DecryptAsync(key, blob, context, cancellationToken) : null;
        return plaintext ?? throw KmsErrors.InvalidCiphertext();
    }

    /// <summary>The id of the material that a symmetric ciphertext was made with; null for all others.</summary>
    public static string? MaterialOf(Key key, byte[] ciphertext) =>
        !key.Spec.IsAsymmetric && CiphertextBlob.TryParse(ciphertext, out var blob) ? blob.Material : null;
}
