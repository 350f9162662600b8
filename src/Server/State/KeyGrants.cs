using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Signet.Policies;

namespace Signet.Server.State;

/// <summary>An immutable snapshot of all grants of one key, up to 50,000; what a caller may do by them is found without going through them all.</summary>
internal sealed class KeyGrants
{
    private readonly ImmutableDictionary<string, Grant> _byId;
    private readonly ImmutableDictionary<string, ImmutableHashSet<Grant>> _byName;
    private readonly ImmutableDictionary<Place, ImmutableHashSet<Grant>> _byPlace;

    private KeyGrants(
        ImmutableDictionary<string, Grant> byId,
        ImmutableDictionary<string, ImmutableHashSet<Grant>> byName,
        ImmutableDictionary<Place, ImmutableHashSet<Grant>> byPlace) => (_byId, _byName, _byPlace) = (byId, byName, byPlace);

    private static readonly ImmutableHashSet<Grant> NoGrants = [];

    /// <summary>A key without grants.</summary>
    public static KeyGrants None { get; } = new(
        ImmutableDictionary.Create<string, Grant>(StringComparer.Ordinal),
        ImmutableDictionary.Create<string, ImmutableHashSet<Grant>>(StringComparer.Ordinal),
        ImmutableDictionary<Place, ImmutableHashSet<Grant>>.Empty);

    public int Count => _byId.Count;

    /// <summary>The grant of that id; null when the key has none.</summary>
    public Grant? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>The grants that were given that name.</summary>
    public IEnumerable<Grant> Named(string name) => _byName.GetValueOrDefault(name, NoGrants);

    /// <summary>How the grants that allow a use of the key reach a caller.</summary>
    public GrantReach Reach(PolicyCaller caller, GrantUse use) =>
        GrantPrincipals.NamesOf(caller).Any(name => Allows(name, use)) ? GrantReach.Caller
        : Allows(GrantPrincipals.AccountOf(caller), use) ? GrantReach.Account
        : GrantReach.None;

    /// <summary>The grants in which a use by a grantee could be allowed; each is still to be asked.</summary>
    internal IEnumerable<Grant> Candidates(string grantee, GrantUse use) => use.Pairs
        .Select(pair => new Place(grantee, pair.Key, pair.Value))
        .Prepend(new Place(grantee, use.Operation))
        .SelectMany(place => _byPlace.GetValueOrDefault(place, NoGrants));

    /// <summary>These grants and some more.</summary>
    public KeyGrants With(params IEnumerable<Grant> more)
    {
        var (byId, byName, byPlace) = (_byId.ToBuilder(), _byName.ToBuilder(), _byPlace.ToBuilder());
        foreach (var grant in more)
        {
            byId[grant.Id] = grant;
            if (grant.Record.Name is { } name)
            {
                byName[name] = byName.GetValueOrDefault(name, NoGrants).Add(grant);
            }

            foreach (var place in PlacesOf(grant))
            {
                byPlace[place] = byPlace.GetValueOrDefault(place, NoGrants).Add(grant);
            }
        }

        return new(byId.ToImmutable(), byName.ToImmutable(), byPlace.ToImmutable());
    }

    /// <summary>These grants without the one of that id.</summary>
    public KeyGrants Without(string id) => Find(id) is not { } grant ? this : new(
        _byId.Remove(id),
        grant.Record.Name is { } name ? Take(_byName, name, grant) : _byName,
        PlacesOf(grant).Aggregate(_byPlace, (map, place) => Take(map, place, grant)));

    private bool Allows(string grantee, GrantUse use) => Candidates(grantee, use).Any(use.IsAllowedBy);

    // A grant with constraints lies under one pair that a context must have: the longest, which is most often the one that tells grants apart.
    // For operations that its constraints do not touch, and when it has none, it lies under the operation.
    private static IEnumerable<Place> PlacesOf(Grant grant)
    {
        if (grant.Terms.Constraints.Pairs is not { Count: > 0 } pairs)
        {
            return grant.Terms.Operations.Select(operation => new Place(grant.Grantee, operation));
        }

        var (key, value) = pairs.MaxBy(pair => pair.Key.Length + pair.Value.Length);
        return grant.Terms.Operations
            .Where(operation => !GrantOperation.IsConstrained(operation))
            .Select(operation => new Place(grant.Grantee, operation))
            .Prepend(new Place(grant.Grantee, key, value));
    }

    private static ImmutableDictionary<TKey, ImmutableHashSet<Grant>> Take<TKey>(ImmutableDictionary<TKey, ImmutableHashSet<Grant>> map, TKey key, Grant grant)
        where TKey : notnull
    {
        var left = map.GetValueOrDefault(key, NoGrants).Remove(grant);
        return left.IsEmpty ? map.Remove(key) : map.SetItem(key, left);
    }

    // Where grants lie: under grantee and operation, or under grantee, key and value of a pair of the encryption context.
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Place(string Grantee, string Name, string? Value = null);
}
