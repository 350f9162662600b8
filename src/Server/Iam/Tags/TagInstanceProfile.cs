using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Tags;

/// <summary>Gives an instance profile tags.</summary>
internal sealed class TagInstanceProfile(Catalog catalog) : TagEntity<TagInstanceProfileRequest>(Table, EntityKind.InstanceProfile, catalog)
{
    public static Operation Table { get; } = new("TagInstanceProfile");
}

/// <summary>Brings tags for an instance profile.</summary>
internal sealed record TagInstanceProfileRequest(string InstanceProfileName, IReadOnlyList<Tag> Tags) : IRequest<TagInstanceProfileRequest>, IInstanceProfileRequest, ITagRequest
{
    public static RequestShape<TagInstanceProfileRequest> Shape { get; } = new(
        [IamShapes.InstanceProfileName, IamTags.TagsToBe],
        fields => new(fields.Name(IamShapes.InstanceProfileName), fields.Get(IamTags.TagsToBe)));
}
