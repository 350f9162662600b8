using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Deletes a version of a managed policy that is not in force; its number is not given again.</summary>
internal sealed class DeletePolicyVersion(Catalog catalog) : PolicyVersionOperation<NoResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("DeletePolicyVersion");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<PolicyVersionRequest> call, CancellationToken cancellationToken)
    {
        var policy = FoundPolicy(call);
        var version = VersionOf(policy, call);
        if (version.Number == policy.DefaultVersion)
        {
            throw IamErrors.DeleteConflict("Cannot delete the default version of a policy.");
        }

        // With the policy, so that a version that is put into force meanwhile is not the one that goes.
        var changed = policy.Record! with { UpdatedAt = call.Time };
        return ValueTask.FromResult(Done.Nothing(
            new WantedChange(Change.Delete(version)),
            new WantedChange(Change.Update(changed), IamErrors.ConcurrentModification)));
    }
}
