using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using Signet.Server.Settings;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>A server, a token of SoftHSM, and a connected custom key store over it.</summary>
internal sealed record TokenScene(TestServer Server, HsmCluster Cluster, TestAuthority Authority, string Store) : IAsyncDisposable
{
    public static async Task<TokenScene> StartAsync(SoftTokens tokens)
    {
        var (cluster, authority) = (await tokens.TakeAsync(), new TestAuthority());
        var server = await TestServer.StartAsync(options => options with { HsmClusters = [cluster] });
        return new(server, cluster, authority, await server.Api.ConnectedStoreAsync(Request(cluster, authority)));
    }

    /// <summary>A request for a store over the token.</summary>
    public static Dictionary<string, object?> Request(HsmCluster cluster, TestAuthority authority, string name = "token") => new()
    {
        ["CustomKeyStoreName"] = name, ["CloudHsmClusterId"] = cluster.Id, ["TrustAnchorCertificate"] = authority.Pem, ["KeyStorePassword"] = SoftTokens.Pin,
    };

    /// <summary>Makes a key in the token; gives its id.</summary>
    public async Task<string> KeyAsync(string spec = "SYMMETRIC_DEFAULT") => (await Server.Api.DoAsync("CreateKey", new
    {
        Origin = "AWS_CLOUDHSM", CustomKeyStoreId = Store, KeySpec = spec, KeyUsage = spec is "SYMMETRIC_DEFAULT" ? "ENCRYPT_DECRYPT" : "SIGN_VERIFY",
    })).GetProperty("KeyMetadata").Text("KeyId");

    /// <summary>Does something with the token past the server, in a session that shares its login.</summary>
    public T Directly<T>(Func<ISession, T> work)
    {
        using var session = Referee.Find(Cluster).OpenSession(SessionType.ReadWrite);
        return work(session);
    }

    /// <summary>The token's private and secret keys.</summary>
    public List<IObjectHandle> Objects() => Directly(session => session.FindAllObjects([Referee.Factories.ObjectAttributeFactory.Create(CKA.CKA_TOKEN, value: true)]));

    /// <summary>Takes all sessions from under the server, and with them its login.</summary>
    public void LoseSessions() => Referee.Find(Cluster).CloseAllSessions();

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Authority.Dispose();
    }
}
