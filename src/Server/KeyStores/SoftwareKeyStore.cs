using System.Collections.Concurrent;
using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Server.RootKeys;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores;

/// <summary>The default key store: material in our own store, sealed; in the clear only inside open key handles.</summary>
internal sealed class SoftwareKeyStore : ISigningKeyStore
{
    // Open handles of keys in use: about 7 kB each for RSA_4096.
    private const int MaxOpen = 10_000;

    private readonly Catalog _catalog;
    private readonly Sealer _sealer;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<string, PrivateKey> _open = new(StringComparer.Ordinal);

    public SoftwareKeyStore(Catalog catalog, Sealer sealer, TimeProvider clock)
    {
        (_catalog, _sealer, _clock) = (catalog, sealer, clock);
        catalog.Changed += Forget;
    }

    public async ValueTask<GeneratedKey> GenerateAsync(KeyRecord key, KeySpec spec, CancellationToken cancellationToken)
    {
        // RSA takes up to seconds of a processor: not on the thread of the request.
        using var made = await Task.Run(() => PrivateKey.Generate(spec), cancellationToken);
        var materialId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var plain = made.ExportPkcs8();
        try
        {
            var material = new KeyMaterialRecord
            {
                AccountId = key.AccountId,
                Region = key.Region,
                KeyId = key.Id,
                MaterialId = materialId,
                State = "CURRENT",
                Sealed = _sealer.Seal(plain, Purpose(key, materialId)),
                CreatedAt = _clock.GetUtcNow(),
            };
            return new(made.ExportSubjectPublicKeyInfo(), material);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    public ValueTask<byte[]> SignAsync(Key key, SigningAlgorithm algorithm, MessageType type, ReadOnlyMemory<byte> message, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Open(key).Sign(algorithm, type, message.Span));

    public ValueTask<byte[]?> DecryptAsync(Key key, EncryptionAlgorithm algorithm, ReadOnlyMemory<byte> ciphertext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Open(key).TryDecrypt(algorithm, ciphertext.Span, out var plaintext) ? plaintext : null);

    public ValueTask DestroyAsync(KeyRecord key, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<EncryptedBlob> EncryptAsync(Key key, ReadOnlyMemory<byte> plaintext, EncryptionContext context, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask<byte[]?> DecryptAsync(Key key, CiphertextBlob blob, EncryptionContext context, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    // Binds the seal to key id, account, Region and material: a row copied to another key does not open.
    private static string Purpose(KeyRecord key, string materialId) => $"key material:{key.AccountId}:{key.Region}:{key.Id}:{materialId}";

    private PrivateKey Open(Key key)
    {
        if (_open.TryGetValue(key.Arn, out var open))
        {
            return open;
        }

        var material = _catalog.CurrentMaterialOf(key) ?? throw new InvalidDataException($"{key.Arn} has no key material.");
        var plain = _sealer.TryOpen(material.Sealed ?? throw new InvalidDataException($"{key.Arn} has lost its key material."), Purpose(key.Record, material.MaterialId))
            ?? throw new CryptographicException($"The stored material of {key.Arn} does not open: the store was altered.");
        try
        {
            return Remember(key, PrivateKey.ImportPkcs8(key.Spec, plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private PrivateKey Remember(Key key, PrivateKey opened)
    {
        if (_open.Count >= MaxOpen)
        {
            // Handles that are in use stay alive until their call is over; then OpenSSL wipes and frees them.
            _open.Clear();
        }

        return _open.GetOrAdd(key.Arn, opened);
    }

    private void Forget(Change change)
    {
        if (change.Record is KeyRecord key && change.Kind is ChangeKind.Delete && _open.TryRemove(new Key(key).Arn, out var open))
        {
            open.Dispose();
        }
    }
}
