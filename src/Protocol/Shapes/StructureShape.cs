using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>A structure inside a request, such as a tag: its members, and the value that they make.</summary>
/// <param name="members">The members.</param>
/// <param name="make">Makes the value once every constraint is kept.</param>
/// <param name="writeTrail">Writes the value as the trail shows it; null when the member around it is hidden there.</param>
/// <param name="examine">Notes what members violate together, which their own shapes cannot see; null when they are independent.</param>
public sealed class StructureShape<T>(
    IReadOnlyList<Member> members, Func<Fields, T> make, Action<Utf8JsonWriter, T>? writeTrail = null, Action<Fields, Violations, MemberPath>? examine = null)
    : Shape<T>
{
    private readonly MemberTable _members = new(members);

    internal override T ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path)
    {
        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            throw Serialization.Unexpected(path, "a structure");
        }

        return Made(_members.ReadJson(ref reader, violations, path), violations, path);
    }

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out T value)
    {
        value = default!;
        if (!form.AnyUnder($"{name}."))
        {
            return false;
        }

        value = Made(_members.ReadForm(form, $"{name}.", violations, path), violations, path);
        return true;
    }

    internal override void WriteTrail(Utf8JsonWriter writer, T value)
    {
        if (writeTrail is null)
        {
            throw new InvalidOperationException($"{typeof(T).Name} has no form in the trail: give it one, or hide the member.");
        }

        writeTrail(writer, value);
    }

    private T Made(Fields fields, Violations violations, MemberPath path)
    {
        examine?.Invoke(fields, violations, path);
        return violations.None ? make(fields) : default!;
    }
}
