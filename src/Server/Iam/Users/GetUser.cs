using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Iam.Users;

/// <summary>Tells of a user, or of the caller.</summary>
internal sealed class GetUser(Catalog catalog) : UserOperation<UserOrCallerRequest, GetUserResponse>(Table, catalog)
{
    public static Operation Table { get; } = new("GetUser") { ReadOnly = true };

    public override ValueTask<Done<GetUserResponse>> ExecuteAsync(Admitted<UserOrCallerRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new GetUserResponse(Found(call).Record switch
        {
            AccountRecord account => new RootUserEntry(account),
            var user => new UserEntry((UserRecord)user!, whole: true),
        })));
}

/// <summary>The user.</summary>
internal sealed record GetUserResponse(IWritable User) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("User", User);
}

/// <summary>The account's root user, which has neither a name nor a path.</summary>
internal sealed class RootUserEntry(AccountRecord account) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("UserId", account.Id.Value);
        writer.Text("Arn", Identifiers.Arn.Root(account.Id).ToString());
        writer.Time("CreateDate", account.CreatedAt);
    }
}
