using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Import;

/// <summary>Multi-Region keys whose material comes from outside: it is imported in each Region, and new material on the primary key only.</summary>
public sealed class MultiRegionImportTests
{
    private const string New = "NEW_KEY_MATERIAL";
    private const string Waiting = "PENDING_MULTI_REGION_IMPORT_AND_ROTATION";
    private const string There = "us-east-1";

    private static readonly byte[] One = [.. Enumerable.Repeat((byte)1, 32)];
    private static readonly byte[] Two = [.. Enumerable.Repeat((byte)2, 32)];

    [Fact]
    public async Task A_replica_needs_the_same_material_and_has_the_same_ids()
    {
        await using var server = await TestServer.StartAsync();
        var (primary, replica, key) = await ReplicatedAsync(server);
        var blob = (await primary.DoAsync("Encrypt", new { KeyId = key, Plaintext = "aGk=" })).Blob("CiphertextBlob");

        Assert.Equal(("PendingImport", "Enabled"), (await replica.StateAsync(key), await primary.StateAsync(key)));
        Assert.Equal([(await primary.ImportAsync(key, One), "CURRENT", "PENDING_IMPORT")], await replica.MaterialsAsync(key));
        await replica.RefusesAsync("ImportKeyMaterial", await replica.SymmetricRequestAsync(key, Two), "IncorrectKeyMaterialException", text: null);
        await replica.RefusesAsync("ImportKeyMaterial", await primary.SymmetricRequestAsync(key, One), "InvalidImportTokenException", text: null);
        Assert.Equal(await primary.ImportAsync(key, One), await replica.ImportAsync(key, One));

        Assert.Equal("Enabled", await replica.StateAsync(key));
        Assert.Equal("hi"u8.ToArray(), (await replica.DoAsync("Decrypt", new { CiphertextBlob = blob })).Blob("Plaintext"));
        await replica.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key });
        Assert.Equal(("PendingImport", "Enabled"), (await replica.StateAsync(key), await primary.StateAsync(key)));
    }

    [Fact]
    public async Task New_material_comes_to_the_primary_then_to_every_replica_and_then_rotates()
    {
        await using var server = await TestServer.StartAsync();
        var (primary, replica, key) = await ReplicatedAsync(server);
        var first = await replica.ImportAsync(key, One);
        await replica.RefusesAsync(
            "ImportKeyMaterial", Request(await replica.SymmetricRequestAsync(key, Two)), "UnsupportedOperationException",
            $"arn:aws:kms:{There}:{TestServer.Account}:key/{key} is not a multi-region primary key.");

        var second = await primary.ImportAsync(key, Two, New);
        Assert.Equal([(first, "CURRENT", "IMPORTED"), (second, Waiting, "IMPORTED")], await primary.MaterialsAsync(key));
        Assert.Equal([(first, "CURRENT", "IMPORTED"), (second, Waiting, "PENDING_IMPORT")], await replica.MaterialsAsync(key));
        Assert.Equal("Enabled", await replica.StateAsync(key));
        await primary.RefusesAsync(
            "RotateKeyOnDemand", new { KeyId = key }, "KMSInvalidStateException", $"No available key material pending rotation for the key: {TestServer.ArnOf(key)}.");

        Assert.Equal(second, await replica.ImportAsync(key, Two));
        Assert.Equal((second, "PENDING_ROTATION", "IMPORTED"), (await primary.MaterialsAsync(key))[1]);
        Assert.Equal((second, "PENDING_ROTATION", "IMPORTED"), (await replica.MaterialsAsync(key))[1]);

        await primary.DoAsync("RotateKeyOnDemand", new { KeyId = key });
        foreach (var api in new[] { primary, replica })
        {
            Assert.Equal([(first, "NON_CURRENT", "IMPORTED"), (second, "CURRENT", "IMPORTED")], await api.MaterialsAsync(key));
            Assert.Equal(second, (await api.MetadataAsync(key)).Text("CurrentKeyMaterialId"));
        }

        static Dictionary<string, object> Request(Dictionary<string, object> request) => new(request) { ["ImportType"] = New };
    }

    [Fact]
    public async Task A_candidate_that_a_replica_loses_must_come_back_before_it_rotates()
    {
        await using var server = await TestServer.StartAsync();
        var (primary, replica, key) = await ReplicatedAsync(server);
        await replica.ImportAsync(key, One);
        var second = await primary.ImportAsync(key, Two, New);
        await replica.ImportAsync(key, Two, validTo: server.Clock.GetUtcNow().AddDays(1));

        await replica.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key, KeyMaterialId = second });
        await LostAsync();
        await replica.ImportAsync(key, Two, validTo: server.Clock.GetUtcNow().AddDays(1));
        Assert.Equal((second, "PENDING_ROTATION", "IMPORTED"), (await primary.MaterialsAsync(key))[1]);

        server.Clock.Advance(TimeSpan.FromDays(2));
        await server.Server.RunDueAsync(Cancel);
        await Poll.UntilAsync(async () => (await replica.MaterialsAsync(key))[1].Import is "PENDING_IMPORT");
        await LostAsync();
        await replica.ImportAsync(key, Two);
        await primary.DoAsync("RotateKeyOnDemand", new { KeyId = key });
        Assert.Equal(("Enabled", "Enabled"), (await replica.StateAsync(key), await primary.StateAsync(key)));

        async Task LostAsync()
        {
            Assert.Equal((second, Waiting, "PENDING_IMPORT"), (await replica.MaterialsAsync(key))[1]);
            Assert.Equal((second, Waiting, "IMPORTED"), (await primary.MaterialsAsync(key))[1]);
            Assert.Equal("Enabled", await replica.StateAsync(key));
            await primary.RefusesAsync(
                "RotateKeyOnDemand", new { KeyId = key }, "KMSInvalidStateException", $"No available key material pending rotation for the key: {TestServer.ArnOf(key)}.");
        }
    }

    [Fact]
    public async Task A_candidate_taken_from_the_primary_is_taken_from_all()
    {
        await using var server = await TestServer.StartAsync();
        var (primary, replica, key) = await ReplicatedAsync(server);
        var second = await primary.ImportAsync(key, Two, New);

        await primary.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key, KeyMaterialId = second });

        Assert.Single(await primary.MaterialsAsync(key));
        Assert.Single(await replica.MaterialsAsync(key));
    }

    [Fact]
    public async Task A_replica_that_is_made_while_material_waits_needs_it_too()
    {
        await using var server = await TestServer.StartAsync();
        var primary = server.Api;
        var key = await primary.CreateExternalAsync(multiRegion: true);
        await primary.ImportAsync(key, One);
        var second = await primary.ImportAsync(key, Two, New);
        Assert.Equal((second, "PENDING_ROTATION", "IMPORTED"), (await primary.MaterialsAsync(key))[1]);

        var replica = await ReplicateAsync(server, key);

        Assert.Equal((second, Waiting, "IMPORTED"), (await primary.MaterialsAsync(key))[1]);
        Assert.Equal((second, Waiting, "PENDING_IMPORT"), (await replica.MaterialsAsync(key))[1]);
        await replica.ImportAsync(key, Two);
        Assert.Equal("PendingImport", await replica.StateAsync(key));
        await primary.DoAsync("RotateKeyOnDemand", new { KeyId = key });
        await replica.ImportAsync(key, One);
        Assert.Equal("Enabled", await replica.StateAsync(key));
    }

    [Fact]
    public async Task A_replica_that_is_destroyed_is_not_waited_for()
    {
        await using var server = await TestServer.StartAsync();
        var (primary, replica, key) = await ReplicatedAsync(server);
        var second = await primary.ImportAsync(key, Two, New);
        await replica.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        server.Clock.Advance(TimeSpan.FromDays(8));
        await server.Server.RunDueAsync(Cancel);
        await Poll.UntilAsync(async () => (await replica.CallAsync("DescribeKey", new { KeyId = key })).Status == 400);

        Assert.Equal((second, "PENDING_ROTATION", "IMPORTED"), (await primary.MaterialsAsync(key))[1]);
        await primary.DoAsync("RotateKeyOnDemand", new { KeyId = key });
    }

    [Fact]
    public async Task Keys_that_sign_or_authenticate_are_the_same_in_every_Region()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var spec in new[] { "ECC_NIST_P256", "HMAC_256" })
        {
            var algorithm = spec is "HMAC_256" ? "RSAES_OAEP_SHA_256" : "RSA_AES_KEY_WRAP_SHA_256";
            var material = await Wrapped.MaterialAsync(spec);
            var key = await server.Api.CreateExternalAsync(spec, multiRegion: true);
            await server.Api.DoAsync("ImportKeyMaterial", await server.Api.ImportRequestAsync(key, material, algorithm));
            var replica = await ReplicateAsync(server, key);

            Assert.Equal("PendingImport", await replica.StateAsync(key));
            await replica.RefusesAsync(
                "ImportKeyMaterial", await replica.ImportRequestAsync(key, await Wrapped.MakeAsync(spec), algorithm), "IncorrectKeyMaterialException", text: null);
            await replica.DoAsync("ImportKeyMaterial", await replica.ImportRequestAsync(key, material, algorithm));
            if (spec is "HMAC_256")
            {
                var mac = (await server.Api.DoAsync("GenerateMac", new { KeyId = key, Message = "aGk=", MacAlgorithm = "HMAC_SHA_256" })).Blob("Mac");
                await replica.DoAsync("VerifyMac", new { KeyId = key, Message = "aGk=", MacAlgorithm = "HMAC_SHA_256", Mac = mac });
                continue;
            }

            var signature = (await server.Api.DoAsync("Sign", new { KeyId = key, Message = "aGk=", SigningAlgorithm = "ECDSA_SHA_256" })).Blob("Signature");
            await replica.DoAsync("Verify", new { KeyId = key, Message = "aGk=", SigningAlgorithm = "ECDSA_SHA_256", Signature = signature });
        }
    }

    private static async Task<(ApiClient Primary, ApiClient Replica, string Key)> ReplicatedAsync(TestServer server)
    {
        var key = await server.Api.CreateExternalAsync(multiRegion: true);
        await server.Api.ImportAsync(key, One);
        return (server.Api, await ReplicateAsync(server, key), key);
    }

    private static async Task<ApiClient> ReplicateAsync(TestServer server, string key)
    {
        await server.Api.DoAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = There });
        await server.Server.RunDueAsync(Cancel);
        var replica = server.ApiAs(server.Root, There);
        await Poll.UntilAsync(async () => await replica.StateAsync(key) is not "Creating");
        return replica;
    }
}
