using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Puts a version of a managed policy into force, at once and for everyone whom the policy is attached to.</summary>
internal sealed class SetDefaultPolicyVersion(Catalog catalog) : PolicyVersionOperation<NoResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("SetDefaultPolicyVersion");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<PolicyVersionRequest> call, CancellationToken cancellationToken)
    {
        var policy = FoundPolicy(call);
        var changed = policy.Record! with { DefaultVersion = VersionOf(policy, call).Number, UpdatedAt = call.Time };
        return ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Update(changed), IamErrors.ConcurrentModification)));
    }
}
