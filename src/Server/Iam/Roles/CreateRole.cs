using Signet.Identifiers;
using Signet.Policies;
using Signet.Protocol;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.Sessions;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Roles;

/// <summary>Creates a role, with the policy that says who may assume it.</summary>
internal sealed class CreateRole(Catalog catalog, IStore store, PrincipalNames principals) : IamOperation<CreateRoleRequest, CreateRoleResponse>(Table)
{
    /// <summary>An account has at most this many roles.</summary>
    public const int MaxPerAccount = 1000;

    public static Operation Table { get; } = new("CreateRole");

    protected override Resolution FindResources(Decoded<CreateRoleRequest> call)
    {
        var (account, request) = (call.Call.AccountId, call.Request);
        return IamDemands.Creating(Row, account, EntityKind.Role, Arn.Role(account, request.Path, request.RoleName), withTags: request.Tags.Count > 0);
    }

    public override void AddConditions(Resolved<CreateRoleRequest> call, Demand demand, RequestContext context) =>
        TagConditions.Add(context, call.Decoded.Request.Tags);

    public override void Admit(Admitted<CreateRoleRequest> call)
    {
        IamTags.Check(call.Request.Tags);
        PermissionsBoundary.Check(call.Request.PermissionsBoundary);
        if (catalog.TryGetRole(call.AccountId, call.Request.RoleName, out _))
        {
            throw Exists(call.Request);
        }
    }

    public override async ValueTask<Done<CreateRoleResponse>> ExecuteAsync(Admitted<CreateRoleRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var trust = PolicyDocuments.BindTrust(request.AssumeRolePolicyDocument, principals);
        var roles = await store.ListRolesAsync(call.AccountId, pathPrefix: "/", afterName: null, MaxPerAccount, cancellationToken);
        if (roles.Count == MaxPerAccount)
        {
            throw IamErrors.QuotaExceeded("RolesPerAccount", MaxPerAccount);
        }

        var record = new RoleRecord
        {
            Id = Credentials.NewUniqueId("AROA"),
            AccountId = call.AccountId,
            Name = request.RoleName,
            Path = request.Path,
            CreatedAt = call.Time,
            TrustPolicy = trust,
            Description = request.Description,
            MaxSessionDuration = request.MaxSessionDuration,
            Tags = request.Tags,
        };
        return Done.With(
            new CreateRoleResponse(new(record, principals, RoleParts.Tags)),
            new WantedChange(Change.Insert(record), () => Exists(request)));
    }

    private static ServiceException Exists(CreateRoleRequest request) => IamErrors.AlreadyExists(EntityKind.Role, request.RoleName);
}

/// <summary>Asks for a new role.</summary>
internal sealed record CreateRoleRequest(
    string RoleName,
    string Path,
    string AssumeRolePolicyDocument,
    string Description,
    int MaxSessionDuration,
    string? PermissionsBoundary,
    IReadOnlyList<Tag> Tags) : IRequest<CreateRoleRequest>
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
            fields.Get(IamShapes.PermissionsBoundary),
            fields.Get(IamTags.Tags) ?? []));
}

/// <summary>Tells of the role that was made.</summary>
internal sealed record CreateRoleResponse(RoleEntry Role) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("Role", Role);
}
