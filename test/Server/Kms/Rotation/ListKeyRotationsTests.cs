using System.Security.Cryptography;
using System.Text.Json;

namespace Signet.Server.Tests.Kms.Rotation;

/// <summary>ListKeyRotations: finished rotations, or every material of a key.</summary>
public sealed class ListKeyRotationsTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task A_key_that_never_rotated_has_no_rotations_but_a_material()
    {
        var key = await Api.MakeKeyAsync();

        Assert.Equal("""{"Rotations":[],"Truncated":false}""", (await Api.CallAsync("ListKeyRotations", new { KeyId = key })).Text);

        Assert.Equal(
            $$"""{"Rotations":[{"KeyId":"{{key}}","KeyMaterialId":"{{await Api.MaterialAsync(key)}}","KeyMaterialState":"CURRENT"}],"Truncated":false}""",
            (await Api.CallAsync("ListKeyRotations", new { KeyId = key, IncludeKeyMaterial = "ALL_KEY_MATERIAL" })).Text);
    }

    [Fact]
    public async Task Rotations_are_listed_in_the_order_in_which_they_happened()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync();
        var first = await server.Api.MaterialAsync(key);
        server.Clock.Advance(TimeSpan.FromHours(1));
        var second = await server.Api.RotateAsync(key);
        var rotatedAt = server.Clock.GetUtcNow();
        await server.Api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 90 });
        await server.PassAsync(TimeSpan.FromDays(90));

        var rotations = await server.Api.RotationsAsync(key);
        Assert.All(rotations, rotation => Assert.Equal("KeyId KeyMaterialId KeyMaterialState RotationDate RotationType", rotation.Names()));
        Assert.Equal([second, await server.Api.MaterialAsync(key)], rotations.Select(rotation => rotation.Text("KeyMaterialId")));
        Assert.Equal(["NON_CURRENT", "CURRENT"], rotations.Select(rotation => rotation.Text("KeyMaterialState")));
        Assert.Equal(["ON_DEMAND", "AUTOMATIC"], rotations.Select(rotation => rotation.Text("RotationType")));
        Assert.Equal([rotatedAt.InMilliseconds(), server.Clock.GetUtcNow().InMilliseconds()], rotations.Select(rotation => rotation.Time("RotationDate")));

        var all = await server.Api.RotationsAsync(key, "ALL_KEY_MATERIAL");
        Assert.Equal([first, .. rotations.Select(rotation => rotation.Text("KeyMaterialId"))], all.Select(material => material.Text("KeyMaterialId")));
        Assert.Equal(("KeyId KeyMaterialId KeyMaterialState", "NON_CURRENT"), (all[0].Names(), all[0].Text("KeyMaterialState")));
    }

    [Fact]
    public async Task A_page_follows_on_the_one_before_it()
    {
        var key = await Api.MakeKeyAsync();
        for (var i = 0; i < 4; i++)
        {
            await Api.RotateAsync(key);
        }

        var all = (await Api.RotationsAsync(key, "ALL_KEY_MATERIAL")).Select(material => material.Text("KeyMaterialId")).ToList();
        Assert.Equal(all, await PagesAsync(limit: 2, pages: 3));
        Assert.Equal(all, await PagesAsync(limit: 1, pages: 5));
        Assert.Equal(all, await PagesAsync(limit: 5, pages: 1));

        async Task<List<string>> PagesAsync(int limit, int pages)
        {
            List<string> read = [];
            string? marker = null;
            for (var page = 1; page <= pages; page++)
            {
                var answer = await Api.DoAsync("ListKeyRotations", new { KeyId = key, IncludeKeyMaterial = "ALL_KEY_MATERIAL", Limit = limit, Marker = marker });
                read.AddRange(answer.GetProperty("Rotations").EnumerateArray().Select(material => material.Text("KeyMaterialId")));
                Assert.Equal(page < pages, answer.GetProperty("Truncated").GetBoolean());
                marker = answer.TryGetProperty("NextMarker", out var next) ? next.GetString() : null;
                Assert.Equal(page < pages, marker is not null);
            }

            return read;
        }
    }

    [Fact]
    public async Task Limits_and_markers_are_checked() =>
        await Api.ChecksPagesAsync("ListKeyRotations", new() { ["KeyId"] = await shared.KeyAsync("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT") }, maximum: 1000);

    [Fact]
    public async Task A_marker_of_another_list_leads_nowhere()
    {
        var (key, other) = (await Api.MakeKeyAsync(), await Api.MakeKeyAsync());
        await Api.RotateAsync(key);
        var marker = await MarkerAsync("ListKeyRotations", new { KeyId = key, IncludeKeyMaterial = "ALL_KEY_MATERIAL", Limit = 1 });
        var ofKeys = await MarkerAsync("ListKeys", new { Limit = 1 });

        await Api.RefusesAsync("ListKeyRotations", new { KeyId = other, IncludeKeyMaterial = "ALL_KEY_MATERIAL", Marker = marker }, "InvalidMarkerException", text: null);
        await Api.RefusesAsync("ListKeyRotations", new { KeyId = key, Marker = marker }, "InvalidMarkerException", text: null);
        await Api.RefusesAsync("ListKeyRotations", new { KeyId = key, Marker = ofKeys }, "InvalidMarkerException", text: null);

        async Task<string> MarkerAsync(string operation, object request) => (await Api.DoAsync(operation, request)).Text("NextMarker");
    }

    [Fact]
    public async Task What_to_include_is_one_of_two() => Assert.StartsWith(
        "1 validation error detected: Value 'EVERYTHING' at 'includeKeyMaterial' failed to satisfy constraint: Member must satisfy enum value set: [",
        await Api.RefusesAsync(
            "ListKeyRotations", new { KeyId = await shared.KeyAsync("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"), IncludeKeyMaterial = "EVERYTHING" }, "ValidationException"),
        StringComparison.Ordinal);

    [Fact]
    public async Task Imported_materials_tell_whether_they_are_there()
    {
        var key = await Api.MakeKeyAsync(origin: "EXTERNAL");
        Assert.Empty(await Api.RotationsAsync(key, "ALL_KEY_MATERIAL"));
        var first = (await Api.ImportAsync(key, RandomNumberGenerator.GetBytes(32))).Text("KeyMaterialId");
        var second = (await Api.ImportAsync(key, RandomNumberGenerator.GetBytes(32), "NEW_KEY_MATERIAL")).Text("KeyMaterialId");

        var all = await Api.RotationsAsync(key, "ALL_KEY_MATERIAL");
        Assert.Equal([(first, "CURRENT"), (second, "PENDING_ROTATION")], all.Select(StateOf));
        Assert.All(all, material => Assert.Equal(
            ("KeyId KeyMaterialId ImportState ExpirationModel KeyMaterialState", "IMPORTED", "KEY_MATERIAL_DOES_NOT_EXPIRE"),
            (material.Names(), material.Text("ImportState"), material.Text("ExpirationModel"))));
        Assert.Empty(await Api.RotationsAsync(key));

        await Api.RotateAsync(key);
        await Api.DoAsync("DeleteImportedKeyMaterial", new { KeyId = key, KeyMaterialId = first });
        all = await Api.RotationsAsync(key, "ALL_KEY_MATERIAL");
        Assert.Equal([(first, "NON_CURRENT"), (second, "CURRENT")], all.Select(StateOf));
        Assert.Equal(("KeyId KeyMaterialId ImportState KeyMaterialState", "PENDING_IMPORT"), (all[0].Names(), all[0].Text("ImportState")));
        Assert.Equal(("PendingImport", second), (await Api.StateAsync(key), Assert.Single(await Api.RotationsAsync(key)).Text("KeyMaterialId")));

        static (string Id, string State) StateOf(JsonElement material) => (material.Text("KeyMaterialId"), material.Text("KeyMaterialState"));
    }
}
