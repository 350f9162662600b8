using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.AccessKeys;

/// <summary>A request that names an access key, and perhaps its user.</summary>
internal interface IAccessKeyRequest : IUserRequest
{
    string AccessKeyId { get; }
}

/// <summary>An operation on one access key of a user, or of the caller.</summary>
internal abstract class AccessKeyOperation<TRequest>(Operation row, Catalog catalog) : UserOperation<TRequest, NoResponse>(row, catalog)
    where TRequest : IRequest<TRequest>, IAccessKeyRequest
{
    /// <summary>The key, if it is one of the user's.</summary>
    protected AccessKeyRecord FoundKey(Admitted<TRequest> call)
    {
        var owner = Found(call);
        return Catalog.AccessKeysOf(owner.Id).FirstOrDefault(key => key.Id == call.Request.AccessKeyId)
            ?? throw IamErrors.AccessKeyNotFound(call.Request.AccessKeyId);
    }
}
