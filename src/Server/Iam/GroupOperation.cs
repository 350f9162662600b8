using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam;

/// <summary>A request that names a group.</summary>
internal interface IGroupRequest : IEntityRequest
{
    string GroupName { get; }

    string? IEntityRequest.EntityName => GroupName;
}

/// <summary>An operation on one group.</summary>
internal abstract class GroupOperation<TRequest, TResponse>(Operation row, Catalog catalog) : EntityOperation<TRequest, TResponse>(row, EntityKind.Group, catalog)
    where TRequest : IRequest<TRequest>, IGroupRequest
    where TResponse : IWritable
{
    /// <summary>The group of the call.</summary>
    protected GroupRecord FoundGroup(Admitted<TRequest> call) => (GroupRecord)Found(call).Record!;
}

/// <summary>Names a group, and asks for no more.</summary>
internal sealed record GroupRequest(string GroupName) : IRequest<GroupRequest>, IGroupRequest
{
    public static RequestShape<GroupRequest> Shape { get; } = new([IamShapes.GroupName], fields => new(fields.Name(IamShapes.GroupName)));
}

/// <summary>Names a group, and asks for a page of what is the group's.</summary>
internal sealed record GroupPageRequest(string GroupName, PageRequest Page) : IRequest<GroupPageRequest>, IGroupRequest, IPageRequest
{
    public static RequestShape<GroupPageRequest> Shape { get; } = new(
        [IamShapes.GroupName, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.GroupName), PageRequest.Read(fields)));
}
