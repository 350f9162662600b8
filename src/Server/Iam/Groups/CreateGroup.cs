using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Groups;

/// <summary>Creates a group, without members and without policies.</summary>
internal sealed class CreateGroup(Catalog catalog) : CreateEntity<CreateGroupRequest, CreateGroupResponse>(Table, EntityKind.Group, catalog)
{
    public static Operation Table { get; } = new("CreateGroup");

    protected override (CreateGroupResponse Response, IReadOnlyList<IRecord> Records) Make(Admitted<CreateGroupRequest> call, string id)
    {
        var group = new GroupRecord { Id = id, AccountId = call.AccountId, Name = call.Request.Name, Path = call.Request.Path, CreatedAt = call.Time };
        return (new(new(group)), [group]);
    }
}

/// <summary>Asks for a new group.</summary>
internal sealed record CreateGroupRequest(string Name, string Path) : IRequest<CreateGroupRequest>, ICreateRequest
{
    public static RequestShape<CreateGroupRequest> Shape { get; } = new(
        [IamShapes.Path, IamShapes.GroupName],
        fields => new(fields.Name(IamShapes.GroupName), fields.Path(IamShapes.Path) ?? "/"));
}

/// <summary>Tells of the group that was made.</summary>
internal sealed record CreateGroupResponse(GroupEntry Group) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("Group", Group);
}
