using Signet.Cryptography;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores;

/// <summary>Where key material lives and works; it never leaves. Software, an HSM and an external key store are such places.</summary>
internal interface IKeyStore
{
    /// <summary>Makes (or, in an external key store, finds) the material of a key that is being created.</summary>
    ValueTask<GeneratedKey> GenerateAsync(KeyRecord key, KeySpec spec, CancellationToken cancellationToken);

    /// <summary>Destroys material that lives outside our own store, after its key was deleted there; material that is gone already is no error.</summary>
    ValueTask DestroyAsync(KeyRecord key, CancellationToken cancellationToken);

    /// <summary>Encrypts with a symmetric key; the blob names key and material and is bound to the encryption context.</summary>
    ValueTask<EncryptedBlob> EncryptAsync(Key key, ReadOnlyMemory<byte> plaintext, EncryptionContext context, CancellationToken cancellationToken);

    /// <summary>Decrypts a blob that names this key; null for every way in which it does not open. The caller wipes the plaintext.</summary>
    ValueTask<byte[]?> DecryptAsync(Key key, CiphertextBlob blob, EncryptionContext context, CancellationToken cancellationToken);
}

/// <summary>A key store whose keys sign.</summary>
internal interface ISigningKeyStore : IKeyStore
{
    /// <summary>Signs with the private half of the key.</summary>
    ValueTask<byte[]> SignAsync(Key key, SigningAlgorithm algorithm, MessageType type, ReadOnlyMemory<byte> message, CancellationToken cancellationToken);
}

/// <summary>What a key store tells of new material.</summary>
/// <param name="PublicKey">The public half, DER SubjectPublicKeyInfo; null for symmetric keys.</param>
/// <param name="Material">The sealed material to store; null when it stays outside our store.</param>
internal sealed record GeneratedKey(byte[]? PublicKey, KeyMaterialRecord? Material);

/// <summary>A ciphertext under a symmetric key.</summary>
/// <param name="Blob">What the caller keeps: <see cref="CiphertextBlob"/> in its wire form.</param>
/// <param name="MaterialId">The id of the material that encrypted; null in custom key stores.</param>
internal sealed record EncryptedBlob(byte[] Blob, string? MaterialId);
