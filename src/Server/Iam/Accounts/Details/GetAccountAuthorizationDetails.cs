using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Iam.ManagedPolicies;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Accounts.Details;

/// <summary>Tells of all users, groups, roles and managed policies of the account with everything that is said about them, page by page.</summary>
internal sealed class GetAccountAuthorizationDetails(Catalog catalog, IStore store, PrincipalNames principals, PolicyUses uses)
    : AccountOperation<GetAccountAuthorizationDetailsRequest, GetAccountAuthorizationDetailsResponse>(Table)
{
    private readonly AccountContents _contents = new(catalog, uses);

    public static Operation Table { get; } = new("GetAccountAuthorizationDetails") { ReadOnly = true };

    public override async ValueTask<Done<GetAccountAuthorizationDetailsResponse>> ExecuteAsync(
        Admitted<GetAccountAuthorizationDetailsRequest> call, CancellationToken cancellationToken)
    {
        var page = call.Request.Page.Of(_contents.Of(call.AccountId, call.Request.Filter), content => content.Place);
        var roles = new List<RoleDetail>();
        foreach (var role in page.Items.Select(content => content.Role).OfType<Role>())
        {
            roles.Add(new(role, await store.FindCredentialUseAsync(role.Record.Id, cancellationToken), catalog, principals));
        }

        return Done.With(new GetAccountAuthorizationDetailsResponse(page)
        {
            Users = [.. page.Items.Select(content => content.User).OfType<User>().Select(user => new UserDetail(user, catalog))],
            Groups = [.. page.Items.Select(content => content.Group).OfType<Group>().Select(group => new GroupDetail(group, catalog))],
            Roles = roles,
            Policies = [.. page.Items.Select(content => content.Policy).OfType<ManagedPolicy>().Select(policy =>
                new ManagedPolicyDetail(policy, uses.Entry(policy, call.AccountId, PolicyParts.Description)))],
        });
    }
}

/// <summary>Asks for a page of an account's details, of some kinds or of all.</summary>
internal sealed record GetAccountAuthorizationDetailsRequest(IReadOnlyList<string> Filter, PageRequest Page) : IRequest<GetAccountAuthorizationDetailsRequest>
{
    private static readonly Member<IReadOnlyList<string>> FilterMember = Member.Optional("Filter", new ListShape<string>(PolicyFilters.EntityTypes));

    public static RequestShape<GetAccountAuthorizationDetailsRequest> Shape { get; } = new(
        [FilterMember, .. PageRequest.Members],
        fields => new(fields.Get(FilterMember) ?? [], PageRequest.Read(fields)));
}

/// <summary>A page of details.</summary>
internal sealed record GetAccountAuthorizationDetailsResponse(IamPage<AccountContent> Page) : IWritable
{
    public required IReadOnlyList<UserDetail> Users { get; init; }

    public required IReadOnlyList<GroupDetail> Groups { get; init; }

    public required IReadOnlyList<RoleDetail> Roles { get; init; }

    public required IReadOnlyList<ManagedPolicyDetail> Policies { get; init; }

    public void Write(ResponseWriter writer)
    {
        writer.Structures("UserDetailList", Users);
        writer.Structures("GroupDetailList", Groups);
        writer.Structures("RoleDetailList", Roles);
        writer.Structures("Policies", Policies);
        Page.WriteEnd(writer);
    }
}
