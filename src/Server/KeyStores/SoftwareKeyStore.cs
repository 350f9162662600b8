using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Server.RootKeys;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores;

/// <summary>The default key store: material in our own store, sealed; in the clear only inside open key handles.</summary>
/// <param name="open">The handles.</param>
/// <param name="maker">Makes keys.</param>
/// <param name="lane">Where work with slow private keys runs.</param>
/// <param name="sealer">Seals what is stored.</param>
/// <param name="clock">The clock.</param>
internal sealed class SoftwareKeyStore(OpenMaterials open, KeyMaker maker, SlowLane lane, Sealer sealer, TimeProvider clock) : ISigningKeyStore
{
    /// <summary>Makes keys that are for none of ours: data key pairs, wrapping keys.</summary>
    public KeyMaker Maker => maker;

    public async ValueTask<GeneratedKey> GenerateAsync(KeyRecord key, KeySpec spec, CancellationToken cancellationToken)
    {
        using var made = await maker.MakeAsync(spec, cancellationToken);
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
        RunAsync(
            key,
            () =>
            {
                using var use = open.UseCurrent(key);
                return use.As<PrivateKey>().Sign(algorithm, type, message.Span);
            },
            cancellationToken);

    /// <summary>Decrypts with the private half of the key; null for every way in which it cannot.</summary>
    public ValueTask<byte[]?> DecryptAsync(Key key, EncryptionAlgorithm algorithm, ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken) =>
        RunAsync(
            key,
            () =>
            {
                using var use = open.UseCurrent(key);
                return use.As<PrivateKey>().TryDecrypt(algorithm, ciphertext.Span, out var plaintext) ? plaintext : null;
            },
            cancellationToken);

    public ValueTask<EncryptedBlob> EncryptAsync(Key key, ReadOnlyMemory<byte> plaintext, EncryptionContext context, CancellationToken cancellationToken)
    {
        var materialId = key.Record.CurrentMaterialId ?? throw new InvalidDataException($"{key.Arn} has no key material.");
        var header = CiphertextBlob.HeaderFor(key.AccountId, key.Id, materialId);
        using var use = open.UseCurrent(key);
        var body = use.As<SymmetricKey>().Encrypt(plaintext.Span, CiphertextBlob.AssociatedData(header, context));
        return ValueTask.FromResult(new EncryptedBlob([.. header, .. body], materialId));
    }

    public ValueTask<byte[]?> DecryptAsync(Key key, CiphertextBlob blob, EncryptionContext context, CancellationToken cancellationToken)
    {
        if (blob.Material is not { } material || !open.TryUse(key, material, out var use))
        {
            return ValueTask.FromResult<byte[]?>(null);
        }

        using (use)
        {
            return ValueTask.FromResult(
                use.As<SymmetricKey>().TryDecrypt(blob.Body.Span, CiphertextBlob.AssociatedData(blob.Header, context), out var opened) ? opened : null);
        }
    }

    /// <summary>Makes the message authentication code of a message.</summary>
    public byte[] ComputeMac(Key key, MacAlgorithm algorithm, ReadOnlySpan<byte> message)
    {
        using var use = open.UseCurrent(key);
        return use.As<MacKey>().ComputeMac(algorithm, message);
    }

    /// <summary>Derives the secret that the key shares with a peer.</summary>
    public ValueTask<byte[]> DeriveSharedSecretAsync(Key key, KeyAgreementAlgorithm algorithm, PublicKey peer, CancellationToken cancellationToken) =>
        RunAsync(
            key,
            () =>
            {
                using var use = open.UseCurrent(key);
                return use.As<PrivateKey>().DeriveSharedSecret(algorithm, peer);
            },
            cancellationToken);

    // What is fast runs at once, where the request runs.
    private ValueTask<T> RunAsync<T>(Key key, Func<T> work, CancellationToken cancellationToken) =>
        key.Spec.IsSlow ? new(lane.RunAsync(work, cancellationToken)) : new(work());
}
