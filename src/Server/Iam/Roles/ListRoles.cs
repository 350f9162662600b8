using Signet.Identifiers;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Roles;

/// <summary>Lists the account's roles whose path begins so, in order of name.</summary>
internal sealed class ListRoles(IStore store, PrincipalNames principals) : IamOperation<PathPageRequest, ListRolesResponse>(Table)
{
    public static Operation Table { get; } = new("ListRoles") { ReadOnly = true };

    protected override Resolution FindResources(Decoded<PathPageRequest> call)
    {
        var account = call.Call.AccountId;
        return new([IamDemands.OnArn(Row.Name, account, Arn.Role(account, call.Request.PathPrefix, name: ""))]);
    }

    public override async ValueTask<Done<ListRolesResponse>> ExecuteAsync(Admitted<PathPageRequest> call, CancellationToken cancellationToken)
    {
        var page = call.Request.Page;
        var read = await store.ListRolesAsync(call.AccountId, call.Request.PathPrefix, page.After, page.MaxItems + 1, cancellationToken);
        return Done.With(new ListRolesResponse(page.Cut(read, role => role.Name), principals));
    }
}

/// <summary>A page of roles.</summary>
internal sealed record ListRolesResponse(IamPage<RoleRecord> Page, PrincipalNames Principals) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Roles", Page.Items.Select(role => new RoleEntry(role, Principals, RoleParts.MaxSessionDuration)));
        Page.WriteEnd(writer);
    }
}
