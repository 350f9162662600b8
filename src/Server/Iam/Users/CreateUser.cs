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

namespace Signet.Server.Iam.Users;

/// <summary>Creates a user, without credentials and without permissions.</summary>
internal sealed class CreateUser(Catalog catalog, IStore store) : IamOperation<CreateUserRequest, CreateUserResponse>(Table)
{
    /// <summary>An account has at most this many users.</summary>
    public const int MaxPerAccount = 5000;

    public static Operation Table { get; } = new("CreateUser");

    protected override Resolution FindResources(Decoded<CreateUserRequest> call)
    {
        var (account, request) = (call.Call.AccountId, call.Request);
        return IamDemands.Creating(Row, account, EntityKind.User, Arn.User(account, request.Path, request.UserName), withTags: request.Tags.Count > 0);
    }

    public override void AddConditions(Resolved<CreateUserRequest> call, Demand demand, RequestContext context) =>
        TagConditions.Add(context, call.Decoded.Request.Tags);

    public override void Admit(Admitted<CreateUserRequest> call)
    {
        IamTags.Check(call.Request.Tags);
        PermissionsBoundary.Check(call.Request.PermissionsBoundary);
        if (catalog.TryGetUser(call.AccountId, call.Request.UserName, out _))
        {
            throw Exists(call.Request);
        }
    }

    public override async ValueTask<Done<CreateUserResponse>> ExecuteAsync(Admitted<CreateUserRequest> call, CancellationToken cancellationToken)
    {
        var users = await store.ListUsersAsync(call.AccountId, pathPrefix: "/", afterName: null, MaxPerAccount, cancellationToken);
        if (users.Count == MaxPerAccount)
        {
            throw IamErrors.QuotaExceeded("UsersPerAccount", MaxPerAccount);
        }

        var record = new UserRecord
        {
            Id = Credentials.NewUniqueId("AIDA"),
            AccountId = call.AccountId,
            Name = call.Request.UserName,
            Path = call.Request.Path,
            CreatedAt = call.Time,
            Tags = call.Request.Tags,
        };
        return Done.With(new CreateUserResponse(new(record, withTags: true)), new WantedChange(Change.Insert(record), () => Exists(call.Request)));
    }

    private static ServiceException Exists(CreateUserRequest request) => IamErrors.AlreadyExists(EntityKind.User, request.UserName);
}

/// <summary>Asks for a new user.</summary>
internal sealed record CreateUserRequest(string UserName, string Path, string? PermissionsBoundary, IReadOnlyList<Tag> Tags) : IRequest<CreateUserRequest>
{
    public static RequestShape<CreateUserRequest> Shape { get; } = new(
        [IamShapes.Path, IamShapes.UserNameToBe, IamShapes.PermissionsBoundary, IamTags.Tags],
        fields => new(
            fields.Name(IamShapes.UserNameToBe),
            fields.Path(IamShapes.Path) ?? "/",
            fields.Get(IamShapes.PermissionsBoundary),
            fields.Get(IamTags.Tags) ?? []));
}

/// <summary>Tells of the user that was made.</summary>
internal sealed record CreateUserResponse(UserEntry User) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("User", User);
}
