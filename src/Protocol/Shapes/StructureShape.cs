using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>A structure inside a request, such as a tag: its members, and the value that they make.</summary>
public sealed class StructureShape<T>(IReadOnlyList<Member> members, Func<Fields, T> make) : Shape<T>
{
    private readonly MemberTable _members = new(members);

    internal override T ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw Serialization.Unexpected(path, "a structure");
        }

        return Made(_members.ReadJson(ref reader, violations, path), violations);
    }

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out T value)
    {
        value = default!;
        if (!form.AnyUnder($"{name}."))
        {
            return false;
        }

        value = Made(_members.ReadForm(form, $"{name}.", violations, path), violations);
        return true;
    }

    // The trail shows what the request said; the made value has it all, but only the request knows which members it had.
    internal override void WriteTrail(Utf8JsonWriter writer, T value)
    {
        if (value is ITrailValue shown)
        {
            shown.WriteTrail(writer);
            return;
        }

        throw new InvalidOperationException($"{typeof(T).Name} has no form in the trail: give it one, or hide the member.");
    }

    private T Made(Fields fields, Violations violations) => violations.None ? make(fields) : default!;
}
