using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Lists the managed policies, the account's own and AWS's, in order of name.</summary>
internal sealed class ListPolicies(Catalog catalog, PolicyUses uses) : IamOperation<ListPoliciesRequest, ListPoliciesResponse>(Table)
{
    public static Operation Table { get; } = new("ListPolicies") { ReadOnly = true };

    protected override Resolution FindResources(Decoded<ListPoliciesRequest> call)
    {
        var (account, prefix) = (call.Call.AccountId, call.Request.PathPrefix);
        return new([IamDemands.OnArn(Row.Name, account, Arn.Policy(account, prefix, name: "")) with { ShownAs = $"policy path {prefix}" }]);
    }

    public override ValueTask<Done<ListPoliciesResponse>> ExecuteAsync(Admitted<ListPoliciesRequest> call, CancellationToken cancellationToken)
    {
        var policies = AwsManagedPolicies.All.Concat(catalog.ManagedPolicies.Of(call.AccountId))
            .Where(policy => Wants(call, policy))
            .OrderBy(policy => policy.Place, StringComparer.Ordinal);
        var page = call.Request.Page.Of(policies, policy => policy.Place);
        return ValueTask.FromResult(Done.With(new ListPoliciesResponse(page, policy => uses.Entry(policy, call.AccountId, PolicyParts.None))));
    }

    private bool Wants(Admitted<ListPoliciesRequest> call, ManagedPolicy policy)
    {
        var request = call.Request;
        return policy.IsIn(request.Scope)
            && policy.Path.StartsWith(request.PathPrefix, StringComparison.Ordinal)
            && (!request.OnlyAttached || IsUsed(policy.Arn, call.AccountId, usage: null))
            && (request.Usage is null || IsUsed(policy.Arn, call.AccountId, request.Usage));
    }

    private bool IsUsed(string arn, AccountId account, string? usage) =>
        (usage is not PolicyFilters.Boundary && uses.AttachedTo(arn, account).Any())
        || (usage is not PolicyFilters.Permissions && uses.Bounding(arn, account).Any());
}

/// <summary>Asks for a page of managed policies.</summary>
internal sealed record ListPoliciesRequest(string? Scope, bool OnlyAttached, string PathPrefix, string? Usage, PageRequest Page) : IRequest<ListPoliciesRequest>
{
    public static RequestShape<ListPoliciesRequest> Shape { get; } = new(
        [PolicyFilters.Scope, PolicyFilters.OnlyAttached, IamShapes.PathPrefix, PolicyFilters.PolicyUsageFilter, .. PageRequest.Members],
        fields => new(
            fields.Get(PolicyFilters.Scope),
            fields.Get(PolicyFilters.OnlyAttached) ?? false,
            fields.PathPrefix(IamShapes.PathPrefix),
            fields.Get(PolicyFilters.PolicyUsageFilter),
            PageRequest.Read(fields)));
}

/// <summary>A page of managed policies, without descriptions and tags.</summary>
internal sealed record ListPoliciesResponse(IamPage<ManagedPolicy> Page, Func<ManagedPolicy, PolicyEntry> Entry) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Policies", Page.Items.Select(Entry));
        Page.WriteEnd(writer);
    }
}
