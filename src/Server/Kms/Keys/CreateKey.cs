using Signet.Cryptography;
using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Kms.CustomKeyStores;
using Signet.Server.Kms.KeyPolicies;
using Signet.Server.KeyStores;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Keys;

/// <summary>Creates a customer managed key.</summary>
internal sealed class CreateKey(KeyStoreDirectory keyStores, KeyPolicyRules policies, KeyPlacement placement, KeyQuota quota, CustomKeys customs)
    : KmsOperation<CreateKeyRequest, CreateKeyResponse>(Table)
{
    public static Operation Table { get; } = new("CreateKey");

    public override Resolution Resolve(Decoded<CreateKeyRequest> call)
    {
        call.Request.CheckMembers();
        var demands = new List<Demand> { KmsDemands.OnAccount("CreateKey") };
        if (customs.TagsOf(call.Request).Count > 0)
        {
            demands.Add(KmsDemands.OnAccount("TagResource"));
        }

        return new(demands);
    }

    public override void AddConditions(Resolved<CreateKeyRequest> call, Demand demand, RequestContext context)
    {
        var request = call.Decoded.Request;
        context.Set("kms:KeySpec", request.Spec.Name);
        context.Set("kms:KeyUsage", request.Usage.Name);
        context.Set("kms:CustomerMasterKeySpec", request.Spec.Name);
        context.Set("kms:CustomerMasterKeyUsage", request.Usage.Name);
        context.Set("kms:MultiRegion", request.MultiRegion ? "true" : "false");
        if (request.MultiRegion)
        {
            context.Set("kms:MultiRegionKeyType", "PRIMARY");
        }

        TagConditions.Add(context, customs.TagsOf(request));
    }

    public override void Admit(Admitted<CreateKeyRequest> call)
    {
        KmsTags.Check(call.Request.Tags);
        if (KeyPlacement.IsFor(call.Request.Origin))
        {
            KeyPlacement.Check(call.Request);
        }

        customs.Check(call);
        quota.Check(call.AccountId, call.Region);
    }

    public override async ValueTask<Done<CreateKeyResponse>> ExecuteAsync(Admitted<CreateKeyRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var id = customs.IdOf(request);
        var record = new KeyRecord
        {
            Id = id,
            AccountId = call.AccountId,
            Region = call.Region,
            KeySpec = request.Spec.Name,
            KeyUsage = request.Usage.Name,
            Origin = request.Origin,
            State = nameof(KeyStates.Enabled),
            Description = request.Description,
            CreatedAt = call.Time,
            Policy = KeyPolicyRules.Default(call.Region, call.AccountId),
            Tags = customs.TagsOf(request),
            MultiRegion = request.MultiRegion,
            PrimaryRegion = request.MultiRegion ? call.Region : null,
            DeletionDate = null,
            PendingWindowInDays = null,
            PublicKey = null,
            CurrentMaterialId = null,
            CustomKeyStoreId = request.CustomKeyStoreId,
            XksKeyId = request.XksKeyId,
        };
        if (request.Policy is { } policy)
        {
            record = record with { Policy = policies.Accept(call.Call, record, policy, request.BypassPolicyLockoutSafetyCheck) };
        }

        if (request.CustomKeyStoreId is not null)
        {
            return await placement.CreateAsync(record, request.Spec, cancellationToken);
        }

        var made = customs.MaterialOf(request, record)
            ?? (request.Origin is "EXTERNAL" ? new(null, null) : await keyStores.Software.GenerateAsync(record, request.Spec, cancellationToken));
        record = record with
        {
            State = made.Material is null ? nameof(KeyStates.PendingImport) : nameof(KeyStates.Enabled),
            PublicKey = made.PublicKey,
            CurrentMaterialId = made.Material?.MaterialId,
        };
        var key = new Key(record);

        WantedChange inserted = new(Change.Insert(record), () => KmsErrors.KeyExists(key.Arn));
        WantedChange[] changes = made.Material is { } material ? [inserted, new(Change.Insert(material))] : [inserted];
        return Done.With(new CreateKeyResponse(new(key, [], [key])), changes) with { Resources = [KmsDemands.Resource(key)] };
    }
}

/// <summary>Asks for a new key.</summary>
internal sealed record CreateKeyRequest(
    KeySpec Spec,
    bool NamesBothSpecs,
    KeyUsage? GivenUsage,
    string Origin,
    string Description,
    string? Policy,
    bool BypassPolicyLockoutSafetyCheck,
    IReadOnlyList<Tag> Tags,
    bool MultiRegion,
    string? CustomKeyStoreId,
    string? XksKeyId) : IRequest<CreateKeyRequest>
{
    private const string ExternalKeyStore = "EXTERNAL_KEY_STORE";

    private static readonly NameShape<string> Origins = new(["AWS_KMS", "EXTERNAL", "AWS_CLOUDHSM", ExternalKeyStore], name => name);
    private static readonly NameShape<KeySpec> Specs = new(KeySpec.All, spec => spec.Name);

    // The deprecated member's enum was closed before these came.
    private static readonly NameShape<KeySpec> OldSpecs = new(
        KeySpec.All.Except([KeySpec.MlDsa44, KeySpec.MlDsa65, KeySpec.MlDsa87, KeySpec.EccNistEdwards25519]), spec => spec.Name);

    private static readonly Member<string> PolicyMember = Member.Optional("Policy", KmsShapes.Policy);
    private static readonly Member<string> DescriptionMember = Member.Optional("Description", KmsShapes.Description, "");
    private static readonly Member<KeyUsage?> KeyUsageMember =
        Member.Optional("KeyUsage", new NameShape<KeyUsage?>(Enum.GetValues<KeyUsage>().Cast<KeyUsage?>(), usage => usage!.Value.Name));
    private static readonly Member<KeySpec> OldSpecMember = Member.Optional("CustomerMasterKeySpec", OldSpecs);
    private static readonly Member<KeySpec> KeySpecMember = Member.Optional("KeySpec", Specs);
    private static readonly Member<string> OriginMember = Member.Optional("Origin", Origins, "AWS_KMS").Condition("kms:KeyOrigin");
    private static readonly Member<string> CustomKeyStoreIdMember = Member.Optional("CustomKeyStoreId", new TextShape(1, 64));
    private static readonly Member<IReadOnlyList<Tag>> TagsMember = Member.Optional("Tags", KmsTags.CreationShape);
    private static readonly Member<bool?> MultiRegionMember = Member.Optional("MultiRegion", new BooleanShape());
    private static readonly Member<string> XksKeyIdMember = Member.Optional("XksKeyId", new TextShape(1, 128, KmsShapes.XksKeyIdPattern(), "^[a-zA-Z0-9-_.]+$"));

    public static RequestShape<CreateKeyRequest> Shape { get; } = new(
        [PolicyMember, DescriptionMember, KeyUsageMember, OldSpecMember, KeySpecMember, OriginMember, CustomKeyStoreIdMember,
            KmsShapes.BypassPolicyLockoutSafetyCheck, TagsMember, MultiRegionMember, XksKeyIdMember],
        Make);

    /// <summary>The usage that counts: a symmetric encryption key need not name it.</summary>
    public KeyUsage Usage => GivenUsage ?? KeyUsage.EncryptDecrypt;

    private static CreateKeyRequest Make(Fields fields)
    {
        var request = new CreateKeyRequest(
            fields.Get(KeySpecMember) ?? fields.Get(OldSpecMember) ?? KeySpec.SymmetricDefault,
            fields.Has(KeySpecMember) && fields.Has(OldSpecMember),
            fields.Get(KeyUsageMember),
            fields.Get(OriginMember),
            fields.Get(DescriptionMember),
            fields.Get(PolicyMember),
            fields.Get(KmsShapes.BypassPolicyLockoutSafetyCheck) is true,
            fields.Get(TagsMember) ?? [],
            fields.Get(MultiRegionMember) is true,
            fields.Get(CustomKeyStoreIdMember),
            fields.Get(XksKeyIdMember));

        // The trail has the spec under both its names, and the usage that counts.
        fields.Fill(KeySpecMember, request.Spec);
        fields.Fill(OldSpecMember, request.Spec);
        fields.Fill(KeyUsageMember, request.Usage);
        return request;
    }

    /// <summary>Refuses members that contradict each other.</summary>
    public void CheckMembers()
    {
        if (NamesBothSpecs)
        {
            throw KmsErrors.Validation("You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.");
        }

        if (GivenUsage is null && Spec != KeySpec.SymmetricDefault)
        {
            throw KmsErrors.Validation("You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");
        }

        if (!Spec.Usages.Contains(Usage))
        {
            throw KmsErrors.Validation($"KeyUsage {Usage.Name} is not compatible with KeySpec {Spec.Name}");
        }

        if (XksKeyId is not null && Origin != ExternalKeyStore)
        {
            throw KmsErrors.Validation($"XksKeyId is not supported for Origin {Origin}");
        }

        if (CustomKeyStoreId is not null && Origin is ("AWS_KMS" or "EXTERNAL"))
        {
            throw KmsErrors.Validation($"CustomKeyStoreId is not supported for Origin {Origin}");
        }

        if (Origin is "EXTERNAL" && !Spec.CanBeImported)
        {
            throw KmsErrors.Validation($"KeySpec {Spec.Name} is not supported for Origin {Origin}");
        }
    }
}

/// <summary>Tells of the key that was made.</summary>
internal sealed record CreateKeyResponse(KeyMetadata KeyMetadata) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("KeyMetadata", KeyMetadata);
}
