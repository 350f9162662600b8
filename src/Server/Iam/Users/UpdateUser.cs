using Signet.Identifiers;
using Signet.Protocol;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Users;

/// <summary>Gives a user another name or path; its id stays, and with it what policies say of the user.</summary>
internal sealed class UpdateUser(Catalog catalog) : UserOperation<UpdateUserRequest, NoResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("UpdateUser");

    protected override Arn? BecomingArn(Decoded<UpdateUserRequest> call, Entity? entity)
    {
        var request = call.Request;
        if (request.ChangesNothing)
        {
            return null;
        }

        var user = entity?.Record as UserRecord;
        return Arn.User(call.Call.AccountId, request.NewPath ?? user?.Path ?? "/", request.NewUserName ?? user?.Name ?? request.UserName);
    }

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<UpdateUserRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var user = FoundUser(call);
        if (request.ChangesNothing)
        {
            return ValueTask.FromResult(Done.Nothing());
        }

        // The user's own name in another case is free.
        if (request.NewUserName is { } name && Catalog.TryGetUser(call.AccountId, name, out var other) && other.Record.Id != user.Id)
        {
            throw Exists(name);
        }

        var renamed = user with { Name = request.NewUserName ?? user.Name, Path = request.NewPath ?? user.Path };
        return ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Update(renamed), () => Exists(renamed.Name))));
    }

    private static ServiceException Exists(string name) => IamErrors.AlreadyExists(EntityKind.User, name);
}

/// <summary>Asks for another name or path of a user.</summary>
internal sealed record UpdateUserRequest(string UserName, string? NewPath, string? NewUserName) : IRequest<UpdateUserRequest>, IUserRequest
{
    public static RequestShape<UpdateUserRequest> Shape { get; } = new(
        [IamShapes.UserName, IamShapes.NewPath, IamShapes.NewUserName],
        fields => new(fields.Name(IamShapes.UserName), fields.Path(IamShapes.NewPath), fields.OptionalName(IamShapes.NewUserName)));

    public bool ChangesNothing => NewPath is null && NewUserName is null;
}
