namespace Signet.Server.State;

/// <summary>What a caller wants to do by a grant.</summary>
/// <param name="Operation">The operation, as grants name it.</param>
/// <param name="EncryptionContext">The encryption context of the request; null when it has none.</param>
/// <param name="NewGrant">The terms of the grant that CreateGrant is to make; null for other operations.</param>
internal sealed record GrantUse(string Operation, IReadOnlyDictionary<string, string>? EncryptionContext, GrantTerms? NewGrant)
{
    private static readonly Dictionary<string, string> Empty = [];

    /// <summary>Each pair that a constraint can find in this use.</summary>
    public IReadOnlyDictionary<string, string> Pairs => NewGrant?.Constraints.Pairs ?? EncryptionContext ?? Empty;

    /// <summary>Whether a grant allows this use of its key, to its grantee.</summary>
    public bool IsAllowedBy(Grant grant) => grant.Terms.Operations.Contains(Operation, StringComparer.Ordinal) && Operation switch
    {
        "CreateGrant" => NewGrant is not null && grant.Terms.Cover(NewGrant),
        _ => !GrantOperation.IsConstrained(Operation) || grant.Terms.Constraints.HoldFor(Pairs),
    };
}
