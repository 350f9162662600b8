using System.Text;
using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>A map from text to text: a JSON object, such as an encryption context. A repeated key keeps its last value.</summary>
/// <param name="maximum">How long all keys and values may be together, in bytes of UTF-8.</param>
public sealed class MapShape(int maximum = int.MaxValue) : Shape<IReadOnlyDictionary<string, string>>
{
    private const int Limit = 1000;

    internal override IReadOnlyDictionary<string, string> ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw Serialization.Unexpected(path, "a map");
        }

        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType is not JsonTokenType.EndObject)
        {
            var key = reader.GetString()!;
            if (!reader.Read() || reader.TokenType is not JsonTokenType.String || pairs.Count >= Limit)
            {
                throw Serialization.Unexpected(path, $"a map of at most {Limit} strings");
            }

            pairs[key] = reader.GetString()!;
        }

        return Checked(pairs, violations, path);
    }

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out IReadOnlyDictionary<string, string> value)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 1; i <= Limit && form[$"{name}.entry.{i}.key"] is { } key; i++)
        {
            pairs[key] = form[$"{name}.entry.{i}.value"] ?? "";
        }

        value = Checked(pairs, violations, path);
        return pairs.Count > 0;
    }

    internal override void WriteTrail(Utf8JsonWriter writer, IReadOnlyDictionary<string, string> value)
    {
        writer.WriteStartObject();
        foreach (var (key, text) in value)
        {
            writer.WriteString(key, text);
        }

        writer.WriteEndObject();
    }

    private Dictionary<string, string> Checked(Dictionary<string, string> pairs, Violations violations, MemberPath path)
    {
        if (pairs.Sum(pair => (long)Encoding.UTF8.GetByteCount(pair.Key) + Encoding.UTF8.GetByteCount(pair.Value)) > maximum)
        {
            violations.TooLong(path, value: null, maximum);
        }

        return pairs;
    }
}
