using Signet.Policies;
using Signet.Protocol.Shapes;

namespace Signet.Server.Iam.Simulation;

/// <summary>A condition key with its values, as the simulator is told it.</summary>
/// <param name="Name">The key's name.</param>
/// <param name="Values">Its values, as texts.</param>
/// <param name="Type">What they are.</param>
internal sealed record SimulatedEntry(string Name, IReadOnlyList<string> Values, ContextKeyType Type)
{
    private static readonly Member<string> NameMember = Member.Required("ContextKeyName", new TextShape(5, 256));
    private static readonly Member<IReadOnlyList<string>> ValuesMember = Member.Required("ContextKeyValues", new ListShape<string>(new TextShape(0, 131072)));
    private static readonly Member<ContextKeyType> TypeMember = Member.Required("ContextKeyType", new NameShape<ContextKeyType>(ContextKeyType.All, type => type.Name));

    /// <summary>How requests write them. Policies asked under a key twice would see only one, so no key comes twice.</summary>
    public static Member<IReadOnlyList<SimulatedEntry>> Entries { get; } = Member.Optional("ContextEntries", new ListShape<SimulatedEntry>(new StructureShape<SimulatedEntry>(
        [NameMember, ValuesMember, TypeMember],
        fields => new(fields.Get(NameMember), fields.Get(ValuesMember), fields.Get(TypeMember)),
        (json, entry) =>
        {
            json.WriteStartObject();
            json.WriteString("contextKeyName", entry.Name);
            json.WriteStartArray("contextKeyValues");
            foreach (var value in entry.Values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
            json.WriteString("contextKeyType", entry.Type.Name);
            json.WriteEndObject();
        })));

    /// <summary>Puts the entries in, over what is there; refuses values that are not of their type.</summary>
    public static void Add(RequestContext context, IReadOnlyList<SimulatedEntry> entries)
    {
        if (entries.DistinctBy(entry => entry.Name, StringComparer.OrdinalIgnoreCase).Count() < entries.Count)
        {
            throw IamErrors.InvalidInput("A context key may be given only once.");
        }

        foreach (var entry in entries)
        {
            if (!entry.Type.IsList && entry.Values.Count != 1)
            {
                throw IamErrors.InvalidInput($"Context key {entry.Name} of type {entry.Type.Name} must have exactly one value.");
            }

            if (!entry.Values.All(entry.Type.IsGood.Invoke))
            {
                throw IamErrors.InvalidInput($"Context key {entry.Name} has a value that is not of type {entry.Type.Name}.");
            }

            context.Replace(entry.Name, entry.Values);
        }
    }
}
