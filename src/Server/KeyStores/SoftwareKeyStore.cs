using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Server.RootKeys;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores;

/// <summary>The default key store: material in our own store, sealed; in the clear only inside open key handles.</summary>
internal sealed class SoftwareKeyStore(OpenMaterials open, Sealer sealer, TimeProvider clock) : ISigningKeyStore
{
    public async ValueTask<GeneratedKey> GenerateAsync(KeyRecord key, KeySpec spec, CancellationToken cancellationToken)
    {
        // RSA takes up to seconds of a processor: not on the thread of the request.
        using var made = spec.IsAsymmetric ? await Task.Run(() => KeyMaterial.Generate(spec), cancellationToken) : KeyMaterial.Generate(spec);
        var plain = made.Export();
        try
        {
            var materialId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
            return new((made as PrivateKey)?.ExportSubjectPublicKeyInfo(), Seal(key, materialId, plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Seals material for a key, as its current one.</summary>
    public KeyMaterialRecord Seal(KeyRecord key, string materialId, ReadOnlySpan<byte> plain) => new()
    {
        AccountId = key.AccountId,
        Region = key.Region,
        KeyId = key.Id,
        MaterialId = materialId,
        State = MaterialStates.Current,
        Sealed = sealer.Seal(plain, OpenMaterials.Purpose(key, materialId)),
        CreatedAt = clock.GetUtcNow(),
    };

    /// <summary>The same material, sealed for the related multi-Region key of another Region.</summary>
    public KeyMaterialRecord Copy(KeyMaterialRecord material, KeyRecord from, KeyRecord to)
    {
        var plain = open.Unseal(from, material);
        try
        {
            return material with
            {
                Region = to.Region,
                Sealed = sealer.Seal(plain, OpenMaterials.Purpose(to, material.MaterialId)),
                Version = 0,
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public ValueTask DestroyAsync(KeyRecord key, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<byte[]> SignAsync(Key key, SigningAlgorithm algorithm, MessageType type, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        ValueTask.FromResult(open.Current<PrivateKey>(key).Sign(algorithm, type, message.Span));

    /// <summary>Decrypts with the private half of the key; null for every way in which it cannot.</summary>
    public ValueTask<byte[]?> DecryptAsync(Key key, EncryptionAlgorithm algorithm, ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(open.Current<PrivateKey>(key).TryDecrypt(algorithm, ciphertext.Span, out var plaintext) ? plaintext : null);

    public ValueTask<EncryptedBlob> EncryptAsync(Key key, ReadOnlyMemory<byte> plaintext, EncryptionContext context, CancellationToken cancellationToken)
    {
        var materialId = key.Record.CurrentMaterialId ?? throw new InvalidDataException($"{key.Arn} has no key material.");
        var header = CiphertextBlob.HeaderFor(key.AccountId, key.Id, materialId);
        var body = open.Current<SymmetricKey>(key).Encrypt(plaintext.Span, CiphertextBlob.AssociatedData(header, context));
        return ValueTask.FromResult(new EncryptedBlob([.. header, .. body], materialId));
    }

    public ValueTask<byte[]?> DecryptAsync(Key key, CiphertextBlob blob, EncryptionContext context, CancellationToken cancellationToken)
    {
        var plaintext = blob.Material is { } material && open.Find<SymmetricKey>(key, material) is { } handle
            && handle.TryDecrypt(blob.Body.Span, CiphertextBlob.AssociatedData(blob.Header, context), out var opened)
                ? opened
                : null;
        return ValueTask.FromResult(plaintext);
    }

    /// <summary>Makes the message authentication code of a message.</summary>
    public byte[] ComputeMac(Key key, MacAlgorithm algorithm, ReadOnlySpan<byte> message) => open.Current<MacKey>(key).ComputeMac(algorithm, message);

    /// <summary>Derives the secret that the key shares with a peer.</summary>
    public byte[] DeriveSharedSecret(Key key, KeyAgreementAlgorithm algorithm, PublicKey peer) =>
        open.Current<PrivateKey>(key).DeriveSharedSecret(algorithm, peer);
}
