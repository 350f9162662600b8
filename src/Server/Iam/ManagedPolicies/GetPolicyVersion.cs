using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Shows a version of a managed policy with its document.</summary>
internal sealed class GetPolicyVersion(Catalog catalog) : PolicyVersionOperation<GetPolicyVersionResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("GetPolicyVersion") { ReadOnly = true };

    public override ValueTask<Done<GetPolicyVersionResponse>> ExecuteAsync(Admitted<PolicyVersionRequest> call, CancellationToken cancellationToken)
    {
        var policy = FoundPolicy(call);
        var version = VersionOf(policy, call);
        return ValueTask.FromResult(Done.With(new GetPolicyVersionResponse(new(version, version.Number == policy.DefaultVersion, whole: true))));
    }
}

/// <summary>The version.</summary>
internal sealed record GetPolicyVersionResponse(VersionEntry Version) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("PolicyVersion", Version);
}
