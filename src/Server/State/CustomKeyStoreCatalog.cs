using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Signet.Identifiers;
using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>The catalog's custom key stores, and which keys each of them holds.</summary>
internal sealed class CustomKeyStoreCatalog
{
    private readonly ConcurrentDictionary<(AccountId, Region), ImmutableSortedDictionary<string, CustomKeyStoreRecord>> _stores = new();
    private readonly ConcurrentDictionary<(AccountId, Region, string), ImmutableHashSet<KeyId>> _keys = new();

    /// <summary>Every store of every account.</summary>
    public IEnumerable<CustomKeyStoreRecord> All => _stores.Values.SelectMany(stores => stores.Values);

    /// <summary>The stores of an account in a Region, by id.</summary>
    public ImmutableSortedDictionary<string, CustomKeyStoreRecord> Of(AccountId account, Region region) =>
        _stores.GetValueOrDefault((account, region), ImmutableSortedDictionary.Create<string, CustomKeyStoreRecord>(StringComparer.Ordinal));

    public bool TryGet(AccountId account, Region region, string id, [NotNullWhen(true)] out CustomKeyStoreRecord? store) =>
        Of(account, region).TryGetValue(id, out store);

    /// <summary>The store that holds a key; throws <see cref="InvalidDataException"/> when there is none.</summary>
    public CustomKeyStoreRecord Of(KeyRecord key) =>
        key.CustomKeyStoreId is { } id && TryGet(key.AccountId, key.Region, id, out var store)
            ? store
            : throw new InvalidDataException($"The key {key.Id} lives in the unknown key store {key.CustomKeyStoreId}.");

    /// <summary>The keys that a store holds, those that are to be deleted too.</summary>
    public ImmutableHashSet<KeyId> KeysOf(CustomKeyStoreRecord store) => _keys.GetValueOrDefault((store.AccountId, store.Region, store.Id), []);

    /// <summary>What a key shows of its store; null for keys in our own.</summary>
    public KeyHome? HomeOf(KeyRecord key)
    {
        if (key.CustomKeyStoreId is not { } id)
        {
            return null;
        }

        return TryGet(key.AccountId, key.Region, id, out var store) ? KeyHome.Of(store) : new(Connected: false, CloudHsmClusterId: null);
    }

    /// <summary>Takes over a changed store; true when its keys look different now.</summary>
    public bool Apply(CustomKeyStoreRecord store, bool gone)
    {
        var stores = Of(store.AccountId, store.Region);
        var before = stores.GetValueOrDefault(store.Id);
        _stores[(store.AccountId, store.Region)] = gone ? stores.Remove(store.Id) : stores.SetItem(store.Id, store);
        return before is null || gone || KeyHome.Of(before) != KeyHome.Of(store);
    }

    /// <summary>Takes over a changed key.</summary>
    public void Apply(KeyRecord key, bool gone)
    {
        if (key.CustomKeyStoreId is { } id)
        {
            var place = (key.AccountId, key.Region, id);
            var keys = _keys.GetValueOrDefault(place, []);
            keys = gone ? keys.Remove(key.Id) : keys.Add(key.Id);
            _keys[place] = keys;
            if (keys.IsEmpty)
            {
                _keys.TryRemove(place, out _);
            }
        }
    }
}
