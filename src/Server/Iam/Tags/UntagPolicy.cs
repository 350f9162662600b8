using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>Takes tags off a managed policy.</summary>
internal sealed class UntagPolicy(Catalog catalog) : UntagEntity<UntagPolicyRequest>(Table, EntityKind.Policy, catalog)
{
    public static Operation Table { get; } = new("UntagPolicy");
}

/// <summary>Names the tags to take off a managed policy.</summary>
internal sealed record UntagPolicyRequest(string PolicyArn, IReadOnlyList<string> TagKeys) : IRequest<UntagPolicyRequest>, IPolicyRequest, IUntagRequest
{
    public static RequestShape<UntagPolicyRequest> Shape { get; } = new(
        [IamShapes.PolicyArn, IamTags.TagKeys],
        fields => new(fields.PolicyArn(IamShapes.PolicyArn), fields.Get(IamTags.TagKeys)));
}
