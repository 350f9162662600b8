using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Keys;

public sealed class ListKeysTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task An_account_without_keys_lists_none()
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal("""{"Keys":[],"Truncated":false}""", (await server.Api.CallAsync("ListKeys", "{}")).Text);
    }

    [Fact]
    public async Task Every_key_of_the_account_and_region_is_on_one_of_the_pages_in_any_state()
    {
        await using var server = await TestServer.StartAsync();
        var keys = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            keys.Add(await server.CreateKeyAsync("ECC_NIST_P256"));
        }

        await server.Kms.DisableKeyAsync(new DisableKeyRequest { KeyId = keys[0] }, Cancel);
        await server.Kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = keys[1] }, Cancel);
        await server.ApiAs(server.Root, "us-east-1").DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" });
        await server.ApiAs(await server.CreateAccountAsync()).DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" });

        List<ListKeysResponse> pages = [];
        do
        {
            pages.Add(await server.Kms.ListKeysAsync(new ListKeysRequest { Limit = 3, Marker = pages.LastOrDefault()?.NextMarker }, Cancel));
        }
        while (pages[^1].Truncated is true);

        Assert.Equal([3, 3, 1], pages.Select(page => page.Keys.Count));
        Assert.Null(pages[^1].NextMarker);
        var listed = pages.SelectMany(page => page.Keys).ToList();
        Assert.Equal(keys.Order(StringComparer.Ordinal), listed.Select(key => key.KeyId));
        Assert.All(listed, key => Assert.Equal(TestServer.ArnOf(key.KeyId), key.KeyArn));
    }

    [Fact]
    public async Task A_page_that_is_just_full_is_the_last_one()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateKeyAsync("ECC_NIST_P256");
        await server.CreateKeyAsync("ECC_NIST_P256");

        var page = await server.Api.DoAsync("ListKeys", new { Limit = 2 });

        Assert.Equal("Keys Truncated", page.Names());
        Assert.Equal(2, page.GetProperty("Keys").GetArrayLength());
        Assert.Equal("KeyId KeyArn", page.GetProperty("Keys")[0].Names());
        Assert.False(page.GetProperty("Truncated").GetBoolean());
    }

    [Fact]
    public async Task A_page_goes_on_where_the_one_before_ended_although_that_key_is_gone()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 3; i++)
        {
            await server.CreateKeyAsync("ECC_NIST_P256");
        }

        var first = await server.Api.DoAsync("ListKeys", new { Limit = 1 });
        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = first.GetProperty("Keys")[0].Text("KeyId"), PendingWindowInDays = 7 });
        server.Clock.Advance(TimeSpan.FromDays(8));
        await server.Server.RunDueAsync(Cancel);

        var rest = await server.Api.DoAsync("ListKeys", new { Marker = first.Text("NextMarker") });
        Assert.Equal(2, rest.GetProperty("Keys").GetArrayLength());
    }

    [Fact]
    public Task Without_a_limit_a_page_has_100() => Lists(limit: null, page: 100);

    [Fact]
    public Task A_page_has_up_to_1000() => Lists(limit: 1000, page: 102);

    [Fact]
    public Task Its_limits_and_markers_are_checked() => Api.ChecksPagesAsync("ListKeys", [], maximum: 1000);

    [Fact]
    public async Task A_marker_of_another_list_is_refused()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        await Api.DoAsync("TagResource", new { KeyId = key, Tags = new[] { new { TagKey = "a", TagValue = "" }, new { TagKey = "b", TagValue = "" } } });
        var tags = await Api.DoAsync("ListResourceTags", new { KeyId = key, Limit = 1 });

        await Api.RefusesAsync("ListKeys", new { Marker = tags.Text("NextMarker") }, "InvalidMarkerException", text: null);
    }

    private static async Task Lists(int? limit, int page)
    {
        await using var server = await TestServer.StartAsync();
        await Parallel.ForAsync(0, 102, Cancel, async (_, _) => await server.Api.DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" }));

        var answer = await server.Api.DoAsync("ListKeys", limit is null ? "{}" : new { Limit = limit });

        Assert.Equal(page, answer.GetProperty("Keys").GetArrayLength());
        Assert.Equal(page < 102, answer.GetProperty("Truncated").GetBoolean());
    }
}
