using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam;

/// <summary>A request that names a role.</summary>
internal interface IRoleRequest : IEntityRequest
{
    string RoleName { get; }

    string? IEntityRequest.EntityName => RoleName;
}

/// <summary>An operation on one role.</summary>
internal abstract class RoleOperation<TRequest, TResponse>(Operation row, Catalog catalog) : EntityOperation<TRequest, TResponse>(row, EntityKind.Role, catalog)
    where TRequest : IRequest<TRequest>, IRoleRequest
    where TResponse : IWritable
{
    /// <summary>The role of the call.</summary>
    protected RoleRecord FoundRole(Admitted<TRequest> call) => (RoleRecord)Found(call).Record!;

    /// <summary>Replaces the role's record.</summary>
    protected static WantedChange Update(RoleRecord role) => new(Storage.Change.Update(role), IamErrors.ConcurrentModification);
}

/// <summary>Names a role, and asks for no more.</summary>
internal sealed record RoleRequest(string RoleName) : IRequest<RoleRequest>, IRoleRequest
{
    public static RequestShape<RoleRequest> Shape { get; } = new([IamShapes.RoleName], fields => new(fields.Name(IamShapes.RoleName)));
}

/// <summary>Names a role, and asks for a page of what is the role's.</summary>
internal sealed record RolePageRequest(string RoleName, PageRequest Page) : IRequest<RolePageRequest>, IRoleRequest, IPageRequest
{
    public static RequestShape<RolePageRequest> Shape { get; } = new(
        [IamShapes.RoleName, .. PageRequest.Members],
        fields => new(fields.Name(IamShapes.RoleName), PageRequest.Read(fields)));
}
