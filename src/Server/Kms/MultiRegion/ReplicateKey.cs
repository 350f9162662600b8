using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.KeyStores;
using Signet.Server.Kms.KeyPolicies;
using Signet.Server.Kms.Keys;
using Signet.Server.Kms.Tags;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.MultiRegion;

/// <summary>Makes a replica of a multi-Region primary key in another Region: the same id and material, all else its own.</summary>
internal sealed class ReplicateKey(KeyLookup keys, SoftwareKeyStore store, KeyPolicyRules policies, PrincipalNames principals, KeyQuota quota)
    : KeyOperation<ReplicateKeyRequest, ReplicateKeyResponse>(Table, keys)
{
    public static Operation Table { get; } = new("ReplicateKey") { States = KeyStates.Enabled };

    protected override IReadOnlyList<Demand> DemandsOn(Decoded<ReplicateKeyRequest> call, Key key)
    {
        var demands = new List<Demand>(base.DemandsOn(call, key)) { KmsDemands.OnAccount("CreateKey") };
        if (call.Request.Tags.Count > 0)
        {
            demands.Add(KmsDemands.OnAccount("TagResource"));
        }

        return demands;
    }

    public override void AddConditions(Resolved<ReplicateKeyRequest> call, Demand demand, RequestContext context)
    {
        base.AddConditions(call, demand, context);
        TagConditions.Add(context, call.Decoded.Request.Tags);
        if (demand is not KeyDemand)
        {
            // The replica is created in the other Region, of the same kind as its primary key; tags and aliases are its own.
            context.Set("aws:RequestedRegion", call.Decoded.Request.ReplicaRegion.Value);
            KeyDemand.AddKind(context, call.Resolution.Key!);
            context.Set("kms:MultiRegionKeyType", "REPLICA");
        }
    }

    protected override void Examine(Admitted<ReplicateKeyRequest> call)
    {
        var (key, region) = (call.Key, call.Request.ReplicaRegion);
        if (!key.IsPrimary)
        {
            throw KmsErrors.NotPrimary(key);
        }

        if (region.Partition != key.Region.Partition)
        {
            throw KmsErrors.Validation($"The Region {region} is not in the partition of {key.Arn}.");
        }

        if (Catalog.TryGetKey(key.AccountId, region, key.Id, out var existing))
        {
            throw KmsErrors.KeyExists(existing.Arn);
        }

        KmsTags.Check(call.Request.Tags);
        quota.Check(key.AccountId, region);
    }

    public override ValueTask<Done<ReplicateKeyResponse>> ExecuteAsync(Admitted<ReplicateKeyRequest> call, CancellationToken cancellationToken)
    {
        var (request, primary) = (call.Request, call.Key);
        var record = primary.Record with
        {
            Region = request.ReplicaRegion,
            State = nameof(KeyStates.Creating),
            Description = request.Description,
            CreatedAt = call.Time,
            Policy = KeyPolicyRules.Default(request.ReplicaRegion, primary.AccountId),
            Tags = request.Tags,
            RotationPeriodInDays = null,
            NextRotationAt = null,
            Version = 0,
        };
        if (request.Policy is { } policy)
        {
            record = record with { Policy = policies.Accept(call.Call, record, policy, request.BypassPolicyLockoutSafetyCheck) };
        }

        var replica = new Key(record);
        var metadata = new KeyMetadata(replica, [], [.. Catalog.RelatedKeys(primary), replica]);
        var response = new ReplicateKeyResponse(metadata, principals.Show(record.Policy), request.Tags);

        // The primary's row comes along, so that no rotation slips in between.
        List<WantedChange> changes =
        [
            new(Change.Insert(record), () => KmsErrors.KeyExists(replica.Arn)),
            .. Catalog.MaterialsOf(primary).Values.Select(material => new WantedChange(Change.Insert(MaterialFor(material, primary.Record, record)))),
            new(Change.Update(primary.Record)),
        ];
        return ValueTask.FromResult(Done.With(response, changes) with
        {
            OtherRegion = new("CreateKey", request.ReplicaRegion, KmsDemands.Resource(replica)),
        });
    }

    // Imported material must be imported again in each Region; its place is kept.
    private KeyMaterialRecord MaterialFor(KeyMaterialRecord material, KeyRecord primary, KeyRecord replica) => primary.Origin is "EXTERNAL"
        ? material with { Region = replica.Region, Sealed = null, ExpiresAt = null, Version = 0 }
        : store.Copy(material, primary, replica);
}

/// <summary>Asks for a replica.</summary>
internal sealed record ReplicateKeyRequest(
    string KeyId, Region ReplicaRegion, string? Policy, bool BypassPolicyLockoutSafetyCheck, string Description, IReadOnlyList<Tag> Tags)
    : IRequest<ReplicateKeyRequest>, IKeyRequest
{
    private static readonly Member<string> RegionMember = Member.Required("ReplicaRegion", KmsShapes.Region).Condition("kms:ReplicaRegion");
    private static readonly Member<string> PolicyMember = Member.Optional("Policy", KmsShapes.Policy);
    private static readonly Member<string> DescriptionMember = Member.Optional("Description", KmsShapes.Description, "");
    private static readonly Member<IReadOnlyList<Tag>> TagsMember = Member.Optional("Tags", KmsTags.Shape);

    public static RequestShape<ReplicateKeyRequest> Shape { get; } = new(
        [KmsShapes.KeyId, RegionMember, PolicyMember, KmsShapes.BypassPolicyLockoutSafetyCheck, DescriptionMember, TagsMember],
        fields => new(
            fields.Get(KmsShapes.KeyId),
            Region.Parse(fields.Get(RegionMember)),
            fields.Get(PolicyMember),
            fields.Get(KmsShapes.BypassPolicyLockoutSafetyCheck) is true,
            fields.Get(DescriptionMember),
            fields.Get(TagsMember) ?? []));
}

/// <summary>The replica, which is still being created.</summary>
internal sealed record ReplicateKeyResponse(KeyMetadata Metadata, string Policy, IReadOnlyList<Tag> Tags) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structure("ReplicaKeyMetadata", Metadata);
        writer.Text("ReplicaPolicy", Policy);
        writer.Structures("ReplicaTags", Tags.Select(tag => new TagEntry(tag)));
    }
}
