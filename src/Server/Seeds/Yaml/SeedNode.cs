namespace Signet.Server.Seeds.Yaml;

/// <summary>A part of a seed, with its place: a text, a list or a mapping. YAML's own types do not matter: <c>12</c> and <c>true</c> are texts.</summary>
internal abstract record SeedNode(Place Place)
{
    /// <summary>The node's text.</summary>
    /// <exception cref="SeedException">It is none.</exception>
    public string Text => this is SeedText { Value: { } text } ? text : throw Place.Error("here should be a text");

    /// <summary>The node's items; a single text stands for a list of one.</summary>
    /// <exception cref="SeedException">It is a mapping.</exception>
    public IReadOnlyList<SeedNode> Items => this switch
    {
        SeedList list => list.Nodes,
        SeedText => [this],
        _ => throw Place.Error("here should be a list"),
    };

    /// <summary>The node's members.</summary>
    /// <exception cref="SeedException">It is no mapping.</exception>
    public SeedMap Map => this as SeedMap ?? throw Place.Error("here should be a mapping");
}

/// <summary>A text.</summary>
internal sealed record SeedText(Place Place, string Value) : SeedNode(Place)
{
    // Values may be secret: they never end up in a log by way of a record's print.
    public override string ToString() => $"text at {Place}";
}

/// <summary>A list.</summary>
internal sealed record SeedList(Place Place, IReadOnlyList<SeedNode> Nodes) : SeedNode(Place)
{
    public override string ToString() => $"list at {Place}";
}

/// <summary>A mapping; names are unique and keep their order.</summary>
internal sealed record SeedMap(Place Place, IReadOnlyList<SeedMember> Members) : SeedNode(Place)
{
    /// <summary>The member of that name; null when there is none.</summary>
    public SeedNode? this[string name] => Members.FirstOrDefault(member => member.Name == name)?.Value;

    /// <summary>The member of that name.</summary>
    /// <exception cref="SeedException">There is none.</exception>
    public SeedNode Required(string name) => this[name] ?? throw Place.Error($"{name} is missing");

    /// <summary>Refuses every member but these.</summary>
    /// <exception cref="SeedException">There is another.</exception>
    public SeedMap Only(params IReadOnlyList<string> names)
    {
        var unknown = Members.FirstOrDefault(member => !names.Contains(member.Name, StringComparer.Ordinal));
        return unknown is null ? this : throw unknown.Place.Error($"'{unknown.ShownName}' is not known here; known are {string.Join(", ", names)}");
    }

    public override string ToString() => $"mapping at {Place}";
}

/// <summary>A member of a mapping, with the place of its name.</summary>
internal sealed record SeedMember(Place Place, string Name, SeedNode Value)
{
    /// <summary>The name as errors show it.</summary>
    public string ShownName => Name.Length <= 64 ? Name : Name[..64] + "…";

    public override string ToString() => $"member at {Place}";
}
