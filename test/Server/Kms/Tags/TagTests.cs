using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Tags;

/// <summary>TagResource, UntagResource and ListResourceTags.</summary>
public sealed class TagTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task Tags_are_added_overwritten_and_removed_and_listed_in_order_of_their_keys()
    {
        var kms = shared.Server.Kms;
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");

        await kms.TagResourceAsync(new TagResourceRequest { KeyId = key, Tags = [Tag("b", "1"), Tag("a", "2"), Tag("B", "3")] }, Cancel);
        await kms.TagResourceAsync(new TagResourceRequest { KeyId = TestServer.ArnOf(key), Tags = [Tag("a", ""), Tag("c", "4")] }, Cancel);
        Assert.Equal("B=3 a= b=1 c=4", await ListAsync(key));

        await kms.UntagResourceAsync(new UntagResourceRequest { KeyId = key, TagKeys = ["b", "unknown", "A", "c"] }, Cancel);
        Assert.Equal("B=3 a=", await ListAsync(key));
    }

    [Fact]
    public async Task They_answer_nothing_and_empty_lists_change_nothing()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");

        await Api.DoNothingAsync("TagResource", KeyRequests.For("TagResource", key));
        await Api.DoNothingAsync("TagResource", new { KeyId = key, Tags = Array.Empty<object>() });
        await Api.DoNothingAsync("UntagResource", new { KeyId = key, TagKeys = Array.Empty<string>() });
        Assert.Equal("team=release", await ListAsync(key));

        await Api.DoNothingAsync("UntagResource", new { KeyId = key, TagKeys = new[] { "team", "team" } });
        Assert.Equal("""{"Tags":[],"Truncated":false}""", (await Api.CallAsync("ListResourceTags", new { KeyId = key })).Text);
    }

    [Theory]
    [InlineData("Duplicate tag keys", "a", "b", "a")]
    [InlineData("Tags beginning with aws: are reserved", "team", "aws:team")]
    [InlineData("Tags beginning with aws: are reserved", "AWS:team")]
    public async Task Tags_are_refused_and_none_of_them_is_added(string text, params string[] tagKeys)
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");

        await Api.RefusesAsync(
            "TagResource", new { KeyId = key, Tags = tagKeys.Select(tagKey => new { TagKey = tagKey, TagValue = "" }) }, "TagException", text);

        Assert.Equal("", await ListAsync(key));
    }

    [Fact]
    public async Task A_key_has_at_most_50_tags_counted_after_the_merge()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        object Request(int from, int count) => new { KeyId = key, Tags = Enumerable.Range(from, count).Select(i => new { TagKey = $"t{i:D2}", TagValue = "" }) };

        await Api.RefusesAsync("TagResource", Request(0, 51), "TagException", "Too many tags");
        await Api.DoNothingAsync("TagResource", Request(0, 30));
        await Api.RefusesAsync("TagResource", Request(25, 26), "TagException", "Too many tags");
        await Api.DoNothingAsync("TagResource", Request(25, 25));
        await Api.DoNothingAsync("TagResource", Request(0, 50));
        Assert.Equal(50, (await ListAsync(key)).Split(' ').Length);
    }

    [Fact]
    public async Task All_members_are_needed_and_bounded()
    {
        await Api.RefusesAsync("TagResource", "{}", "ValidationException", "2 validation errors detected: "
            + "Value null at 'keyId' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'tags' failed to satisfy constraint: Member must not be null");
        await Api.RefusesAsync("UntagResource", "{}", "ValidationException", "2 validation errors detected: "
            + "Value null at 'keyId' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'tagKeys' failed to satisfy constraint: Member must not be null");
        await Api.RefusesAsync("UntagResource", new { KeyId = NewKeyId(), TagKeys = new[] { "", "fine", new string('k', 129) } }, "ValidationException",
            "2 validation errors detected: "
            + "Value '' at 'tagKeys.1.member' failed to satisfy constraint: Member must have length greater than or equal to 1; "
            + $"Value '{new string('k', 129)}' at 'tagKeys.3.member' failed to satisfy constraint: Member must have length less than or equal to 128");
        await Api.RefusesValueAsync("ListResourceTags", "{}", "Value null at 'keyId' failed to satisfy constraint: Member must not be null");
    }

    [Fact]
    public async Task The_list_comes_in_pages()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        await Api.DoAsync("TagResource", new { KeyId = key, Tags = Enumerable.Range(0, 7).Select(i => new { TagKey = $"t{i}", TagValue = $"{i}" }) });

        List<ListResourceTagsResponse> pages = [];
        do
        {
            pages.Add(await shared.Server.Kms.ListResourceTagsAsync(
                new ListResourceTagsRequest { KeyId = key, Limit = 3, Marker = pages.LastOrDefault()?.NextMarker }, Cancel));
        }
        while (pages[^1].Truncated is true);

        Assert.Equal(["t0 t1 t2", "t3 t4 t5", "t6"], pages.Select(page => string.Join(' ', page.Tags.Select(tag => tag.TagKey))));
        Assert.Null(pages[^1].NextMarker);
    }

    [Fact]
    public async Task Its_limits_and_markers_are_checked() =>
        await Api.ChecksPagesAsync("ListResourceTags", new() { ["KeyId"] = await shared.KeyAsync("ECC_NIST_P256") }, maximum: 50);

    [Fact]
    public async Task A_marker_of_another_list_is_refused()
    {
        await shared.KeyAsync("ECC_NIST_P384");
        var key = await shared.KeyAsync("ECC_NIST_P256");
        var keys = await Api.DoAsync("ListKeys", new { Limit = 1 });

        await Api.RefusesAsync("ListResourceTags", new { KeyId = key, Marker = keys.Text("NextMarker") }, "InvalidMarkerException", text: null);
    }

    private static Tag Tag(string key, string value) => new() { TagKey = key, TagValue = value };

    private async Task<string> ListAsync(string key)
    {
        var answer = await Api.DoAsync("ListResourceTags", new { KeyId = key });
        return string.Join(' ', answer.GetProperty("Tags").EnumerateArray().Select(tag => $"{tag.Text("TagKey")}={tag.Text("TagValue")}"));
    }
}
