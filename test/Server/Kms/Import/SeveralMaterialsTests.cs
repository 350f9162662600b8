using System.Security.Cryptography;
using Signet.Server.Tests.Kms.Use;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Import;

/// <summary>The several materials that a symmetric key can hold: one encrypts, the others decrypt, and one may wait for its rotation.</summary>
public sealed class SeveralMaterialsTests(SharedServer shared)
{
    private const string New = "NEW_KEY_MATERIAL";
    private const string Existing = "EXISTING_KEY_MATERIAL";

    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task New_material_waits_for_a_rotation_and_the_old_still_decrypts()
    {
        var key = await Api.CreateExternalAsync();
        var first = await Api.ImportAsync(key, Bytes(1));
        var old = await EncryptAsync(key);

        var second = await Api.ImportAsync(key, Bytes(2), New);
        Assert.Equal([(first, "CURRENT", "IMPORTED"), (second, "PENDING_ROTATION", "IMPORTED")], await Api.MaterialsAsync(key));
        Assert.Equal(("Enabled", first), (await Api.StateAsync(key), (await Api.MetadataAsync(key)).Text("CurrentKeyMaterialId")));
        Assert.Equal(first, await MaterialOfAsync(await EncryptAsync(key)));

        Assert.Equal(TestServer.ArnOf(key), (await Api.DoAsync("RotateKeyOnDemand", new { KeyId = key })).Text("KeyId"));
        Assert.Equal([(first, "NON_CURRENT", "IMPORTED"), (second, "CURRENT", "IMPORTED")], await Api.MaterialsAsync(key));
        Assert.Equal(second, (await Api.MetadataAsync(key)).Text("CurrentKeyMaterialId"));
        Assert.Equal((first, second), (await MaterialOfAsync(old), await MaterialOfAsync(await EncryptAsync(key))));
        await Api.RefusesAsync(
            "RotateKeyOnDemand", new { KeyId = key }, "KMSInvalidStateException", $"No available key material pending rotation for the key: {TestServer.ArnOf(key)}.");
    }

    [Fact]
    public async Task Only_one_material_waits_at_a_time()
    {
        var key = await Api.CreateExternalAsync();
        await Api.ImportAsync(key, Bytes(1));
        var waiting = await Api.ImportAsync(key, Bytes(2), New);

        var text = await Api.RefusesAsync(
            "ImportKeyMaterial", (await Api.SymmetricRequestAsync(key, Bytes(3))).With("ImportType", New), "KMSInvalidStateException");

        Assert.Matches(
            $"^New key material \\(id: [0-9a-f]{{64}}\\) cannot be imported into KMS key {TestServer.ArnOf(key)}, because another key material \\(id: {waiting}\\) is pending rotation\\.$",
            text);
        Assert.Equal(waiting, await Api.ImportAsync(key, Bytes(2), New));
        Assert.Equal(waiting, await Api.ImportAsync(key, Bytes(2), Existing));
        Assert.Equal(waiting, await Api.ImportAsync(key, Bytes(2)));
        Assert.Equal(2, (await Api.MaterialsAsync(key)).Count);
    }

    [Fact]
    public async Task Material_must_be_what_the_request_says_it_is()
    {
        var key = await Api.CreateExternalAsync();
        var unknown = (await Api.SymmetricRequestAsync(key, Bytes(9))).With("ImportType", Existing);
        await IncorrectAsync(unknown);
        var id = await Api.ImportAsync(key, Bytes(1));
        var request = await Api.SymmetricRequestAsync(key, Bytes(1));

        await IncorrectAsync(unknown);
        await IncorrectAsync(request.With("ImportType", New));
        await IncorrectAsync(request.With("KeyMaterialId", new string('a', 64)));
        await Api.DoAsync("ImportKeyMaterial", request.With("KeyMaterialId", id));
        await Api.DoAsync("ImportKeyMaterial", request.With("KeyMaterialId", id).With("ImportType", Existing));
        await Api.RefusesAsync(
            "ImportKeyMaterial", request.With("KeyMaterialId", id).With("ImportType", New), "ValidationException",
            "KeyMaterialId cannot be specified when ImportType is NEW_KEY_MATERIAL");

        Task IncorrectAsync(object wrong) => Api.RefusesAsync("ImportKeyMaterial", wrong, "IncorrectKeyMaterialException", text: null);
    }

    [Fact]
    public async Task Every_material_that_was_ever_current_is_needed()
    {
        var key = await Api.CreateExternalAsync();
        var first = await Api.ImportAsync(key, Bytes(1));
        var second = await Api.ImportAsync(key, Bytes(2), New);
        await Api.DoAsync("RotateKeyOnDemand", new { KeyId = key });

        // By itself the current one is meant.
        Assert.Equal(second, (await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key })).Text("KeyMaterialId"));
        Assert.Equal(first, (await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key, KeyMaterialId = first })).Text("KeyMaterialId"));
        Assert.Equal([(first, "NON_CURRENT", "PENDING_IMPORT"), (second, "CURRENT", "PENDING_IMPORT")], await Api.MaterialsAsync(key));
        await Api.ImportAsync(key, Bytes(2));
        Assert.Equal("PendingImport", await Api.StateAsync(key));
        await Api.RefusesAsync("Encrypt", new { KeyId = key, Plaintext = "aGk=" }, "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending import.");
        await Api.RefusesAsync("RotateKeyOnDemand", new { KeyId = key }, "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending import.");
        Assert.False((await Api.MetadataAsync(key)).TryGetProperty("ExpirationModel", out _));
        await Api.ImportAsync(key, Bytes(1));
        Assert.Equal("Enabled", await Api.StateAsync(key));
    }

    [Fact]
    public async Task What_waits_can_be_taken_away_without_a_trace()
    {
        var key = await Api.CreateExternalAsync();
        var first = await Api.ImportAsync(key, Bytes(1));
        var second = await Api.ImportAsync(key, Bytes(2), New);

        Assert.Equal(second, (await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key, KeyMaterialId = second })).Text("KeyMaterialId"));

        Assert.Equal([(first, "CURRENT", "IMPORTED")], await Api.MaterialsAsync(key));
        Assert.Equal("Enabled", await Api.StateAsync(key));
        await Api.RefusesAsync("DeleteImportedKeyMaterial", new { KeyId = key, KeyMaterialId = second }, "NotFoundException");
        await Api.ImportAsync(key, Bytes(3), New);
    }

    [Fact]
    public async Task The_earliest_end_counts_and_a_candidate_that_expires_leaves_the_key_as_it_is()
    {
        await using var server = await TestServer.StartAsync();
        var (api, now) = (server.Api, server.Clock.GetUtcNow());
        var key = await api.CreateExternalAsync();
        var first = await api.ImportAsync(key, Bytes(1), validTo: now.AddDays(9));
        await api.ImportAsync(key, Bytes(2), New, validTo: now.AddDays(5));
        Assert.Equal(now.AddDays(9).InMilliseconds(), (await api.MetadataAsync(key)).Time("ValidTo"));
        await api.DoAsync("RotateKeyOnDemand", new { KeyId = key });
        Assert.Equal(now.AddDays(5).InMilliseconds(), (await api.MetadataAsync(key)).Time("ValidTo"));
        await api.ImportAsync(key, Bytes(2));
        Assert.Equal(now.AddDays(9).InMilliseconds(), (await api.MetadataAsync(key)).Time("ValidTo"));

        await api.ImportAsync(key, Bytes(3), New, validTo: now.AddDays(1));
        server.Clock.Advance(TimeSpan.FromDays(2));
        await server.Server.RunDueAsync(Cancel);
        await Poll.UntilAsync(async () => (await api.MaterialsAsync(key)).Count == 2);
        Assert.Equal("Enabled", await api.StateAsync(key));

        server.Clock.Advance(TimeSpan.FromDays(8));
        await server.Server.RunDueAsync(Cancel);
        await Poll.UntilAsync(async () => await api.StateAsync(key) is "PendingImport");
        Assert.Contains((first, "NON_CURRENT", "PENDING_IMPORT"), await api.MaterialsAsync(key));
    }

    [Fact]
    public async Task The_list_of_materials_tells_what_the_importer_said()
    {
        await using var server = await TestServer.StartAsync();
        var (api, now) = (server.Api, server.Clock.GetUtcNow());
        var key = await api.CreateExternalAsync();
        var request = (await api.SymmetricRequestAsync(key, Bytes(1))).With("KeyMaterialDescription", "from the vault: a/b_c 1.0-2").Until(now.AddDays(1));
        await api.DoAsync("ImportKeyMaterial", request);
        await api.ImportAsync(key, Bytes(1), validTo: now.AddDays(2));
        await api.ImportAsync(key, Bytes(2), New);
        await api.DoAsync("RotateKeyOnDemand", new { KeyId = key });

        var listed = (await api.DoAsync("ListKeyRotations", new { KeyId = key, IncludeKeyMaterial = "ALL_KEY_MATERIAL" })).GetProperty("Rotations");
        var rotations = (await api.DoAsync("ListKeyRotations", new { KeyId = key })).GetProperty("Rotations");

        Assert.Equal("KeyId KeyMaterialId KeyMaterialDescription ImportState ExpirationModel ValidTo KeyMaterialState", listed[0].Names());
        Assert.Equal(("from the vault: a/b_c 1.0-2", now.AddDays(2).InMilliseconds()), (listed[0].Text("KeyMaterialDescription"), listed[0].Time("ValidTo")));
        Assert.Equal("KeyId KeyMaterialId ImportState ExpirationModel KeyMaterialState RotationDate RotationType", listed[1].Names());
        Assert.Equal(listed[1].GetRawText(), Assert.Single(rotations.EnumerateArray()).GetRawText());
        Assert.Equal((key, "ON_DEMAND"), (listed[1].Text("KeyId"), listed[1].Text("RotationType")));
    }

    [Fact]
    public async Task The_id_of_material_is_the_same_for_the_same_bytes_in_one_key_only()
    {
        var (key, other) = (await Api.CreateExternalAsync(), await Api.CreateExternalAsync());
        var id = await Api.ImportAsync(key, Bytes(1));
        await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key });

        Assert.Equal(id, await Api.ImportAsync(key, Bytes(1)));
        Assert.NotEqual(id, await Api.ImportAsync(other, Bytes(1)));
        Assert.Matches("^[0-9a-f]{64}$", id);
        Assert.NotEqual(Convert.ToHexStringLower(SHA256.HashData(Bytes(1))), id);
    }

    private static byte[] Bytes(byte value) => [.. Enumerable.Repeat(value, 32)];

    private async Task<byte[]> EncryptAsync(string key) => (await Api.DoAsync("Encrypt", new { KeyId = key, Plaintext = "aGk=" })).Blob("CiphertextBlob");

    private async Task<string> MaterialOfAsync(byte[] blob) => (await Api.DoAsync("Decrypt", new { CiphertextBlob = blob })).Text("KeyMaterialId");
}
