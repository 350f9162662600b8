using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Users;

/// <summary>Lists the account's users whose path begins so, in order of name.</summary>
internal sealed class ListUsers(IStore store) : IamOperation<ListUsersRequest, ListUsersResponse>(Table)
{
    public static Operation Table { get; } = new("ListUsers") { ReadOnly = true };

    protected override Resolution FindResources(Decoded<ListUsersRequest> call)
    {
        var account = call.Call.AccountId;
        return new([IamDemands.OnArn(Row.Name, account, Arn.User(account, call.Request.PathPrefix, name: ""))]);
    }

    public override async ValueTask<Done<ListUsersResponse>> ExecuteAsync(Admitted<ListUsersRequest> call, CancellationToken cancellationToken)
    {
        var page = call.Request.Page;
        var read = await store.ListUsersAsync(call.AccountId, call.Request.PathPrefix, page.After, page.MaxItems + 1, cancellationToken);
        return Done.With(new ListUsersResponse(page.Cut(read, user => user.Name)));
    }
}

/// <summary>Asks for a page of users.</summary>
internal sealed record ListUsersRequest(string PathPrefix, PageRequest Page) : IRequest<ListUsersRequest>
{
    public static RequestShape<ListUsersRequest> Shape { get; } = new(
        [IamShapes.PathPrefix, .. PageRequest.Members],
        fields => new(fields.PathPrefix(IamShapes.PathPrefix), PageRequest.Read(fields)));
}

/// <summary>A page of users.</summary>
internal sealed record ListUsersResponse(IamPage<UserRecord> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Users", Page.Items.Select(user => new UserEntry(user, withTags: false)));
        Page.WriteEnd(writer);
    }
}
