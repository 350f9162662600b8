using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Users;

/// <summary>Gives a user another name or path; its id stays, and with it what policies say of the user.</summary>
internal sealed class UpdateUser(Catalog catalog) : RenameEntity<UpdateUserRequest>(Table, EntityKind.User, catalog)
{
    public static Operation Table { get; } = new("UpdateUser");
}

/// <summary>Asks for another name or path of a user.</summary>
internal sealed record UpdateUserRequest(string UserName, string? NewPath, string? NewName) : IRequest<UpdateUserRequest>, IUserRequest, IRenameRequest
{
    public static RequestShape<UpdateUserRequest> Shape { get; } = new(
        [IamShapes.UserName, IamShapes.NewPath, IamShapes.NewUserName],
        fields => new(fields.Name(IamShapes.UserName), fields.Path(IamShapes.NewPath), fields.OptionalName(IamShapes.NewUserName)));
}
