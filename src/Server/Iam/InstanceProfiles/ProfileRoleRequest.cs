using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.InstanceProfiles;

/// <summary>Names an instance profile and a role.</summary>
internal sealed record ProfileRoleRequest(string InstanceProfileName, string RoleName) : IRequest<ProfileRoleRequest>, IInstanceProfileRequest
{
    public static RequestShape<ProfileRoleRequest> Shape { get; } = new(
        [IamShapes.InstanceProfileName, IamShapes.RoleName],
        fields => new(fields.Name(IamShapes.InstanceProfileName), fields.Name(IamShapes.RoleName)));
}
