using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Lists the users, roles and groups that use a managed policy, each kind in order of name.</summary>
internal sealed class ListEntitiesForPolicy(Catalog catalog, PolicyUses uses) : PolicyOperation<ListEntitiesForPolicyRequest, ListEntitiesForPolicyResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("ListEntitiesForPolicy") { ReadOnly = true };

    public override ValueTask<Done<ListEntitiesForPolicyResponse>> ExecuteAsync(Admitted<ListEntitiesForPolicyRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var arn = Found(call).Arn;
        var attached = request.Usage is PolicyFilters.Boundary ? [] : uses.AttachedTo(arn, call.AccountId);
        var bounded = request.Usage is PolicyFilters.Permissions ? [] : uses.Bounding(arn, call.AccountId);
        var found = attached.Concat(bounded)
            .Where(use => request.Wants(use.Kind, use.Entity))
            .DistinctBy(use => use.Entity.Id, StringComparer.Ordinal)
            .OrderBy(PlaceOf, StringComparer.Ordinal);
        return ValueTask.FromResult(Done.With(new ListEntitiesForPolicyResponse(request.Page.Of(found, PlaceOf))));
    }

    private static string PlaceOf((EntityKind Kind, Entity Entity) use) => $"{use.Kind.Title} {use.Entity.Name}";
}

/// <summary>Asks for a page of what uses a managed policy.</summary>
internal sealed record ListEntitiesForPolicyRequest(string PolicyArn, string? Filter, string PathPrefix, string? Usage, PageRequest Page)
    : IRequest<ListEntitiesForPolicyRequest>, IPolicyRequest
{
    private static readonly Member<string> EntityFilter = Member.Optional("EntityFilter", PolicyFilters.EntityTypes);

    public static RequestShape<ListEntitiesForPolicyRequest> Shape { get; } = new(
        [IamShapes.PolicyArn, EntityFilter, IamShapes.PathPrefix, PolicyFilters.PolicyUsageFilter, .. PageRequest.Members],
        fields => new(
            fields.PolicyArn(IamShapes.PolicyArn),
            fields.Get(EntityFilter),
            fields.PathPrefix(IamShapes.PathPrefix),
            fields.Get(PolicyFilters.PolicyUsageFilter),
            PageRequest.Read(fields)));

    public bool Wants(EntityKind kind, Entity entity) =>
        (Filter is null || Filter == kind.Title) && entity.Path.StartsWith(PathPrefix, StringComparison.Ordinal);
}

/// <summary>A page of users, roles and groups.</summary>
internal sealed record ListEntitiesForPolicyResponse(IamPage<(EntityKind Kind, Entity Entity)> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        foreach (var kind in new[] { EntityKind.Group, EntityKind.User, EntityKind.Role })
        {
            writer.Structures($"Policy{kind.Title}s", Page.Items.Where(use => use.Kind == kind).Select(use => new EntityName(kind, use.Entity)));
        }

        Page.WriteEnd(writer);
    }

    // A name with its id: UserName and UserId.
    private sealed class EntityName(EntityKind kind, Entity entity) : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Text($"{kind.Title}Name", entity.Name);
            writer.Text($"{kind.Title}Id", entity.Id);
        }
    }
}
