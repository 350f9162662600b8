using System.Security.Cryptography;

namespace Signet.Server.Tests.Kms.Rotation;

/// <summary>RotateKeyOnDemand: new material now, and what was encrypted before still opens.</summary>
public sealed class RotateKeyOnDemandTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task New_material_encrypts_and_the_old_one_still_decrypts()
    {
        var key = await Api.MakeKeyAsync();
        var (first, before) = (await Api.MaterialAsync(key), await Api.EncryptAsync(key, "before"));

        var answer = await Api.CallAsync("RotateKeyOnDemand", new { KeyId = key });

        Assert.Equal($$"""{"KeyId":"{{TestServer.ArnOf(key)}}"}""", answer.Text);
        var second = await Api.MaterialAsync(key);
        Assert.Matches("^[0-9a-f]{64}$", second);
        Assert.NotEqual(first, second);
        Assert.Equal(("before", first), await Api.DecryptAsync(before));
        Assert.Equal(("after", second), await Api.DecryptAsync(await Api.EncryptAsync(key, "after")));
    }

    [Fact]
    public async Task Every_answer_names_the_material_that_was_at_work()
    {
        var (key, other) = (await Api.MakeKeyAsync(), await Api.MakeKeyAsync());
        var (first, old) = (await Api.MaterialAsync(key), await Api.EncryptAsync(key, "old"));
        var second = await Api.RotateAsync(key);

        Assert.False((await Api.DoAsync("Encrypt", new { KeyId = key, Plaintext = "x"u8.ToArray() })).TryGetProperty("KeyMaterialId", out _));
        Assert.Equal(second, (await Api.DoAsync("GenerateDataKey", new { KeyId = key, KeySpec = "AES_256" })).Text("KeyMaterialId"));
        Assert.Equal(second, (await Api.DoAsync("GenerateDataKeyWithoutPlaintext", new { KeyId = key, KeySpec = "AES_128" })).Text("KeyMaterialId"));
        Assert.Equal(second, (await Api.DoAsync("GenerateDataKeyPair", new { KeyId = key, KeyPairSpec = "ECC_NIST_P256" })).Text("KeyMaterialId"));
        Assert.Equal(second, (await Api.DoAsync("GenerateDataKeyPairWithoutPlaintext", new { KeyId = key, KeyPairSpec = "ECC_NIST_P256" })).Text("KeyMaterialId"));

        var moved = await Api.DoAsync("ReEncrypt", new { CiphertextBlob = old, DestinationKeyId = key });
        Assert.Equal((first, second), (moved.Text("SourceKeyMaterialId"), moved.Text("DestinationKeyMaterialId")));
        Assert.Equal(("old", second), await Api.DecryptAsync(moved.Blob("CiphertextBlob")));
        var away = await Api.DoAsync("ReEncrypt", new { CiphertextBlob = old, DestinationKeyId = other });
        Assert.Equal((first, await Api.MaterialAsync(other)), (away.Text("SourceKeyMaterialId"), away.Text("DestinationKeyMaterialId")));
    }

    [Fact]
    public async Task A_key_rotates_on_demand_25_times_in_its_life()
    {
        await using var server = await TestServer.StartAsync();
        var api = server.Api;
        var key = await api.MakeKeyAsync();
        List<(byte[] Blob, string Text, string Material)> kept = [(await api.EncryptAsync(key, "0"), "0", await api.MaterialAsync(key))];
        for (var i = 1; i <= 25; i++)
        {
            var material = await api.RotateAsync(key);
            kept.Add((await api.EncryptAsync(key, $"{i}"), $"{i}", material));
        }

        var refusal = "The on-demand rotations limit has been reached for the given keyId. "
            + $"No more on-demand rotations can be performed for this key: {TestServer.ArnOf(key)}";
        await api.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "LimitExceededException", refusal);
        await server.RestartAsync();
        await api.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "LimitExceededException", refusal);

        Assert.Equal(26, kept.DistinctBy(each => each.Material).Count());
        foreach (var (blob, text, material) in kept)
        {
            Assert.Equal((text, material), await api.DecryptAsync(blob));
        }

        // Automatic rotation goes on, and does not count.
        await api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 90 });
        await server.PassAsync(TimeSpan.FromDays(90));
        Assert.Equal(26, (await api.RotationsAsync(key)).Count);
    }

    [Fact]
    public async Task Automatic_rotations_do_not_count()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync();
        await server.Api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 90 });
        for (var i = 0; i < 26; i++)
        {
            await server.PassAsync(TimeSpan.FromDays(90));
        }

        await server.Api.RotateAsync(key);

        Assert.Equal(27, (await server.Api.RotationsAsync(key)).Count);
    }

    [Fact]
    public async Task An_automatic_rotation_that_is_due_within_20_minutes_is_not_forestalled()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync();
        await server.Api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 90 });
        var due = (await server.Api.DoAsync("GetKeyRotationStatus", new { KeyId = key })).Time("NextRotationDate");

        server.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromMinutes(21));
        await server.Api.RotateAsync(key);
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await server.Api.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "ConflictException");

        // The schedule did not move; once it was kept, one on demand is free again.
        Assert.Equal(due, (await server.Api.DoAsync("GetKeyRotationStatus", new { KeyId = key })).Time("NextRotationDate"));
        await server.PassAsync(TimeSpan.FromMinutes(19));
        await server.Api.RotateAsync(key);
        Assert.Equal(["ON_DEMAND", "AUTOMATIC", "ON_DEMAND"], (await server.Api.RotationsAsync(key)).Select(rotation => rotation.Text("RotationType")));
    }

    [Fact]
    public async Task Rotations_at_the_same_moment_each_leave_one_current_material()
    {
        var key = await Api.MakeKeyAsync();

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Api.DoAsync("RotateKeyOnDemand", new { KeyId = key })));

        var materials = await Api.RotationsAsync(key, "ALL_KEY_MATERIAL");
        Assert.Equal(7, materials.Count);
        Assert.Equal(await Api.MaterialAsync(key), Assert.Single(materials, material => material.Text("KeyMaterialState") is "CURRENT").Text("KeyMaterialId"));
    }

    [Fact]
    public async Task Imported_material_rotates_to_what_was_imported_for_it()
    {
        var key = await Api.MakeKeyAsync(origin: "EXTERNAL");
        await Api.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending import.");
        var first = (await Api.ImportAsync(key, RandomNumberGenerator.GetBytes(32))).Text("KeyMaterialId");
        var before = await Api.EncryptAsync(key, "before");
        var refusal = $"No available key material pending rotation for the key: {TestServer.ArnOf(key)}.";
        await Api.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "KMSInvalidStateException", refusal);

        var second = (await Api.ImportAsync(key, RandomNumberGenerator.GetBytes(32), "NEW_KEY_MATERIAL")).Text("KeyMaterialId");
        Assert.Equal(first, await Api.MaterialAsync(key));
        Assert.Equal(second, await Api.RotateAsync(key));

        Assert.Equal(("before", first), await Api.DecryptAsync(before));
        Assert.Equal(("after", second), await Api.DecryptAsync(await Api.EncryptAsync(key, "after")));
        await Api.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "KMSInvalidStateException", refusal);
    }

    [Fact]
    public async Task Imported_material_of_a_multi_Region_key_rotates_when_every_Region_has_it()
    {
        await using var server = await TestServer.StartAsync();
        var (api, there, beyond) = (server.Api, server.ApiAs(server.Root, "us-east-1"), server.ApiAs(server.Root, "us-west-2"));
        var key = await api.MakeKeyAsync(multiRegion: true, origin: "EXTERNAL");
        var (first, second) = (RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32));
        var refusal = $"No available key material pending rotation for the key: {TestServer.ArnOf(key)}.";
        await api.ImportAsync(key, first);
        await api.ReplicateAsync(key, "us-east-1");
        await server.SettleAsync();
        Assert.Equal("PendingImport", await there.StateAsync(key));
        await there.ImportAsync(key, first);

        await api.ImportAsync(key, second, "NEW_KEY_MATERIAL");
        Assert.Equal("PENDING_MULTI_REGION_IMPORT_AND_ROTATION", await CandidateAsync(api));
        await api.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "KMSInvalidStateException", refusal);
        await there.ImportAsync(key, second);
        Assert.Equal(("PENDING_ROTATION", "PENDING_ROTATION"), (await CandidateAsync(api), await CandidateAsync(there)));

        // A new replica lacks it again, so that all wait for it.
        await api.ReplicateAsync(key, "us-west-2");
        await server.SettleAsync();
        foreach (var region in new[] { api, there, beyond })
        {
            Assert.Equal("PENDING_MULTI_REGION_IMPORT_AND_ROTATION", await CandidateAsync(region));
        }

        await api.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "KMSInvalidStateException", refusal);
        await beyond.ImportAsync(key, first);
        await api.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "KMSInvalidStateException", refusal);
        var id = (await beyond.ImportAsync(key, second)).Text("KeyMaterialId");
        Assert.Equal(id, await api.RotateAsync(key));

        var blob = await beyond.EncryptAsync(key, "everywhere");
        foreach (var region in new[] { api, there, beyond })
        {
            Assert.Equal((id, "Enabled"), (await region.MaterialAsync(key), await region.StateAsync(key)));
            Assert.Equal(("everywhere", id), await region.DecryptAsync(blob));
        }

        // It is the last in the list.
        async Task<string> CandidateAsync(ApiClient region) => (await region.RotationsAsync(key, "ALL_KEY_MATERIAL"))[^1].Text("KeyMaterialState");
    }

    [Fact]
    public async Task The_trail_tells_of_the_call_and_of_the_rotation_in_every_Region()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync(multiRegion: true);
        await server.Api.ReplicateAsync(key, "us-east-1");
        await server.SettleAsync();
        var answer = await server.Api.CallAsync("RotateKeyOnDemand", new { KeyId = key });

        var call = Assert.Single(await server.TrailAsync("EventName", "RotateKeyOnDemand"));
        Assert.Equal(answer.Headers["x-amzn-RequestId"], call.Text("requestID"));
        Assert.Equal($$"""{"keyId":"{{key}}"}""", call.GetProperty("requestParameters").GetRawText());
        Assert.Equal($$"""{"keyId":"{{TestServer.ArnOf(key)}}"}""", call.GetProperty("responseElements").GetRawText());
        Assert.False(call.GetProperty("readOnly").GetBoolean());
        foreach (var region in new[] { TestServer.Region, "us-east-1" })
        {
            var told = Assert.Single(await TestServer.TrailAsync(server.ApiAs(server.Root, region), "EventName", "RotateKey"));
            Assert.Equal(("AwsServiceEvent", region), (told.Text("eventType"), told.Text("awsRegion")));
            Assert.Equal($$"""{"accountId":"{{TestServer.Account}}","invokedBy":"AWS Internal"}""", told.GetProperty("userIdentity").GetRawText());
            Assert.Equal($"arn:aws:kms:{region}:{TestServer.Account}:key/{key}", told.GetProperty("resources")[0].Text("ARN"));
            Assert.Equal($$"""{"keyId":"{{key}}","rotationType":"ON_DEMAND"}""", told.GetProperty("serviceEventDetails").GetRawText());
            Assert.False(told.TryGetProperty("requestID", out _));
        }
    }
}
