namespace Signet.Policies.Grammar;

/// <summary>A statement as it was written; what is missing is null, what is ill-typed is empty and noted in the policy.</summary>
internal sealed record WrittenStatement
{
    /// <summary>Where the opening brace stands, in bytes.</summary>
    public required int Start { get; init; }

    /// <summary>Where the closing brace stands, in bytes.</summary>
    public required int End { get; init; }

    public string? Sid { get; init; }

    public string? Effect { get; init; }

    public WrittenPrincipals? Principal { get; init; }

    public WrittenPrincipals? NotPrincipal { get; init; }

    public IReadOnlyList<string>? Action { get; init; }

    public IReadOnlyList<string>? NotAction { get; init; }

    public IReadOnlyList<string>? Resource { get; init; }

    public IReadOnlyList<string>? NotResource { get; init; }

    /// <summary>Whether the resource list had entries at all: <c>null</c> is one that names nothing.</summary>
    public bool HasResources { get; init; }

    public IReadOnlyList<WrittenCondition> Conditions { get; init; } = [];

    public bool HasActions => Actions.Count > 0;

    public IReadOnlyList<string> Actions => Action ?? NotAction ?? [];

    public IReadOnlyList<string> Resources => Resource ?? NotResource ?? [];

    public WrittenPrincipals? Principals => Principal ?? NotPrincipal;
}
