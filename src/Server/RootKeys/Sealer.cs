using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Signet.Server.Settings;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.RootKeys;

/// <summary>Seals secrets for the store and for session tokens: under a data-encryption key, which the root key wraps.</summary>
internal sealed class Sealer : IDisposable
{
    private readonly ImmutableDictionary<Guid, SealingKey> _keys;
    private readonly Guid _current;

    private Sealer(ImmutableDictionary<Guid, SealingKey> keys, Guid current) => (_keys, _current) = (keys, current);

    /// <summary>Seals what is never stored, under a key that is gone with it.</summary>
    public static Sealer WithoutStore()
    {
        var id = Guid.NewGuid();
        return new(ImmutableDictionary<Guid, SealingKey>.Empty.Add(id, new(RandomNumberGenerator.GetBytes(SealingKey.Size))), id);
    }

    /// <summary>Unwraps the store's data-encryption keys; makes the first one in a new store.</summary>
    /// <exception cref="SettingException">The root key is not the one that this store was sealed with.</exception>
    public static async Task<Sealer> OpenAsync(IStore store, IRootKey rootKey, TimeProvider clock, CancellationToken cancellationToken)
    {
        var keys = ImmutableDictionary<Guid, SealingKey>.Empty;
        DataKeyRecord? newest = null;
        await foreach (var record in store.ReadAllAsync<DataKeyRecord>(cancellationToken))
        {
            var key = await rootKey.UnwrapAsync(record.Sealed, cancellationToken)
                ?? throw new SettingException("--data", "the root key is not the one that this data folder was sealed with");
            keys = keys.Add(Guid.Parse(record.Id), new(key));
            newest = newest is null || record.CreatedAt > newest.CreatedAt ? record : newest;
        }

        return newest is not null ? new(keys, Guid.Parse(newest.Id)) : await CreateAsync(store, rootKey, clock, cancellationToken);
    }

    /// <summary>Seals the bytes for one purpose; the purpose names what they belong to and is needed to open them.</summary>
    // data key id (16) | seal
    public byte[] Seal(ReadOnlySpan<byte> plaintext, string purpose) =>
        [.. _current.ToByteArray(), .. _keys[_current].Seal(plaintext, Encoding.UTF8.GetBytes(purpose))];

    /// <summary>Opens what was sealed for the purpose; null for every way in which it is not that.</summary>
    public byte[]? TryOpen(ReadOnlySpan<byte> blob, string purpose) =>
        blob.Length > 16
        && _keys.TryGetValue(new Guid(blob[..16]), out var key)
        && key.TryOpen(blob[16..], Encoding.UTF8.GetBytes(purpose), out var plaintext)
            ? plaintext
            : null;

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }
    }

    private static async Task<Sealer> CreateAsync(IStore store, IRootKey rootKey, TimeProvider clock, CancellationToken cancellationToken)
    {
        var id = Guid.NewGuid();
        var key = RandomNumberGenerator.GetBytes(SealingKey.Size);
        var record = new DataKeyRecord { Id = id.ToString(), Sealed = await rootKey.WrapAsync(key, cancellationToken), CreatedAt = clock.GetUtcNow() };
        await store.CommitAsync(new([Change.Insert(record)], []), cancellationToken);
        return new(ImmutableDictionary<Guid, SealingKey>.Empty.Add(id, new(key)), id);
    }
}
