using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.Attachments;

/// <summary>Names a managed policy and the user that it is to be attached to, or detached from.</summary>
internal sealed record UserAttachmentRequest(string UserName, string PolicyArn) : IRequest<UserAttachmentRequest>, IUserRequest, IAttachmentRequest
{
    public static RequestShape<UserAttachmentRequest> Shape { get; } = new(
        [IamShapes.UserName, IamShapes.AttachedPolicyArn],
        fields => new(fields.Name(IamShapes.UserName), fields.PolicyArn(IamShapes.AttachedPolicyArn)));
}
