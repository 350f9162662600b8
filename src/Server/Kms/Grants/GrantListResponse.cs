using Signet.Identifiers;
using Signet.Protocol.Wire;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Grants;

/// <summary>A page of grants.</summary>
internal sealed record GrantListResponse(Page<GrantRecord> Page, GrantPrincipals Principals) : IWritable
{
    /// <summary>Makes a page of what was read with one grant more than the limit.</summary>
    public static GrantListResponse Of(IReadOnlyList<GrantRecord> read, int limit, GrantPrincipals principals) =>
        new(Page<GrantRecord>.Of(read, limit, grant => grant.Id), principals);

    public void Write(ResponseWriter writer)
    {
        writer.Structures("Grants", Page.Items.Select(grant => new GrantListEntry(grant, Principals)));
        Page.WriteEnd(writer);
    }
}

/// <summary>A grant in a list; it never tells a token.</summary>
internal sealed class GrantListEntry(GrantRecord grant, GrantPrincipals principals) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", Arn.Key(grant.Region, grant.AccountId, grant.KeyId).ToString());
        writer.Text("GrantId", grant.Id);
        writer.Text("Name", grant.Name ?? "");
        writer.Time("CreationDate", grant.CreatedAt);
        writer.Text("GranteePrincipal", principals.Show(grant.GranteePrincipal));
        writer.Text("RetiringPrincipal", grant.RetiringPrincipal is { } retiring ? principals.Show(retiring) : null);
        writer.Text("IssuingAccount", Arn.Root(grant.IssuingAccountId).ToString());
        writer.Texts("Operations", grant.Operations);
        var constrained = grant.EncryptionContextSubset is not null || grant.EncryptionContextEquals is not null;
        writer.Structure("Constraints", constrained ? new Constraints(grant) : null);
    }

    private sealed class Constraints(GrantRecord grant) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Structure("EncryptionContextSubset", grant.EncryptionContextSubset is { } some ? new Pairs(some) : null);
            writer.Structure("EncryptionContextEquals", grant.EncryptionContextEquals is { } all ? new Pairs(all) : null);
        }
    }

    private sealed class Pairs(IReadOnlyDictionary<string, string> pairs) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            foreach (var (key, value) in pairs)
            {
                writer.Text(key, value);
            }
        }
    }
}
