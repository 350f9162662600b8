using System.Collections.Immutable;
using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Creates a managed policy with its first version.</summary>
internal sealed class CreatePolicy(Catalog catalog) : CreateEntity<CreatePolicyRequest, CreatePolicyResponse>(Table, EntityKind.Policy, catalog)
{
    public static Operation Table { get; } = new("CreatePolicy");

    protected override Arn ArnOf(AccountId account, CreatePolicyRequest request) => Arn.Policy(account, request.Path, request.Name);

    protected override string ShownAs(CreatePolicyRequest request) => $"policy {request.Name}";

    protected override bool IsTaken(AccountId account, string name) => Catalog.ManagedPolicies.TryGet(account, name, out _);

    protected override (CreatePolicyResponse Response, IReadOnlyList<IRecord> Records) Make(Admitted<CreatePolicyRequest> call, string id)
    {
        var request = call.Request;
        PolicyDocuments.CheckManaged(request.PolicyDocument);
        var version = new ManagedPolicyVersionRecord { PolicyId = id, Number = 1, Document = request.PolicyDocument, CreatedAt = call.Time };
        var policy = new ManagedPolicyRecord
        {
            Id = id,
            AccountId = call.AccountId,
            Name = request.Name,
            Path = request.Path,
            Description = request.Description,
            CreatedAt = call.Time,
            UpdatedAt = call.Time,
            DefaultVersion = version.Number,
            LastVersion = version.Number,
            Tags = request.Tags,
        };
        return (new(policy, version), [version, policy]);
    }
}

/// <summary>Asks for a new managed policy.</summary>
internal sealed record CreatePolicyRequest(string Name, string Path, string PolicyDocument, string Description, IReadOnlyList<Tag> Tags)
    : IRequest<CreatePolicyRequest>, ICreateRequest
{
    private static readonly Member<string> DescriptionMember = Member.Optional("Description", new TextShape(0, 1000));

    public static RequestShape<CreatePolicyRequest> Shape { get; } = new(
        [IamShapes.PolicyName, IamShapes.PolicyPath, IamShapes.PolicyDocument, DescriptionMember, IamTags.Tags],
        fields => new(
            fields.Name(IamShapes.PolicyName),
            fields.Get(IamShapes.PolicyPath) ?? "/",
            fields.Get(IamShapes.PolicyDocument),
            fields.Get(DescriptionMember) ?? "",
            fields.Get(IamTags.Tags) ?? []));
}

/// <summary>Tells of the policy that was made; nothing is attached to it yet.</summary>
internal sealed record CreatePolicyResponse(ManagedPolicyRecord Policy, ManagedPolicyVersionRecord Version) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        var policy = ManagedPolicy.Of(Policy, ImmutableSortedDictionary<int, ManagedPolicyVersionRecord>.Empty.Add(Version.Number, Version));
        writer.Structure("Policy", new PolicyEntry(policy, attachments: 0, boundaries: 0, Policy.Tags.Count > 0 ? PolicyParts.Tags : PolicyParts.None));
    }
}
