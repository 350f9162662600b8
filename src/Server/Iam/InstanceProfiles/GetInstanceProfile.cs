using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InstanceProfiles;

/// <summary>Tells of an instance profile and of the role in it.</summary>
internal sealed class GetInstanceProfile(Catalog catalog, PrincipalNames principals)
    : InstanceProfileOperation<InstanceProfileRequest, InstanceProfileResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("GetInstanceProfile") { ReadOnly = true };

    public override ValueTask<Done<InstanceProfileResponse>> ExecuteAsync(Admitted<InstanceProfileRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new InstanceProfileResponse(new(FoundInstanceProfile(call), Catalog, principals, withTags: true))));
}
