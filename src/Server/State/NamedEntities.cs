using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Signet.Identifiers;

namespace Signet.Server.State;

/// <summary>Entities of IAM by their unique id, and by account and name without regard to case. Changed by one thread, read by many.</summary>
internal sealed class NamedEntities<T>(Func<T, AccountId> accountOf, Func<T, string> nameOf)
    where T : class
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);

    private readonly ConcurrentDictionary<string, T> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<AccountId, ImmutableSortedDictionary<string, string>> _ids = new();

    public bool TryGet(string id, [NotNullWhen(true)] out T? entity) => _byId.TryGetValue(id, out entity);

    public bool TryGet(AccountId account, string name, [NotNullWhen(true)] out T? entity)
    {
        entity = null;
        return IdsOf(account).TryGetValue(name, out var id) && _byId.TryGetValue(id, out entity);
    }

    /// <summary>Those of an account, in no order that answers could use.</summary>
    public IEnumerable<T> Of(AccountId account) => IdsOf(account).Values.Select(id => _byId.GetValueOrDefault(id)).OfType<T>();

    public int Count(AccountId account) => IdsOf(account).Count;

    /// <summary>Puts an entity in, in place of what has its id; its name may be another than before.</summary>
    public void Put(string id, T entity)
    {
        var ids = IdsOf(accountOf(entity));
        if (_byId.TryGetValue(id, out var before))
        {
            ids = ids.Remove(nameOf(before));
        }

        _byId[id] = entity;
        _ids[accountOf(entity)] = ids.SetItem(nameOf(entity), id);
    }

    /// <summary>Puts an entity in, or takes it out.</summary>
    public void Apply(string id, T entity, bool gone)
    {
        if (gone)
        {
            Remove(id);
            return;
        }

        Put(id, entity);
    }

    private void Remove(string id)
    {
        if (_byId.TryRemove(id, out var entity))
        {
            _ids[accountOf(entity)] = IdsOf(accountOf(entity)).Remove(nameOf(entity));
        }
    }

    private ImmutableSortedDictionary<string, string> IdsOf(AccountId account) => _ids.GetValueOrDefault(account, None);
}
