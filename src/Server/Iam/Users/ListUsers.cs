using Signet.Identifiers;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Users;

/// <summary>Lists the account's users whose path begins so, in order of name.</summary>
internal sealed class ListUsers(IStore store) : IamOperation<PathPageRequest, ListUsersResponse>(Table)
{
    public static Operation Table { get; } = new("ListUsers") { ReadOnly = true };

    protected override Resolution FindResources(Decoded<PathPageRequest> call)
    {
        var account = call.Call.AccountId;
        return new([IamDemands.OnArn(Row.Name, account, Arn.User(account, call.Request.PathPrefix, name: ""))]);
    }

    public override async ValueTask<Done<ListUsersResponse>> ExecuteAsync(Admitted<PathPageRequest> call, CancellationToken cancellationToken)
    {
        var page = call.Request.Page;
        var read = await store.ListUsersAsync(call.AccountId, call.Request.PathPrefix, page.After, page.MaxItems + 1, cancellationToken);
        return Done.With(new ListUsersResponse(page.Cut(read, user => user.Name)));
    }
}

/// <summary>A page of users.</summary>
internal sealed record ListUsersResponse(IamPage<UserRecord> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Users", Page.Items.Select(user => new UserEntry(user, whole: false)));
        Page.WriteEnd(writer);
    }
}
