using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>What a member's value looks like: how it is read from JSON and from a form, which constraints it keeps and how the trail shows it.</summary>
/// <typeparam name="T">The value in the server's own terms; null or default when the member is absent.</typeparam>
public abstract class Shape<T>
{
    /// <summary>Reads the value at the reader's position; a value of another JSON type is a SerializationException.</summary>
    internal abstract T ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path);

    /// <summary>Reads the value of a form parameter, or of all parameters under the prefix; false when there is none.</summary>
    internal abstract bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out T value);

    /// <summary>Writes the value as the trail shows it.</summary>
    internal abstract void WriteTrail(Utf8JsonWriter writer, T value);

    /// <summary>The value as condition keys see it: texts of numbers, booleans and names; empty when it has no such form.</summary>
    internal virtual IReadOnlyList<string> ConditionValues(T value) => [];
}
