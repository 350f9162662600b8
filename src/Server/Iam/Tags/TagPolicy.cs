using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Tags;

/// <summary>Gives a managed policy tags.</summary>
internal sealed class TagPolicy(Catalog catalog) : TagEntity<TagPolicyRequest>(Table, EntityKind.Policy, catalog)
{
    public static Operation Table { get; } = new("TagPolicy");
}

/// <summary>Brings tags for a managed policy.</summary>
internal sealed record TagPolicyRequest(string PolicyArn, IReadOnlyList<Tag> Tags) : IRequest<TagPolicyRequest>, IPolicyRequest, ITagRequest
{
    public static RequestShape<TagPolicyRequest> Shape { get; } = new(
        [IamShapes.PolicyArn, IamTags.TagsToBe],
        fields => new(fields.PolicyArn(IamShapes.PolicyArn), fields.Get(IamTags.TagsToBe)));
}
