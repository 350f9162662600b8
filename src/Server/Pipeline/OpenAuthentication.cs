using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Pipeline;

/// <summary>
/// Believes callers instead of asking for proof, for tests with <c>--auth off</c>: any credentials are taken,
/// and an access key id of twelve digits names the account.
/// </summary>
internal sealed class OpenAuthentication(Catalog catalog, IStore store, AccountId ownAccount) : IAuthentication
{
    public async ValueTask<Call> CheckAsync(Routed routed, CancellationToken cancellationToken)
    {
        var scope = ScopeOf(routed.Received);
        var id = scope.Length > 0 ? scope[0] : "";
        var region = scope.Length == 5 && Region.TryParse(scope[2], out var named) ? named : Region.Parse("us-east-1");
        var account = AccountOf(id);
        if (!catalog.HasAccount(account))
        {
            // Two requests may both be the account's first; then one of them finds it made.
            await store.CommitAsync(new([Change.Insert(new AccountRecord { Id = account, CreatedAt = routed.Received.Time })], []), cancellationToken);
        }

        return new Call(routed, Caller.Root(account, id, unrestricted: true), region);
    }

    private AccountId AccountOf(string accessKeyId)
    {
        if (AccountId.TryParse(accessKeyId, out var account))
        {
            return account;
        }

        return catalog.TryGetAccessKey(accessKeyId, out var key) ? key.AccountId : ownAccount;
    }

    private static string[] ScopeOf(Received received)
    {
        const string Field = "Credential=";
        var header = received.Header("authorization") ?? "";
        var start = header.IndexOf(Field, StringComparison.Ordinal);
        var scope = start >= 0
            ? header[(start + Field.Length)..].Split([',', ' '], 2)[0]
            : FormParameters.Parse(System.Text.Encoding.UTF8.GetBytes(received.Query))["X-Amz-Credential"];
        return scope?.Split('/') ?? [];
    }
}
