using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Kms.MultiRegion;

/// <summary>Makes a replica the primary key of its set, and the primary a replica.</summary>
internal sealed class UpdatePrimaryRegion(KeyLookup keys) : KeyOperation<UpdatePrimaryRegionRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("UpdatePrimaryRegion") { States = KeyStates.Usable };

    // Without a replica there is no more to ask for; the call is refused later, when it is clear that the caller may know.
    protected override IReadOnlyList<Demand> DemandsOn(Decoded<UpdatePrimaryRegionRequest> call, Key key) =>
        Catalog.TryGetKey(key.AccountId, call.Request.PrimaryRegion, key.Id, out var replica) && replica.Arn != key.Arn
            ? [.. base.DemandsOn(call, key), KmsDemands.OnKey(Row, replica, Catalog)]
            : base.DemandsOn(call, key);

    public override void AddConditions(Resolved<UpdatePrimaryRegionRequest> call, Demand demand, RequestContext context)
    {
        base.AddConditions(call, demand, context);
        if (demand is KeyDemand { Key.Region: var region })
        {
            // Each key is asked for in its own Region.
            context.Set("aws:RequestedRegion", region.Value);
        }
    }

    protected override void Examine(Admitted<UpdatePrimaryRegionRequest> call)
    {
        if (!call.Key.IsPrimary)
        {
            throw KmsErrors.NotPrimary(call.Key);
        }

        var replica = ReplicaOf(call);
        if (replica.IsPrimary)
        {
            throw KmsErrors.Unsupported($"{replica.Arn} is the primary key already.");
        }

        KeyAdmission.Check(Row, replica);
    }

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<UpdatePrimaryRegionRequest> call, CancellationToken cancellationToken)
    {
        var (primary, replica) = (call.Key, ReplicaOf(call));
        var changes = new List<WantedChange>();
        foreach (var related in Catalog.RelatedKeys(primary))
        {
            var moves = related.Arn == primary.Arn || related.Arn == replica.Arn;
            var leads = related.Arn == replica.Arn;

            // The settings of rotation belong to whoever is primary.
            changes.Add(new(Change.Update(related.Record with
            {
                PrimaryRegion = replica.Region,
                State = moves ? nameof(KeyStates.Updating) : related.State,
                RotationPeriodInDays = leads ? primary.Record.RotationPeriodInDays : null,
                NextRotationAt = leads ? primary.Record.NextRotationAt : null,
            })));
        }

        return ValueTask.FromResult(Done.Nothing(changes) with
        {
            ChangedKeyArn = primary.Arn,
            OtherRegion = new(Row.Name, replica.Region, KmsDemands.Resource(replica)),
        });
    }

    private Key ReplicaOf(Admitted<UpdatePrimaryRegionRequest> call) =>
        Catalog.TryGetKey(call.Key.AccountId, call.Request.PrimaryRegion, call.Key.Id, out var replica)
            ? replica
            : throw KmsErrors.KeyNotFound(Arn.Key(call.Request.PrimaryRegion, call.Key.AccountId, call.Key.Id).ToString());
}

/// <summary>Asks for another primary Region.</summary>
internal sealed record UpdatePrimaryRegionRequest(string KeyId, Region PrimaryRegion) : IRequest<UpdatePrimaryRegionRequest>, IKeyRequest
{
    private static readonly Member<string> RegionMember = Member.Required("PrimaryRegion", KmsShapes.Region).Condition("kms:PrimaryRegion");

    public static RequestShape<UpdatePrimaryRegionRequest> Shape { get; } = new(
        [KmsShapes.KeyId, RegionMember],
        fields => new(fields.Get(KmsShapes.KeyId), Region.Parse(fields.Get(RegionMember))));
}
