using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Tags;

/// <summary>Gives a user tags.</summary>
internal sealed class TagUser(Catalog catalog) : TagEntity<TagUserRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("TagUser");
}

/// <summary>Brings tags for a user.</summary>
internal sealed record TagUserRequest(string UserName, IReadOnlyList<Tag> Tags) : IRequest<TagUserRequest>, IUserRequest, ITagRequest
{
    public static RequestShape<TagUserRequest> Shape { get; } = new(
        [IamShapes.UserName, IamTags.TagsToBe],
        fields => new(fields.Name(IamShapes.UserName), fields.Get(IamTags.TagsToBe)));
}
