using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>A member whose value has the type <typeparamref name="T"/> once it is read.</summary>
public sealed class Member<T> : Member
{
    private readonly Shape<T> _shape;

    internal Member(string name, Shape<T> shape, bool required, object? standard)
        : base(name, required) => (_shape, Default) = (shape, standard);

    private Member(Member<T> other, bool sensitive, bool hidden, string? conditionKey, bool conditionByDefault)
        : base(other.Name, other.IsRequired)
    {
        (_shape, Default, TrailName) = (other._shape, other.Default, other.TrailName);
        (IsSensitive, IsHidden, ConditionKey, ConditionByDefault) = (sensitive, hidden, conditionKey, conditionByDefault);
    }

    internal override object? Default { get; }

    /// <summary>The same member, its value kept out of answers and out of the trail.</summary>
    public Member<T> Secret() => new(this, sensitive: true, hidden: true, ConditionKey, ConditionByDefault);

    /// <summary>The same member, kept out of the trail.</summary>
    public Member<T> Unrecorded() => new(this, IsSensitive, hidden: true, ConditionKey, ConditionByDefault);

    /// <summary>The same member, under another name in the trail.</summary>
    public Member<T> RecordedAs(string name) => new(this, IsSensitive, IsHidden, ConditionKey, ConditionByDefault) { TrailName = name };

    /// <summary>The same member, seen by policies under a condition key; a default counts too.</summary>
    public Member<T> Condition(string key) => new(this, IsSensitive, IsHidden, key, conditionByDefault: true);

    /// <summary>The same member, seen by policies under a condition key, but only when the request names it.</summary>
    public Member<T> ConditionWhenGiven(string key) => new(this, IsSensitive, IsHidden, key, conditionByDefault: false);

    internal override object? ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path) =>
        _shape.ReadJson(ref reader, violations, path);

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out object? value)
    {
        var sent = _shape.TryReadForm(form, name, violations, path, out var typed);
        value = typed;
        return sent;
    }

    internal override void WriteTrail(Utf8JsonWriter writer, object value) => _shape.WriteTrail(writer, (T)value);

    internal override IReadOnlyList<string> ConditionValues(object value) => _shape.ConditionValues((T)value);
}
