using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Roles;

/// <summary>Changes a role's description or its longest session; what is not given stays.</summary>
internal sealed class UpdateRole(Catalog catalog) : RoleOperation<UpdateRoleRequest, UpdateRoleResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("UpdateRole");

    public override ValueTask<Done<UpdateRoleResponse>> ExecuteAsync(Admitted<UpdateRoleRequest> call, CancellationToken cancellationToken)
    {
        var role = FoundRole(call);
        var changed = role with
        {
            Description = call.Request.Description ?? role.Description,
            MaxSessionDuration = call.Request.MaxSessionDuration ?? role.MaxSessionDuration,
        };
        return ValueTask.FromResult(Done.With(new UpdateRoleResponse(), Update(changed)));
    }
}

/// <summary>Asks for another description or longest session.</summary>
internal sealed record UpdateRoleRequest(string RoleName, string? Description, int? MaxSessionDuration) : IRequest<UpdateRoleRequest>, IRoleRequest
{
    public static RequestShape<UpdateRoleRequest> Shape { get; } = new(
        [IamShapes.RoleName, IamShapes.Description, IamShapes.MaxSessionDuration],
        fields => new(fields.Name(IamShapes.RoleName), fields.Get(IamShapes.Description), fields.Get(IamShapes.MaxSessionDuration)));
}

/// <summary>An empty result. AWS's model has one here, unlike for other operations without output, and SDKs look for its element.</summary>
internal sealed record UpdateRoleResponse : IWritable
{
    public void Write(ResponseWriter writer)
    {
    }
}
