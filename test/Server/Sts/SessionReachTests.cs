using Signet.Server.Pipeline;
using Signet.Server.Tests.Federation;
using Signet.Server.Tests.Iam;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Sts;

/// <summary>Which temporary credentials may call what: every operation of IAM and STS with every kind of them.</summary>
public sealed class SessionReachTests
{
    private const string NotForThis = "The security token included in the request is invalid";

    [Fact]
    public async Task Credentials_of_GetSessionToken_and_GetFederationToken_call_nothing_of_IAM()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("petra", AllowAll));
        ApiClient[] sessions = [server.ApiAs(await user.SessionTokenAsync()), server.ApiAs(await FederationTokenAsync(user))];

        foreach (var row in server.Server.Table.Of(Service.Iam))
        {
            foreach (var session in sessions)
            {
                await session.IamRefusesAsync(403, "InvalidClientTokenId", NotForThis, row.Name);
            }
        }

        await server.ApiAs(await server.SessionOfNewRoleAsync("Admin", AllowAll)).IamAsync("ListUsers");
    }

    [Fact]
    public async Task Each_kind_calls_the_operations_of_STS_that_are_open_to_it()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("petra", AllowAll));
        (ApiClient Session, Func<string, bool> IsOpen)[] kinds =
        [
            (server.ApiAs(await server.SessionOfNewRoleAsync("Admin", AllowAll)), name => name is not ("GetSessionToken" or "GetFederationToken")),
            (server.ApiAs(await user.SessionTokenAsync()), name => name is "AssumeRole" or "GetCallerIdentity"),
            (server.ApiAs(await FederationTokenAsync(user)), name => name is "GetCallerIdentity"),
        ];

        foreach (var row in server.Server.Table.Of(Service.Sts).Where(row => row.Proof is CallerProof.Signature))
        {
            foreach (var (session, isOpen) in kinds)
            {
                Assert.Equal(!isOpen(row.Name), await IsClosedAsync(session, row.Name));
            }
        }
    }

    private static async Task<bool> IsClosedAsync(ApiClient session, string operation)
    {
        try
        {
            await session.QueryAsync("sts", operation);
            return false;
        }
        catch (ApiException refusal)
        {
            var closed = refusal.Text == $"Cannot call {operation} with session credentials";
            Assert.Equal(closed, (refusal.Code, refusal.Status) is ("AccessDenied", 403));
            return closed;
        }
    }

    private static async Task<Protocol.SigV4.SigningCredentials> FederationTokenAsync(ApiClient user) =>
        (await user.QueryAsync("sts", "GetFederationToken", ("Name", "Fred"), ("Policy", AllowAll))).Credentials();
}
