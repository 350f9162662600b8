using Microsoft.Data.Sqlite;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.KeyStates;

/// <summary>A server whose clock stands still, so that states that last a second last as long as the test; and keys of a store that is not connected.</summary>
public sealed class KeyStateServer : IAsyncLifetime
{
    /// <summary>The Region of the other key of a set.</summary>
    public const string OtherRegion = "us-east-1";

    private readonly Queue<string> _unavailable = new();
    private TestServer? _server;

    internal TestServer Server => _server!;

    internal ApiClient Here => Server.Api;

    internal ApiClient There { get; private set; } = null!;

    /// <summary>A symmetric key that no test changes.</summary>
    internal string OtherKey { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        There = Server.ApiAs(Server.Root, OtherRegion);
        OtherKey = await Here.MakeKeyAsync();
        await MakeUnavailableAsync(KeyStateTable.Cells.Count(cell => cell.State is "Unavailable"));
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>A key whose custom key store is not connected.</summary>
    internal string TakeUnavailable() => _unavailable.Dequeue();

    // The keys are put where a connected store would have put them: no external key manager is needed to see that they are unavailable.
    private async Task MakeUnavailableAsync(int count)
    {
        var store = await Here.DoAsync("CreateCustomKeyStore", new
        {
            CustomKeyStoreName = "never connected",
            CustomKeyStoreType = "EXTERNAL_KEY_STORE",
            XksProxyUriEndpoint = "https://proxy.example",
            XksProxyUriPath = "/kms/xks/v1",
            XksProxyConnectivity = "VPC_ENDPOINT_SERVICE",
            XksProxyVpcEndpointServiceName = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef",
            XksProxyAuthenticationCredential = new { AccessKeyId = new string('A', 20), RawSecretAccessKey = new string('a', 43) },
        });
        await Server.Server.DisposeAsync();
        await using (var database = new SqliteConnection($"Data Source={Path.Combine(Server.Options.DataFolder, "signet.db")};Pooling=False"))
        {
            await database.OpenAsync(Cancel);
            for (var i = 0; i < count; i++)
            {
                _unavailable.Enqueue(NewKeyId());
                await using var command = database.CreateCommand();
                command.CommandText = """
                    CREATE TEMP TABLE made AS SELECT * FROM keys WHERE id = $like;
                    UPDATE made SET id = $id, origin = 'EXTERNAL_KEY_STORE', custom_key_store_id = $store, xks_key_id = $id, current_material_id = NULL;
                    INSERT INTO keys SELECT * FROM made;
                    DROP TABLE made;
                    """;
                command.Parameters.AddWithValue("$like", OtherKey);
                command.Parameters.AddWithValue("$id", _unavailable.Last());
                command.Parameters.AddWithValue("$store", store.Text("CustomKeyStoreId"));
                await command.ExecuteNonQueryAsync(Cancel);
            }
        }

        await Server.RestartAsync();
    }
}
