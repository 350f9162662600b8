using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.LoginProfiles;

/// <summary>An operation on a user's password for the console. No user has one here, and this is what AWS says of such users.</summary>
internal abstract class LoginProfileOperation<TRequest>(Operation row, Catalog catalog) : UserOperation<TRequest, NoResponse>(row, catalog)
    where TRequest : IRequest<TRequest>, IUserRequest
{
    public sealed override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TRequest> call, CancellationToken cancellationToken) =>
        throw IamErrors.NoSuchEntity($"Login Profile for User {Found(call).Name ?? "root"} cannot be found.");
}
