using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Server.State;

namespace Signet.Server.Pipeline;

/// <summary>
/// Believes callers instead of asking for proof, for tests with <c>--auth off</c>: any credentials are taken,
/// and an access key id of twelve digits names the account.
/// </summary>
internal sealed class OpenAuthentication(Catalog catalog, AccountId ownAccount) : IAuthentication
{
    public Call Check(Routed routed)
    {
        var scope = ScopeOf(routed.Received);
        var id = scope.Length > 0 ? scope[0] : "";
        var region = scope.Length == 5 && Region.TryParse(scope[2], out var named) ? named : Region.Parse("us-east-1");
        return new Call(routed, CallerOf(id), region);
    }

    private Caller CallerOf(string accessKeyId)
    {
        if (AccountId.TryParse(accessKeyId, out var account))
        {
            return Caller.Root(account, accessKeyId, unrestricted: true);
        }

        account = catalog.TryGetAccessKey(accessKeyId, out var key) ? key.AccountId : ownAccount;
        return Caller.Root(account, accessKeyId, unrestricted: true);
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
