using System.Collections.Concurrent;
using System.Security.Cryptography;
using Signet.Cryptography;
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

    /// <summary>The handle of one of the key's materials; null when the key has no such material.</summary>
    public T? Find<T>(Key key, string materialId)
        where T : KeyMaterial
    {
        if (_open.TryGetValue((key.Arn, materialId), out var handle))
        {
            return (T)handle;
        }

        var material = _catalog.MaterialsOf(key).GetValueOrDefault(materialId);
        return material?.Sealed is null ? null : (T)Open(key, material);
    }

    /// <summary>The material itself, unsealed; the caller wipes it.</summary>
    public byte[] Unseal(KeyRecord key, KeyMaterialRecord material) =>
        _sealer.TryOpen(material.Sealed ?? throw new InvalidDataException("The key material is missing."), Purpose(key, material.MaterialId))
        ?? throw new CryptographicException($"The stored material of the key {key.Id} does not open: the store was altered.");

    private KeyMaterial Open(Key key, KeyMaterialRecord material)
    {
        var plain = Unseal(key.Record, material);
        try
        {
            if (_open.Count >= MaxOpen)
            {
                // Handles that are in use stay alive until their call is over; then OpenSSL wipes and frees them.
                _open.Clear();
            }

            return _open.GetOrAdd((key.Arn, material.MaterialId), KeyMaterial.Import(key.Spec, plain));
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
