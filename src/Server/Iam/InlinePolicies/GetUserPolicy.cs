using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Shows an inline policy of a user.</summary>
internal sealed class GetUserPolicy(Catalog catalog) : GetInlinePolicy<GetUserPolicyRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("GetUserPolicy") { ReadOnly = true };
}

/// <summary>Asks for a policy of a user.</summary>
internal sealed record GetUserPolicyRequest(string UserName, string PolicyName) : IRequest<GetUserPolicyRequest>, IUserRequest, IInlinePolicyRequest
{
    public static RequestShape<GetUserPolicyRequest> Shape { get; } = new(
        [IamShapes.UserName, IamShapes.PolicyName],
        fields => new(fields.Name(IamShapes.UserName), fields.Name(IamShapes.PolicyName)));
}
