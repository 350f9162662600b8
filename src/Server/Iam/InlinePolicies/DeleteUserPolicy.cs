using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Deletes an inline policy of a user.</summary>
internal sealed class DeleteUserPolicy(Catalog catalog) : DeleteInlinePolicy<DeleteUserPolicyRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("DeleteUserPolicy");
}

/// <summary>Asks for a policy of a user to be deleted.</summary>
internal sealed record DeleteUserPolicyRequest(string UserName, string PolicyName) : IRequest<DeleteUserPolicyRequest>, IUserRequest, IInlinePolicyRequest
{
    public static RequestShape<DeleteUserPolicyRequest> Shape { get; } = new(
        [IamShapes.UserName, IamShapes.PolicyName],
        fields => new(fields.Name(IamShapes.UserName), fields.Name(IamShapes.PolicyName)));
}
