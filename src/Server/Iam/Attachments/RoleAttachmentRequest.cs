using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.Attachments;

/// <summary>Names a managed policy and the role that it is to be attached to, or detached from.</summary>
internal sealed record RoleAttachmentRequest(string RoleName, string PolicyArn) : IRequest<RoleAttachmentRequest>, IRoleRequest, IAttachmentRequest
{
    public static RequestShape<RoleAttachmentRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamShapes.AttachedPolicyArn],
        fields => new(fields.Name(IamShapes.RoleName), fields.PolicyArn(IamShapes.AttachedPolicyArn)));
}
