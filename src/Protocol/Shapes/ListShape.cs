using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>A list: a JSON array, or form parameters <c>Name.member.1</c>, <c>Name.member.2</c> and so on.</summary>
public sealed class ListShape<T>(Shape<T> element, int minimum = 0, int maximum = int.MaxValue) : Shape<IReadOnlyList<T>>
{
    // A list longer than this is refused while it is read, whatever the member's own bound.
    private const int Limit = 10_000;

    internal override IReadOnlyList<T> ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path)
    {
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            throw Serialization.Unexpected(path, "a list");
        }

        var items = new List<T>();
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (items.Count == Limit || reader.TokenType is JsonTokenType.Null)
            {
                throw Serialization.Unexpected(path, $"a list of at most {Limit} values");
            }

            items.Add(element.ReadJson(ref reader, violations, path.Element(items.Count + 1)));
        }

        return Checked(items, violations, path);
    }

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out IReadOnlyList<T> value)
    {
        var items = new List<T>();
        while (items.Count < Limit
               && element.TryReadForm(form, $"{name}.member.{items.Count + 1}", violations, path.Element(items.Count + 1), out var item))
        {
            items.Add(item);
        }

        var sent = items.Count > 0 || form[name] is not null;
        value = sent ? Checked(items, violations, path) : items;
        return sent;
    }

    internal override void WriteTrail(Utf8JsonWriter writer, IReadOnlyList<T> value)
    {
        writer.WriteStartArray();
        foreach (var item in value)
        {
            element.WriteTrail(writer, item);
        }

        writer.WriteEndArray();
    }

    internal override IReadOnlyList<string> ConditionValues(IReadOnlyList<T> value) => [.. value.SelectMany(element.ConditionValues)];

    private List<T> Checked(List<T> items, Violations violations, MemberPath path)
    {
        if (items.Count < minimum)
        {
            violations.TooShort(path, value: null, minimum);
        }

        if (items.Count > maximum)
        {
            violations.TooLong(path, value: null, maximum);
        }

        return items;
    }
}
