namespace Signet.Policies.Grammar;

/// <summary>A Principal or NotPrincipal element as it was written.</summary>
internal sealed record WrittenPrincipals
{
    /// <summary>Whether it was the bare text <c>*</c>.</summary>
    public bool Everyone { get; init; }

    public IReadOnlyList<string> Aws { get; init; } = [];

    public IReadOnlyList<string> Federated { get; init; } = [];

    public IReadOnlyList<string> Service { get; init; } = [];

    public bool IsEmpty => !Everyone && Aws.Count + Federated.Count + Service.Count == 0;
}
