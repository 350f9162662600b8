using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.EmptyLists;

/// <summary>Lists what no user has here: nothing, for a user that exists.</summary>
internal abstract class EmptyUserList(Operation row, string list, Catalog catalog) : UserOperation<UserOrCallerPageRequest, EmptyListResponse>(row, catalog)
{
    public sealed override ValueTask<Done<EmptyListResponse>> ExecuteAsync(Admitted<UserOrCallerPageRequest> call, CancellationToken cancellationToken)
    {
        _ = Found(call);
        return ValueTask.FromResult(Done.With(new EmptyListResponse(list)));
    }
}
