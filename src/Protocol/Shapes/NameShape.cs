using System.Collections.Frozen;
using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>One of a set of names, AWS's enum: each name stands for a value in the server's own terms.</summary>
public sealed class NameShape<T> : Shape<T>
{
    private readonly FrozenDictionary<string, T> _values;
    private readonly Func<T, string> _nameOf;
    private readonly string _names;

    /// <summary>An enum of the given values, each under its name.</summary>
    public NameShape(IEnumerable<T> values, Func<T, string> nameOf)
    {
        _nameOf = nameOf;
        _values = values.ToFrozenDictionary(nameOf, StringComparer.Ordinal);
        _names = string.Join(", ", _values.Keys.Order(StringComparer.Ordinal));
    }

    internal override T ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path)
    {
        if (reader.TokenType is not JsonTokenType.String)
        {
            throw Serialization.Unexpected(path, "a string");
        }

        return Checked(reader.GetString()!, violations, path);
    }

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out T value)
    {
        var sent = form[name];
        value = sent is null ? default! : Checked(sent, violations, path);
        return sent is not null;
    }

    internal override void WriteTrail(Utf8JsonWriter writer, T value) => writer.WriteStringValue(_nameOf(value));

    internal override IReadOnlyList<string> ConditionValues(T value) => [_nameOf(value)];

    private T Checked(string name, Violations violations, MemberPath path)
    {
        if (_values.TryGetValue(name, out var value))
        {
            return value;
        }

        violations.UnknownName(path, name, _names);
        return default!;
    }
}
