using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Groups;

/// <summary>Gives a group another name or path; its members and policies stay.</summary>
internal sealed class UpdateGroup(Catalog catalog) : RenameEntity<UpdateGroupRequest>(Table, EntityKind.Group, catalog)
{
    public static Operation Table { get; } = new("UpdateGroup");
}

/// <summary>Asks for another name or path of a group.</summary>
internal sealed record UpdateGroupRequest(string GroupName, string? NewPath, string? NewName) : IRequest<UpdateGroupRequest>, IGroupRequest, IRenameRequest
{
    public static RequestShape<UpdateGroupRequest> Shape { get; } = new(
        [IamShapes.GroupName, IamShapes.NewPath, IamShapes.NewGroupName],
        fields => new(fields.Name(IamShapes.GroupName), fields.Path(IamShapes.NewPath), fields.OptionalName(IamShapes.NewGroupName)));
}
