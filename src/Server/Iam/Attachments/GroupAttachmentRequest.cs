using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.Attachments;

/// <summary>Names a managed policy and the group that it is to be attached to, or detached from.</summary>
internal sealed record GroupAttachmentRequest(string GroupName, string PolicyArn) : IRequest<GroupAttachmentRequest>, IGroupRequest, IAttachmentRequest
{
    public static RequestShape<GroupAttachmentRequest> Shape { get; } = new(
        [IamShapes.GroupName, IamShapes.AttachedPolicyArn],
        fields => new(fields.Name(IamShapes.GroupName), fields.PolicyArn(IamShapes.AttachedPolicyArn)));
}
