using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>Lists a role's tags, in order of key.</summary>
internal sealed class ListRoleTags(Catalog catalog) : ListTags<ListRoleTagsRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("ListRoleTags") { ReadOnly = true };
}

/// <summary>Asks for a page of a role's tags.</summary>
internal sealed record ListRoleTagsRequest(string RoleName, PageRequest Page) : IRequest<ListRoleTagsRequest>, IRoleRequest, IListTagsRequest
{
    public static RequestShape<ListRoleTagsRequest> Shape { get; } = new(
        [IamShapes.RoleName, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.RoleName), PageRequest.Read(fields)));
}
