using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Kms.Grants;

/// <summary>Deletes a grant, for those whom the grant itself allows it; in any state of the key.</summary>
internal sealed class RetireGrant(KeyLookup keys) : KmsOperation<RetireGrantRequest, NoResponse>(Table)
{
    public static Operation Table { get; } = new("RetireGrant") { CrossAccount = true, ByGrant = true };

    public override Resolution Resolve(Decoded<RetireGrantRequest> call)
    {
        var (key, grant) = Find(call.Call, call.Request);
        call.Call.Notes.Tell("grantId", grant.Id);
        var onKey = KmsDemands.OnKey(Row, key, keys.Catalog, grant.Terms.Constraints.Pairs);
        return new([new RetireGrantDemand(onKey, grant)], key) { Resources = [KmsDemands.Resource(key)] };
    }

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<RetireGrantRequest> call, CancellationToken cancellationToken)
    {
        var (key, grant) = Find(call.Call, call.Request);
        return ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Delete(grant.Record))) with { ChangedKeyArn = key.Arn });
    }

    private KeyGrant Find(Call call, RetireGrantRequest request)
    {
        if (request.GrantToken is not { } token)
        {
            return FindById(call, request.KeyId!, request.GrantId!);
        }

        var found = keys.GrantTokens.TryOpen(token, call.Region) ?? throw KmsErrors.InvalidGrantToken();
        var otherKey = request.KeyId is { } id && keys.Find(call, id, takesAlias: false).Arn != found.Key.Arn;
        var otherGrant = request.GrantId is not null && request.GrantId != found.Grant.Id;
        return otherKey || otherGrant ? throw KmsErrors.Validation("The grant token is not one of the grant ID and key ID that are given with it.") : found;
    }

    private KeyGrant FindById(Call call, string keyId, string grantId)
    {
        var key = keys.Find(call, keyId, takesAlias: false);
        if (keys.Catalog.GrantsOf(key).Find(grantId) is { } grant)
        {
            return new(key, grant);
        }

        throw key.AccountId == call.AccountId ? KmsErrors.InvalidGrantId() : KmsErrors.NotThereForYou(call.Caller.Names.Arn, "kms:RetireGrant");
    }
}

/// <summary>The right to retire a grant: its retiring principal has it, its grantee if it says so, and the account that made it.</summary>
internal sealed record RetireGrantDemand(KeyDemand OnKey, Grant Grant) : Demand(OnKey.Action, OnKey.Resource)
{
    public override void AddConditions(RequestContext context)
    {
        OnKey.AddConditions(context);
        GrantRules.AddConstraintType(context, Grant.Terms.Constraints);
    }

    public override Decision Decide(AccessRequest request, CallerPolicies policies) =>
        AccessRules.ForRetiringGrant(request, policies, OnKey.Key.AccountId.Value, Reach(request.Caller));

    public override AccessTarget TargetFor(PolicyCaller caller) => new GrantTarget(OnKey.Key.AccountId.Value, Reach(caller));

    private GrantReach Reach(PolicyCaller caller)
    {
        var record = Grant.Record;
        GrantReach[] reaches =
        [
            GrantPrincipals.Reach(caller, record.RetiringPrincipal),
            record.Operations.Contains("RetireGrant", StringComparer.Ordinal) ? GrantPrincipals.Reach(caller, record.GranteePrincipal) : GrantReach.None,
            record.IssuingAccountId.Value == caller.AccountId ? GrantReach.Account : GrantReach.None,
        ];
        return reaches.Max();
    }
}

/// <summary>Asks for a grant to be retired. AWS's trail shows none of it but the grant's id, in another place.</summary>
internal sealed record RetireGrantRequest(string? GrantToken, string? KeyId, string? GrantId, bool DryRun) : IRequest<RetireGrantRequest>, IDryRun
{
    private static readonly Member<string> Token = Member.Optional("GrantToken", new TextShape(1, 8192)).Unrecorded();
    private static readonly Member<string> KeyIdMember = KmsShapes.OptionalKeyId.Unrecorded();
    private static readonly Member<string> GrantIdMember = Member.Optional("GrantId", GrantShapes.GrantId).Unrecorded();
    private static readonly Member<bool?> DryRunMember = KmsShapes.DryRun.Unrecorded();

    public static RequestShape<RetireGrantRequest> Shape { get; } = new([Token, KeyIdMember, GrantIdMember, DryRunMember], Make);

    private static RetireGrantRequest Make(Fields fields)
    {
        var request = new RetireGrantRequest(fields.Get(Token), fields.Get(KeyIdMember), fields.Get(GrantIdMember), fields.Get(DryRunMember) is true);
        return request is { GrantToken: null, KeyId: null } or { GrantToken: null, GrantId: null }
            ? throw KmsErrors.Validation("Grant token OR (grant ID, key ID) must be specified")
            : request;
    }
}
