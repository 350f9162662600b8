using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>The rows of one request or structure: finds a member by its name and reads all of them.</summary>
internal sealed class MemberTable
{
    // No member of AWS's has a longer name.
    private const int MaxName = 64;

    private readonly Dictionary<string, int> _slots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _slotsBySpan;
    private readonly MemberPath[] _paths;
    private readonly int _longestName;

    public MemberTable(IReadOnlyList<Member> members)
    {
        Members = members;
        for (var slot = 0; slot < members.Count; slot++)
        {
            _slots.Add(members[slot].Name, slot);
        }

        _slotsBySpan = _slots.GetAlternateLookup<ReadOnlySpan<char>>();
        _paths = [.. members.Select(member => new MemberPath(member.Name, member.IsSensitive))];
        _longestName = members.Count == 0 ? 0 : members.Max(member => member.Name.Length);
    }

    public IReadOnlyList<Member> Members { get; }

    public int SlotOf(Member member) => _slots[member.Name];

    /// <summary>Reads an object whose opening brace the reader stands on. Unknown members are ignored, null is the same as absent.</summary>
    public Fields ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath? parent)
    {
        var fields = new Fields(this);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var slot = SlotAt(ref reader);
            reader.Read();
            if (slot < 0)
            {
                reader.Skip();
            }
            else if (reader.TokenType is not JsonTokenType.Null)
            {
                fields.Set(slot, Members[slot].ReadJson(ref reader, violations, PathOf(slot, parent)));
            }
        }

        CheckRequired(fields, violations, parent);
        return fields;
    }

    public Fields ReadForm(FormParameters form, string prefix, Violations violations, MemberPath? parent)
    {
        var fields = new Fields(this);
        for (var slot = 0; slot < Members.Count; slot++)
        {
            if (Members[slot].TryReadForm(form, prefix + Members[slot].Name, violations, PathOf(slot, parent), out var value))
            {
                fields.Set(slot, value);
            }
        }

        CheckRequired(fields, violations, parent);
        return fields;
    }

    private int SlotAt(ref Utf8JsonReader reader)
    {
        // A character may be written as an escape of six.
        if (reader.ValueSpan.Length > 6 * _longestName)
        {
            return -1;
        }

        Span<char> name = stackalloc char[6 * MaxName];

        var length = reader.CopyString(name);
        return _slotsBySpan.TryGetValue(name[..length], out var slot) ? slot : -1;
    }

    private void CheckRequired(Fields fields, Violations violations, MemberPath? parent)
    {
        for (var slot = 0; slot < Members.Count; slot++)
        {
            if (Members[slot].IsRequired && !fields.Has(Members[slot]))
            {
                violations.Missing(PathOf(slot, parent));
            }
        }
    }

    private MemberPath PathOf(int slot, MemberPath? parent) =>
        parent is null ? _paths[slot] : parent.Member(Members[slot].Name, Members[slot].IsSensitive);
}
