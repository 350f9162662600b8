using System.Collections.Concurrent;
using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Identifiers;
using Signet.Server.Kms;
using Signet.Server.RootKeys;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores;

/// <summary>Key handles that are open because their keys are in use: unsealed and parsed once. Those that were not used for the longest time go when there is no more room.</summary>
internal sealed class OpenMaterials
{
    private readonly Catalog _catalog;
    private readonly Sealer _sealer;
    private readonly long _room;
    private readonly ConcurrentDictionary<(string KeyArn, string MaterialId), OpenMaterial> _open = new();
    private readonly Lock _clearing = new();
    private long _taken;

    /// <param name="catalog">Whose keys they are.</param>
    /// <param name="sealer">Opens what is stored.</param>
    /// <param name="room">What open handles may take in memory, in bytes.</param>
    public OpenMaterials(Catalog catalog, Sealer sealer, long room)
    {
        (_catalog, _sealer, _room) = (catalog, sealer, room);
        catalog.Changed += Forget;
    }

    /// <summary>How many handles are open.</summary>
    public int Count => _open.Count;

    /// <summary>Binds a seal to key id, account, Region and material: a row copied to another key does not open.</summary>
    public static string Purpose(KeyRecord key, string materialId) => $"key material:{key.AccountId}:{key.Region}:{key.Id}:{materialId}";

    /// <summary>Uses the material that the key works with now.</summary>
    /// <exception cref="Protocol.ServiceException">It was taken away after the key's state was checked.</exception>
    public OpenMaterial.Use UseCurrent(Key key) =>
        TryUse(key, key.Record.CurrentMaterialId ?? "", out var use) ? use : throw new InvalidDataException($"{key.Arn} has no key material.");

    /// <summary>Uses one of the key's materials; false when the key never had such material.</summary>
    /// <exception cref="Protocol.ServiceException">It had, but its material was taken away after its state was checked.</exception>
    public bool TryUse(Key key, string materialId, out OpenMaterial.Use use)
    {
        while (true)
        {
            if (_open.TryGetValue((key.Arn, materialId), out var handle))
            {
                if (handle.TryUse(out use))
                {
                    return true;
                }

                // It was closed in this moment: its place is about to be free.
                continue;
            }

            if (!_catalog.MaterialsOf(key).TryGetValue(materialId, out var material))
            {
                use = default;
                return false;
            }

            if (Open(key, material).TryUse(out use))
            {
                return true;
            }
        }
    }

    /// <summary>The material itself, unsealed; the caller wipes it.</summary>
    public byte[] Unseal(KeyRecord key, KeyMaterialRecord material) =>
        _sealer.TryOpen(material.Sealed ?? throw new InvalidDataException("The key material is missing."), Purpose(key, material.MaterialId))
        ?? throw new CryptographicException($"The stored material of the key {key.Id} does not open: the store was altered.");

    private OpenMaterial Open(Key key, KeyMaterialRecord material)
    {
        if (material.Sealed is null)
        {
            throw KmsErrors.InvalidState(key, "pending import");
        }

        var mine = new OpenMaterial(Import(key, material));
        var handle = _open.GetOrAdd((key.Arn, material.MaterialId), mine);
        if (handle != mine)
        {
            mine.Close();
            return handle;
        }

        if (Interlocked.Add(ref _taken, mine.Size) > _room)
        {
            MakeRoom();
        }

        if (_catalog.MaterialsOf(key).GetValueOrDefault(material.MaterialId)?.Sealed is null)
        {
            // Taken away in this moment: nobody else will forget this handle.
            Close(key.Arn, material.MaterialId);
        }

        return mine;
    }

    private KeyMaterial Import(Key key, KeyMaterialRecord material)
    {
        var plain = Unseal(key.Record, material);
        try
        {
            return KeyMaterial.Import(key.Spec, plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    // An eighth goes at a time, so that not every new handle looks for the oldest.
    private void MakeRoom()
    {
        lock (_clearing)
        {
            foreach (var ((arn, materialId), _) in _open.ToArray().OrderBy(open => open.Value.LastUse))
            {
                if (Volatile.Read(ref _taken) <= _room - (_room / 8))
                {
                    return;
                }

                Close(arn, materialId);
            }
        }
    }

    private void Close(string keyArn, string materialId)
    {
        if (_open.TryRemove((keyArn, materialId), out var handle))
        {
            Interlocked.Add(ref _taken, -handle.Size);
            handle.Close();
        }
    }

    private void Forget(Change change)
    {
        if (change.Record is KeyMaterialRecord material && (change.Kind is ChangeKind.Delete || material.Sealed is null))
        {
            Close(Arn.Key(material.Region, material.AccountId, material.KeyId).ToString(), material.MaterialId);
        }
    }
}
