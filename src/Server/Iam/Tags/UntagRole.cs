using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Tags;

/// <summary>Takes tags off a role.</summary>
internal sealed class UntagRole(Catalog catalog) : UntagEntity<UntagRoleRequest>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("UntagRole");
}

/// <summary>Names the tags to take off a role.</summary>
internal sealed record UntagRoleRequest(string RoleName, IReadOnlyList<string> TagKeys) : IRequest<UntagRoleRequest>, IRoleRequest, IUntagRequest
{
    public static RequestShape<UntagRoleRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamTags.TagKeys],
        fields => new(fields.Name(IamShapes.RoleName), fields.Get(IamTags.TagKeys)));
}
