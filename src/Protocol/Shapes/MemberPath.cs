namespace Signet.Protocol.Shapes;

/// <summary>Where a value stands in the request, printed only when a violation has to name it: <c>tags.1.member.tagKey</c>.</summary>
/// <param name="Name">AWS's member name.</param>
/// <param name="Sensitive">Whether the value may not be repeated in an answer.</param>
/// <param name="Parent">The list or structure around it.</param>
/// <param name="Index">The place in a list, from 1; 0 outside lists.</param>
public sealed record MemberPath(string Name, bool Sensitive = false, MemberPath? Parent = null, int Index = 0)
{
    /// <summary>The path of the element at a place of this list, counted from 1.</summary>
    public MemberPath Element(int index) => new("member", Sensitive, this, index);

    /// <summary>The path of a member of this structure.</summary>
    public MemberPath Member(string name, bool sensitive) => new(name, sensitive || Sensitive, this);

    /// <summary>A member name as violations and the trail write it: the first letter in lower case.</summary>
    public static string CamelCase(string name) => name.Length == 0 ? name : char.ToLowerInvariant(name[0]) + name[1..];

    /// <inheritdoc/>
    public override string ToString()
    {
        var own = Index > 0 ? $"{Index}.member" : CamelCase(Name);
        return Parent is null ? own : $"{Parent}.{own}";
    }
}
