using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>The members of one request as they were read, each in the slot of its row.</summary>
public sealed class Fields
{
    private static readonly object Broken = new();

    private readonly MemberTable _table;
    private readonly object?[] _values;

    internal Fields(MemberTable table)
    {
        _table = table;
        _values = new object?[table.Members.Count];
    }

    /// <summary>The member's value; its default, or null, when the request left it out.</summary>
    public T Get<T>(Member<T> member) => (T)(_values[_table.SlotOf(member)] ?? member.Default ?? default(T))!;

    /// <summary>Whether the request has the member.</summary>
    public bool Has(Member member) => _values[_table.SlotOf(member)] is not null;

    /// <summary>Fills in what counts for a member that the request left out, so that the trail shows it.</summary>
    public void Fill<T>(Member<T> member, T value)
    {
        if (!Has(member))
        {
            Set(_table.SlotOf(member), value);
        }
    }

    // A value that broke its constraint may be null; it was sent all the same.
    internal void Set(int slot, object? value) => _values[slot] = value ?? Broken;

    /// <summary>Each member that policies can see, under its condition key.</summary>
    public IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> Conditions()
    {
        for (var slot = 0; slot < _values.Length; slot++)
        {
            var member = _table.Members[slot];
            var value = _values[slot] ?? (member.ConditionByDefault ? member.Default : null);
            if (member.ConditionKey is { } key && value is not null)
            {
                yield return new(key, member.ConditionValues(value));
            }
        }
    }

    /// <summary>Writes what the trail shows of the request: an object with lower camel case names, or null when nothing is to be shown.</summary>
    public void WriteTrail(Utf8JsonWriter writer)
    {
        var open = false;
        for (var slot = 0; slot < _values.Length; slot++)
        {
            var member = _table.Members[slot];
            var value = _values[slot] ?? member.Default;
            if (member.IsHidden || value is null)
            {
                continue;
            }

            if (!open)
            {
                writer.WriteStartObject();
                open = true;
            }

            writer.WritePropertyName(member.TrailName);
            member.WriteTrail(writer, value);
        }

        if (open)
        {
            writer.WriteEndObject();
            return;
        }

        writer.WriteNullValue();
    }
}
