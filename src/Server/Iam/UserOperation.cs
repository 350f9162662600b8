using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam;

/// <summary>A request that names a user.</summary>
internal interface IUserRequest : IEntityRequest
{
    string? UserName { get; }

    string? IEntityRequest.EntityName => UserName;
}

/// <summary>An operation on one user.</summary>
internal abstract class UserOperation<TRequest, TResponse>(Operation row, Catalog catalog) : EntityOperation<TRequest, TResponse>(row, EntityKind.User, catalog)
    where TRequest : IRequest<TRequest>, IUserRequest
    where TResponse : IWritable
{
    /// <summary>The user of a call that names one.</summary>
    protected UserRecord FoundUser(Admitted<TRequest> call) => (UserRecord)Found(call).Record;
}
