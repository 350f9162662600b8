using System.Collections.Concurrent;
using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Server.Kms;
using Signet.Server.RootKeys;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores;

/// <summary>Key handles that are open because their keys are in use: unsealed and parsed once.</summary>
internal sealed class OpenMaterials
{
    // About 7 kB each for RSA_4096.
    private const int MaxOpen = 10_000;

    private readonly Catalog _catalog;
    private readonly Sealer _sealer;
    private readonly ConcurrentDictionary<(string KeyArn, string MaterialId), KeyMaterial> _open = new();

    public OpenMaterials(Catalog catalog, Sealer sealer)
    {
        (_catalog, _sealer) = (catalog, sealer);
        catalog.Changed += Forget;
    }

    /// <summary>Binds a seal to key id, account, Region and material: a row copied to another key does not open.</summary>
    public static string Purpose(KeyRecord key, string materialId) => $"key material:{key.AccountId}:{key.Region}:{key.Id}:{materialId}";

    /// <summary>The handle of the material that the key works with now.</summary>
    public T Current<T>(Key key)
        where T : KeyMaterial =>
        Find<T>(key, key.Record.CurrentMaterialId ?? "") ?? throw new InvalidDataException($"{key.Arn} has no key material.");

    /// <summary>The handle of one of the key's materials; null when the key never had such material.</summary>
    /// <exception cref="Protocol.ServiceException">It had, but its material was taken away after its state was checked.</exception>
    public T? Find<T>(Key key, string materialId)
        where T : KeyMaterial
    {
        if (_open.TryGetValue((key.Arn, materialId), out var handle))
        {
            return (T)handle;
        }

        return _catalog.MaterialsOf(key).TryGetValue(materialId, out var material) ? (T)Open(key, material) : null;
    }

    /// <summary>The material itself, unsealed; the caller wipes it.</summary>
    public byte[] Unseal(KeyRecord key, KeyMaterialRecord material) =>
        _sealer.TryOpen(material.Sealed ?? throw new InvalidDataException("The key material is missing."), Purpose(key, material.MaterialId))
        ?? throw new CryptographicException($"The stored material of the key {key.Id} does not open: the store was altered.");

    private KeyMaterial Open(Key key, KeyMaterialRecord material)
    {
        if (material.Sealed is null)
        {
            throw KmsErrors.InvalidState(key, "pending import");
        }

        var plain = Unseal(key.Record, material);
        try
        {
            if (_open.Count >= MaxOpen)
            {
                // Handles that are in use stay alive until their call is over; then OpenSSL wipes and frees them.
                _open.Clear();
            }

            var handle = _open.GetOrAdd((key.Arn, material.MaterialId), KeyMaterial.Import(key.Spec, plain));
            if (_catalog.MaterialsOf(key).GetValueOrDefault(material.MaterialId)?.Sealed is null)
            {
                // Taken away in this moment: nobody else will forget this handle.
                _open.TryRemove((key.Arn, material.MaterialId), out _);
            }

            return handle;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private void Forget(Change change)
    {
        if (change.Record is KeyMaterialRecord material && (change.Kind is ChangeKind.Delete || material.Sealed is null)
            && _open.TryRemove((Identifiers.Arn.Key(material.Region, material.AccountId, material.KeyId).ToString(), material.MaterialId), out var handle))
        {
            handle.Dispose();
        }
    }
}
