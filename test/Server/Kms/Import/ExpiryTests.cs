using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Import;

/// <summary>Imported material whose time is over is destroyed, and can be imported again.</summary>
public sealed class ExpiryTests
{
    private static readonly byte[] Material = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];

    [Fact]
    public async Task Material_expires_when_its_time_is_over_and_not_before()
    {
        await using var server = await TestServer.StartAsync();
        var api = server.Api;
        var key = await api.CreateExternalAsync();
        var end = server.Clock.GetUtcNow().AddDays(10);
        var id = await api.ImportAsync(key, Material, validTo: end);
        var blob = (await api.DoAsync("Encrypt", new { KeyId = key, Plaintext = "aGk=" })).Blob("CiphertextBlob");
        var metadata = await api.MetadataAsync(key);
        Assert.Equal(("KEY_MATERIAL_EXPIRES", end.InMilliseconds(), id), (metadata.Text("ExpirationModel"), metadata.Time("ValidTo"), metadata.Text("CurrentKeyMaterialId")));

        server.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(2));
        Assert.Equal(0, await server.Server.RunDueAsync(Cancel));
        await api.DoAsync("Decrypt", new { CiphertextBlob = blob });

        await ExpireAsync(server, key, TimeSpan.FromMinutes(2));
        metadata = await api.MetadataAsync(key);
        Assert.False(metadata.GetProperty("Enabled").GetBoolean());
        Assert.DoesNotContain(metadata.EnumerateObject(), member => member.Name is "ExpirationModel" or "ValidTo");
        Assert.Equal(id, metadata.Text("CurrentKeyMaterialId"));
        foreach (var (operation, request) in new (string, object)[] { ("Decrypt", new { CiphertextBlob = blob }), ("Encrypt", new { KeyId = key, Plaintext = "aGk=" }) })
        {
            await api.RefusesAsync(operation, request, "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending import.");
        }

        Assert.Equal([(id, "CURRENT", "PENDING_IMPORT")], await api.MaterialsAsync(key));
        Assert.Equal(id, await api.ImportAsync(key, Material));
        Assert.Equal("hi"u8.ToArray(), (await api.DoAsync("Decrypt", new { CiphertextBlob = blob })).Blob("Plaintext"));
        Assert.Equal("KEY_MATERIAL_DOES_NOT_EXPIRE", (await api.MetadataAsync(key)).Text("ExpirationModel"));
    }

    [Fact]
    public async Task Importing_the_same_again_moves_the_end()
    {
        await using var server = await TestServer.StartAsync();
        var api = server.Api;
        var (longer, unending) = (await api.CreateExternalAsync(), await api.CreateExternalAsync());
        var now = server.Clock.GetUtcNow();
        foreach (var key in new[] { longer, unending })
        {
            await api.ImportAsync(key, Material, validTo: now.AddDays(1));
        }

        await api.ImportAsync(longer, Material, validTo: now.AddDays(3));
        await api.ImportAsync(unending, Material);
        server.Clock.Advance(TimeSpan.FromDays(2));
        await server.Server.RunDueAsync(Cancel);
        Assert.Equal(("Enabled", "Enabled"), (await api.StateAsync(longer), await api.StateAsync(unending)));
        await ExpireAsync(server, longer, TimeSpan.FromDays(2));
        Assert.Equal("Enabled", await api.StateAsync(unending));
    }

    [Fact]
    public async Task Keys_of_every_sort_expire_in_every_state()
    {
        await using var server = await TestServer.StartAsync();
        var api = server.Api;
        var end = server.Clock.GetUtcNow().AddDays(1);
        var (disabled, deleting, mac, signer) =
            (await api.CreateExternalAsync(), await api.CreateExternalAsync(), await api.CreateExternalAsync("HMAC_256"), await api.CreateExternalAsync("ECC_NIST_P256"));
        await api.ImportAsync(disabled, Material, validTo: end);
        await api.ImportAsync(deleting, Material, validTo: end);
        await api.DoAsync("ImportKeyMaterial", (await api.ImportRequestAsync(mac, Material, "RSAES_OAEP_SHA_256")).Until(end));
        await api.DoAsync("ImportKeyMaterial", (await api.ImportRequestAsync(signer, await Wrapped.MaterialAsync("ECC_NIST_P256"))).Until(end));
        await api.DoAsync("DisableKey", new { KeyId = disabled });
        await api.DoAsync("ScheduleKeyDeletion", new { KeyId = deleting });
        var publicKey = (await api.DoAsync("GetPublicKey", new { KeyId = signer })).Text("PublicKey");

        foreach (var key in new[] { disabled, mac, signer })
        {
            await ExpireAsync(server, key, key == disabled ? TimeSpan.FromDays(2) : TimeSpan.Zero);
        }

        Assert.Equal("PendingDeletion", await api.StateAsync(deleting));
        await api.DoAsync("CancelKeyDeletion", new { KeyId = deleting });
        Assert.Equal("PendingImport", await api.StateAsync(deleting));

        // What was handed out stays true.
        Assert.Equal(publicKey, (await api.DoAsync("GetPublicKey", new { KeyId = signer })).Text("PublicKey"));
        await api.RefusesAsync(
            "Sign", new { KeyId = signer, Message = "aGk=", SigningAlgorithm = "ECDSA_SHA_256" }, "KMSInvalidStateException", $"{TestServer.ArnOf(signer)} is pending import.");
        await api.ImportAsync(disabled, Material);
        Assert.Equal("Enabled", await api.StateAsync(disabled));
    }

    [Fact]
    public async Task An_expiry_that_came_while_the_server_was_down_happens_when_it_is_up()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.CreateExternalAsync();
        await server.Api.ImportAsync(key, Material, validTo: server.Clock.GetUtcNow().AddDays(1));

        await server.Server.DisposeAsync();
        server.Clock.Advance(TimeSpan.FromDays(2));
        await server.RestartAsync();

        await ExpireAsync(server, key, TimeSpan.Zero);
    }

    [Fact]
    public async Task The_trail_tells_of_the_expiry_as_the_services_own_act()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.CreateExternalAsync();
        await server.Api.ImportAsync(key, Material, validTo: server.Clock.GetUtcNow().AddDays(1));
        await ExpireAsync(server, key, TimeSpan.FromDays(2));

        var told = Assert.Single(await server.TrailAsync("EventName", "DeleteExpiredKeyMaterial"));

        Assert.Equal(("AwsServiceEvent", "AWS Internal"), (told.Text("eventType"), told.GetProperty("userIdentity").Text("invokedBy")));
        Assert.Equal(TestServer.ArnOf(key), told.GetProperty("resources")[0].Text("ARN"));
        Assert.Equal($$"""{"keyId":"{{key}}"}""", told.GetProperty("serviceEventDetails").GetRawText());
        Assert.Single(await server.TrailAsync("EventName", "DeleteExpiredKeyMaterial"));
    }

    private static async Task ExpireAsync(TestServer server, string key, TimeSpan later)
    {
        server.Clock.Advance(later);
        await server.Server.RunDueAsync(Cancel);
        await Poll.UntilAsync(async () => await server.Api.StateAsync(key) is "PendingImport");
    }
}
