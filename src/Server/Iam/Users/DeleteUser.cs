using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.Users;

/// <summary>Deletes a user that has no access keys and no policies left.</summary>
internal sealed class DeleteUser(Catalog catalog) : UserOperation<DeleteUserRequest, NoResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("DeleteUser");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<DeleteUserRequest> call, CancellationToken cancellationToken)
    {
        var user = FoundUser(call);
        if (Catalog.AccessKeysOf(user.Id).Any())
        {
            throw IamErrors.DeleteConflict("delete access keys");
        }

        if (!Catalog.PoliciesOf(user.Id).IsEmpty)
        {
            throw IamErrors.DeleteConflict("delete policies");
        }

        return ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Delete(user), () => IamErrors.DeleteConflict("remove referenced objects"))));
    }
}

/// <summary>Asks for a user to be deleted.</summary>
internal sealed record DeleteUserRequest(string UserName) : IRequest<DeleteUserRequest>, IUserRequest
{
    public static RequestShape<DeleteUserRequest> Shape { get; } = new([IamShapes.UserName], fields => new(fields.Name(IamShapes.UserName)));
}
