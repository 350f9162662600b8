using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Tags;

/// <summary>Gives a role tags.</summary>
internal sealed class TagRole(Catalog catalog) : TagEntity<TagRoleRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("TagRole");
}

/// <summary>Brings tags for a role.</summary>
internal sealed record TagRoleRequest(string RoleName, IReadOnlyList<Tag> Tags) : IRequest<TagRoleRequest>, IRoleRequest, ITagRequest
{
    public static RequestShape<TagRoleRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamTags.TagsToBe],
        fields => new(fields.Name(IamShapes.RoleName), fields.Get(IamTags.TagsToBe)));
}
