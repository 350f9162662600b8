using System.Text.Json;

namespace Signet.Policies.Json;

/// <summary>One value of a document and where it stands, in bytes of UTF-8; <see cref="End"/> is one past its last byte.</summary>
internal sealed class JsonValue
{
    public required JsonValueKind Kind { get; init; }

    public required int Start { get; init; }

    public required int End { get; init; }

    /// <summary>A string's characters, a number as written; empty for the others.</summary>
    public string Text { get; init; } = "";

    public IReadOnlyList<JsonMember> Members { get; init; } = [];

    public IReadOnlyList<JsonValue> Items { get; init; } = [];

    /// <summary>The list's items, or this value alone where a list may be written without brackets.</summary>
    public IReadOnlyList<JsonValue> OneOrMany => Kind == JsonValueKind.Array ? Items : [this];

    public JsonValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (member.Name == name)
                {
                    return member.Value;
                }
            }

            return null;
        }
    }
}
