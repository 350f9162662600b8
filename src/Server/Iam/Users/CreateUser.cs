using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Users;

/// <summary>Creates a user, without credentials and without permissions.</summary>
internal sealed class CreateUser(Catalog catalog) : CreateEntity<CreateUserRequest, CreateUserResponse>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("CreateUser");

    protected override (CreateUserResponse Response, IReadOnlyList<IRecord> Records) Make(Admitted<CreateUserRequest> call, string id)
    {
        var user = new UserRecord
        {
            Id = id,
            AccountId = call.AccountId,
            Name = call.Request.Name,
            Path = call.Request.Path,
            CreatedAt = call.Time,
            Tags = call.Request.Tags,
            PermissionsBoundary = call.Request.PermissionsBoundary,
        };
        return (new(new(user, whole: true)), [user]);
    }
}

/// <summary>Asks for a new user.</summary>
internal sealed record CreateUserRequest(string Name, string Path, string? PermissionsBoundary, IReadOnlyList<Tag> Tags)
    : IRequest<CreateUserRequest>, ICreateRequest
{
    public static RequestShape<CreateUserRequest> Shape { get; } = new(
        [IamShapes.Path, IamShapes.UserNameToBe, IamShapes.PermissionsBoundary, IamTags.Tags],
        fields => new(
            fields.Name(IamShapes.UserNameToBe),
            fields.Path(IamShapes.Path) ?? "/",
            fields.OptionalBoundary(IamShapes.PermissionsBoundary),
            fields.Get(IamTags.Tags) ?? []));
}

/// <summary>Tells of the user that was made.</summary>
internal sealed record CreateUserResponse(UserEntry User) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("User", User);
}
