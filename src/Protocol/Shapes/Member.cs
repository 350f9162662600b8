using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>One member of a request as a row of facts: its name, whether it is required, what it looks like, which condition key it fills.</summary>
public abstract class Member
{
    private protected Member(string name, bool required)
    {
        (Name, IsRequired) = (name, required);
        TrailName = MemberPath.CamelCase(name);
    }

    /// <summary>AWS's name.</summary>
    public string Name { get; }

    /// <summary>Whether a request without it is refused.</summary>
    public bool IsRequired { get; }

    /// <summary>The name in the trail.</summary>
    public string TrailName { get; private protected init; }

    /// <summary>Whether its value never appears in an answer.</summary>
    public bool IsSensitive { get; private protected init; }

    /// <summary>Whether the trail leaves it out.</summary>
    public bool IsHidden { get; private protected init; }

    /// <summary>The condition key that policies see its value under; null when there is none.</summary>
    public string? ConditionKey { get; private protected init; }

    /// <summary>Whether the condition key is there even when the member was left out and its default counts.</summary>
    public bool ConditionByDefault { get; private protected init; }

    internal abstract object? Default { get; }

    internal abstract object? ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path);

    internal abstract bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out object? value);

    internal abstract void WriteTrail(Utf8JsonWriter writer, object value);

    internal abstract IReadOnlyList<string> ConditionValues(object value);

    /// <summary>A member that no request may lack.</summary>
    public static Member<T> Required<T>(string name, Shape<T> shape) => new(name, shape, required: true, standard: null);

    /// <summary>A member that a request may lack; its value is then null or default.</summary>
    public static Member<T> Optional<T>(string name, Shape<T> shape) => new(name, shape, required: false, standard: null);

    /// <summary>A member that a request may lack; the default then counts as if it had been sent, in the trail too.</summary>
    public static Member<T> Optional<T>(string name, Shape<T> shape, T standard) => new(name, shape, required: false, standard);
}
