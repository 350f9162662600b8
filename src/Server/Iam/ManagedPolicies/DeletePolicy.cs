using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Deletes a managed policy that nothing uses and that has one version left, together with that.</summary>
internal sealed class DeletePolicy(Catalog catalog) : PolicyOperation<PolicyRequest, NoResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("DeletePolicy");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<PolicyRequest> call, CancellationToken cancellationToken)
    {
        var policy = FoundPolicy(call);
        if (!Catalog.ManagedPolicies.OwnersOf(policy.Arn).IsEmpty || !Catalog.ManagedPolicies.BoundedBy(policy.Arn).IsEmpty)
        {
            throw IamErrors.DeleteConflict("Cannot delete a policy attached to entities.");
        }

        if (policy.Versions.Count > 1)
        {
            throw IamErrors.DeleteConflict(
                "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. The default version is deleted with the policy.");
        }

        // The policy first: the catalog must not show one without the version that is in force.
        return ValueTask.FromResult(Done.Nothing(
            [new(Change.Delete(policy.Record!)), .. policy.Versions.Values.Select(version => new WantedChange(Change.Delete(version)))]));
    }
}
