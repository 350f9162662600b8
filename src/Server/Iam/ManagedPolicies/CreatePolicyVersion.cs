using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Gives a managed policy another version, in force at once when that is asked for.</summary>
internal sealed class CreatePolicyVersion(Catalog catalog) : PolicyOperation<CreatePolicyVersionRequest, CreatePolicyVersionResponse>(Table, catalog)
{
    /// <summary>A policy keeps at most this many versions.</summary>
    public const int MaxPerPolicy = 5;

    public static Operation Table { get; } = new("CreatePolicyVersion");

    public override ValueTask<Done<CreatePolicyVersionResponse>> ExecuteAsync(Admitted<CreatePolicyVersionRequest> call, CancellationToken cancellationToken)
    {
        var (policy, request) = (FoundPolicy(call), call.Request);
        PolicyDocuments.CheckManaged(request.PolicyDocument);
        if (policy.Versions.Count >= MaxPerPolicy)
        {
            throw IamErrors.LimitExceeded(
                $"A managed policy can have up to {MaxPerPolicy} versions. Before you create a new version, you must delete an existing version.");
        }

        var record = policy.Record!;
        var version = new ManagedPolicyVersionRecord { PolicyId = policy.Id, Number = record.LastVersion + 1, Document = request.PolicyDocument, CreatedAt = call.Time };
        var changed = record with
        {
            LastVersion = version.Number,
            DefaultVersion = request.SetAsDefault ? version.Number : record.DefaultVersion,
            UpdatedAt = call.Time,
        };

        // The version first: the catalog must not show a policy without the version that is in force.
        return ValueTask.FromResult(Done.With(
            new CreatePolicyVersionResponse(new(version, request.SetAsDefault, whole: false)),
            new WantedChange(Change.Insert(version)),
            new WantedChange(Change.Update(changed), IamErrors.ConcurrentModification)));
    }
}

/// <summary>Brings another version of a managed policy.</summary>
internal sealed record CreatePolicyVersionRequest(string PolicyArn, string PolicyDocument, bool SetAsDefault) : IRequest<CreatePolicyVersionRequest>, IPolicyRequest
{
    private static readonly Member<bool?> SetAsDefaultMember = Member.Optional("SetAsDefault", new BooleanShape());

    public static RequestShape<CreatePolicyVersionRequest> Shape { get; } = new(
        [IamShapes.PolicyArn, IamShapes.PolicyDocument, SetAsDefaultMember],
        fields => new(fields.PolicyArn(IamShapes.PolicyArn), fields.Get(IamShapes.PolicyDocument), fields.Get(SetAsDefaultMember) ?? false));
}

/// <summary>Tells of the version that was made, without its document.</summary>
internal sealed record CreatePolicyVersionResponse(VersionEntry Version) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("PolicyVersion", Version);
}
