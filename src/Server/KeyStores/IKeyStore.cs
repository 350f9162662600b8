using Signet.Cryptography;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores;

/// <summary>Where key material lives and works; it never leaves. Software, an HSM and an external key store are such places.</summary>
internal interface IKeyStore
{
    /// <summary>Makes new material for a key that is being created.</summary>
    ValueTask<GeneratedKey> GenerateAsync(KeyRecord key, KeySpec spec, CancellationToken cancellationToken);

    /// <summary>Signs with the private half of the key.</summary>
    ValueTask<byte[]> SignAsync(Key key, SigningAlgorithm algorithm, MessageType type, ReadOnlyMemory<byte> message, CancellationToken cancellationToken);

    /// <summary>Decrypts with the private half of the key; null for every way in which it cannot.</summary>
    ValueTask<byte[]?> DecryptAsync(Key key, EncryptionAlgorithm algorithm, ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken);
}

/// <summary>What a key store tells of new material.</summary>
/// <param name="PublicKey">The public half, DER SubjectPublicKeyInfo.</param>
/// <param name="Material">The sealed material to store; null when it stays outside our store.</param>
internal sealed record GeneratedKey(byte[] PublicKey, KeyMaterialRecord? Material);
