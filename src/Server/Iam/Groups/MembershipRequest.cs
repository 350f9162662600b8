using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam.Groups;

/// <summary>Names a group and a user.</summary>
internal sealed record MembershipRequest(string GroupName, string UserName) : IRequest<MembershipRequest>, IGroupRequest
{
    public static RequestShape<MembershipRequest> Shape { get; } = new(
        [IamShapes.GroupName, IamShapes.UserName],
        fields => new(fields.Name(IamShapes.GroupName), fields.Name(IamShapes.UserName)));
}
