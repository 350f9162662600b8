using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Kms.Grants;

/// <summary>Deletes a grant, for those whom policies allow it; in any state of the key.</summary>
internal sealed class RevokeGrant(KeyLookup keys) : KeyOperation<RevokeGrantRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("RevokeGrant") { CrossAccount = true };

    public override void AddConditions(Resolved<RevokeGrantRequest> call, Demand demand, RequestContext context) => GrantRules.AddService(context);

    protected override void Examine(Admitted<RevokeGrantRequest> call) => Find(call);

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<RevokeGrantRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Delete(Find(call).Record))) with { ChangedKeyArn = call.Key.Arn });

    private Grant Find(Admitted<RevokeGrantRequest> call) => Catalog.GrantsOf(call.Key).Find(call.Request.GrantId) ?? throw KmsErrors.InvalidGrantId();
}

/// <summary>Asks for a grant to be deleted.</summary>
internal sealed record RevokeGrantRequest(string KeyId, string GrantId, bool DryRun) : IRequest<RevokeGrantRequest>, IKeyRequest, IDryRun
{
    private static readonly Member<string> GrantIdMember = Member.Required("GrantId", GrantShapes.GrantId);

    public static RequestShape<RevokeGrantRequest> Shape { get; } = new(
        [KmsShapes.KeyId, GrantIdMember, KmsShapes.DryRun],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(GrantIdMember), fields.Get(KmsShapes.DryRun) is true));
}
