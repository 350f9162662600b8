using System.Runtime.InteropServices;

namespace Signet.Policies;

/// <summary>The condition keys of one request with their values, all as text; names ignore case. Built and read by one thread.</summary>
/// <remarks>
/// Names that differ only in case may stand side by side, because encryption contexts can hold such pairs; the one written
/// exactly as asked is found first. A request has some twenty keys, so a list is searched faster than a table is built.
/// </remarks>
public sealed class RequestContext
{
    private readonly List<Entry> _entries = new(capacity: 24);

    /// <summary>Gives a key its only value.</summary>
    public void Set(string key, string value) => Put(new(key, value, IdentityOnly: false));

    /// <summary>Gives a key its values; an empty list means that the key is absent.</summary>
    public void Set(string key, IReadOnlyList<string> values) => Put(new(key, values, IdentityOnly: false));

    /// <summary>Gives a key its values in place of what stands under its name in any case.</summary>
    public void Replace(string key, IReadOnlyList<string> values)
    {
        _entries.RemoveAll(entry => entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase));
        Set(key, values);
    }

    /// <summary>Gives a key values that are worked out, once, when a policy first asks for them.</summary>
    public void Set(string key, Func<IReadOnlyList<string>> values) => Put(new(key, values, IdentityOnly: false));

    /// <summary>Gives a key values that key policies and trust policies do not see.</summary>
    public void SetForIdentityPolicies(string key, IReadOnlyList<string> values) => Put(new(key, values, IdentityOnly: true));

    /// <summary>Gives a key values that key policies and trust policies do not see, worked out when a policy first asks.</summary>
    public void SetForIdentityPolicies(string key, Func<IReadOnlyList<string>> values) => Put(new(key, values, IdentityOnly: true));

    /// <summary>The values of a key, or null when it is absent for that kind of policy.</summary>
    public IReadOnlyList<string>? Find(string key, bool forResourcePolicy) => Values(key, forResourcePolicy).AsList();

    /// <summary>The keys that have values by now, with them; what is worked out only when asked for and was not is left out.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Known =>
        from entry in _entries
        let values = new ContextValues(entry.Value).AsList()
        where values is not null
        select KeyValuePair.Create(entry.Key, values);

    internal ContextValues Values(string key, bool forResourcePolicy)
    {
        var index = IndexOf(key, forResourcePolicy);
        if (index < 0)
        {
            return default;
        }

        ref var entry = ref CollectionsMarshal.AsSpan(_entries)[index];
        if (entry.Value is Func<IReadOnlyList<string>> compute)
        {
            entry = entry with { Value = compute() };
        }

        return new(entry.Value);
    }

    private int IndexOf(string key, bool forResourcePolicy)
    {
        var found = -1;
        for (var i = 0; i < _entries.Count; i++)
        {
            var entry = _entries[i];
            if ((entry.IdentityOnly && forResourcePolicy) || !entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (entry.Key == key)
            {
                return i;
            }

            found = i;
        }

        return found;
    }

    private void Put(Entry entry)
    {
        foreach (ref var each in CollectionsMarshal.AsSpan(_entries))
        {
            if (each.Key == entry.Key)
            {
                each = entry;
                return;
            }
        }

        _entries.Add(entry);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(string Key, object Value, bool IdentityOnly);
}
