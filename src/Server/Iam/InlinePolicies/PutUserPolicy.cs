using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.InlinePolicies;

/// <summary>Gives a user a policy of its own; one of that name is replaced.</summary>
internal sealed class PutUserPolicy(Catalog catalog) : PutInlinePolicy<PutUserPolicyRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("PutUserPolicy");
}

/// <summary>Brings a policy for a user.</summary>
internal sealed record PutUserPolicyRequest(string UserName, string PolicyName, string PolicyDocument)
    : IRequest<PutUserPolicyRequest>, IUserRequest, IPutInlinePolicyRequest
{
    public static RequestShape<PutUserPolicyRequest> Shape { get; } = new(
        [IamShapes.UserName, IamShapes.PolicyName, IamShapes.PolicyDocument],
        fields => new(fields.Name(IamShapes.UserName), fields.Name(IamShapes.PolicyName), fields.Get(IamShapes.PolicyDocument)));
}
