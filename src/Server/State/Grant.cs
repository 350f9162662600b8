using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>An immutable snapshot of one grant: its record, and what is worked out from it once.</summary>
internal sealed class Grant(GrantRecord record)
{
    public GrantRecord Record => record;

    public string Id => record.Id;

    /// <summary>Who may use it, as <see cref="GrantPrincipals"/> stores it.</summary>
    public string Grantee => record.GranteePrincipal;

    public GrantTerms Terms { get; } = new(record.Operations, new(record.EncryptionContextEquals, record.EncryptionContextSubset));
}

/// <summary>What a grant allows, and under which constraints.</summary>
internal sealed record GrantTerms(IReadOnlyList<string> Operations, GrantConstraints Constraints)
{
    /// <summary>Whether a grant of the other terms stays within these: fewer operations or the same, constraints as strict or stricter.</summary>
    public bool Cover(GrantTerms other) =>
        other.Operations.All(operation => Operations.Contains(operation, StringComparer.Ordinal)) && other.Constraints.AreAsStrictAs(Constraints);
}
