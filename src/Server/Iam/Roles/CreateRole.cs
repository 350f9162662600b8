using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Roles;

/// <summary>Creates a role, with the policy that says who may assume it.</summary>
internal sealed class CreateRole(Catalog catalog, PrincipalNames principals) : CreateEntity<CreateRoleRequest, CreateRoleResponse>(Table, EntityKind.Role, catalog)
{
    public static Operation Table { get; } = new("CreateRole");

    protected override (CreateRoleResponse Response, IReadOnlyList<IRecord> Records) Make(Admitted<CreateRoleRequest> call, string id)
    {
        var request = call.Request;
        var role = new RoleRecord
        {
            Id = id,
            AccountId = call.AccountId,
            Name = request.Name,
            Path = request.Path,
            CreatedAt = call.Time,
            TrustPolicy = PolicyDocuments.BindTrust(request.AssumeRolePolicyDocument, principals),
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration,
            Tags = request.Tags,
            PermissionsBoundary = request.PermissionsBoundary,
        };
        return (new(new(role, principals, RoleParts.Boundary | RoleParts.Tags)), [role]);
    }
}

/// <summary>Asks for a new role.</summary>
internal sealed record CreateRoleRequest(
    string Name,
    string Path,
    string AssumeRolePolicyDocument,
    string Description,
    int MaxSessionDuration,
    string? PermissionsBoundary,
    IReadOnlyList<Tag> Tags) : IRequest<CreateRoleRequest>, ICreateRequest
{
    public static RequestShape<CreateRoleRequest> Shape { get; } = new(
        [IamShapes.Path, IamShapes.RoleName, IamShapes.AssumeRolePolicyDocument, IamShapes.Description, IamShapes.MaxSessionDuration,
            IamShapes.PermissionsBoundary, IamTags.Tags],
        fields => new(
            fields.Name(IamShapes.RoleName),
            fields.Path(IamShapes.Path) ?? "/",
            fields.Get(IamShapes.AssumeRolePolicyDocument),
            fields.Get(IamShapes.Description) ?? "",
            fields.Get(IamShapes.MaxSessionDuration) ?? 3600,
            fields.OptionalBoundary(IamShapes.PermissionsBoundary),
            fields.Get(IamTags.Tags) ?? []));
}

/// <summary>Tells of the role that was made.</summary>
internal sealed record CreateRoleResponse(RoleEntry Role) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("Role", Role);
}
