using System.Globalization;
using System.Text;
using System.Text.Json;
using Signet.Server.Tests.Kms;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Trail;

/// <summary>Looking events up: by each attribute, in a range of time, in pages.</summary>
public sealed class LookupEventsTests
{
    internal const string Target = "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents";

    [Fact]
    public async Task An_entry_tells_the_event_in_short_and_holds_it_whole()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Api.DoAsync("DisableKey", new { KeyId = key });

        var answer = await LookUpAsync(server, """{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"DisableKey"}]}""");

        Assert.Equal("Events", answer.Names());
        var entry = Assert.Single(answer.GetProperty("Events").EnumerateArray());
        Assert.Equal("EventId EventName ReadOnly AccessKeyId EventTime EventSource Username Resources CloudTrailEvent", entry.Names());
        var whole = JsonDocument.Parse(entry.Text("CloudTrailEvent")).RootElement;
        Assert.Equal(
            (whole.Text("eventID"), "DisableKey", "false", server.Root.AccessKeyId, "kms.amazonaws.com", "root"),
            (entry.Text("EventId"), entry.Text("EventName"), entry.Text("ReadOnly"), entry.Text("AccessKeyId"), entry.Text("EventSource"), entry.Text("Username")));
        Assert.Equal(server.Clock.GetUtcNow(), entry.Time("EventTime"), TimeSpan.FromSeconds(1));
        var resource = Assert.Single(entry.GetProperty("Resources").EnumerateArray());
        Assert.Equal(
            ("ResourceType ResourceName", "AWS::KMS::Key", TestServer.ArnOf(key)), (resource.Names(), resource.Text("ResourceType"), resource.Text("ResourceName")));
    }

    [Fact]
    public async Task Events_are_found_by_each_attribute()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Api.DoAsync("DisableKey", new { KeyId = key });
        await server.Api.DoAsync("DescribeKey", new { KeyId = key });
        await server.Api.DoAsync("CreateAlias", new { AliasName = "alias/a", TargetKeyId = key });
        await server.Api.CallAsync("DescribeKey", new { KeyId = "nothing" });
        var disabling = (await server.TrailAsync("EventName", "DisableKey"))[0];

        async Task<string> FoundAsync(string attribute, string value) =>
            string.Join(' ', (await server.TrailAsync(attribute, value)).Select(told => told.Text("eventName")).Where(name => name is not "LookupEvents"));

        Assert.Equal("DisableKey", await FoundAsync("EventId", disabling.Text("eventID")));
        Assert.Equal("DescribeKey DescribeKey", await FoundAsync("EventName", "DescribeKey"));
        Assert.Equal("CreateAlias DisableKey CreateKey", await FoundAsync("ReadOnly", "false"));
        Assert.Equal("DescribeKey DescribeKey", await FoundAsync("ReadOnly", "true"));
        Assert.Equal("DescribeKey CreateAlias DescribeKey DisableKey CreateKey", await FoundAsync("Username", "root"));
        Assert.Equal("CreateAlias DescribeKey DisableKey CreateKey", await FoundAsync("ResourceType", "AWS::KMS::Key"));
        Assert.Equal("CreateAlias DescribeKey DisableKey CreateKey", await FoundAsync("ResourceName", TestServer.ArnOf(key)));
        Assert.Equal("CreateAlias", await FoundAsync("ResourceName", AliasArn("alias/a")));
        Assert.Equal("DescribeKey CreateAlias DescribeKey DisableKey CreateKey", await FoundAsync("EventSource", "kms.amazonaws.com"));
        Assert.Equal("DescribeKey CreateAlias DescribeKey DisableKey CreateKey", await FoundAsync("AccessKeyId", server.Root.AccessKeyId));

        Assert.Equal("", await FoundAsync("EventId", Guid.NewGuid().ToString()));
        Assert.Equal("", await FoundAsync("EventName", "describekey"));
        Assert.Equal("", await FoundAsync("ReadOnly", "maybe"));
        Assert.Equal("", await FoundAsync("Username", "petra"));
        Assert.Equal("", await FoundAsync("ResourceType", "AWS::S3::Object"));
    }

    [Fact]
    public async Task Looking_up_is_an_event_itself()
    {
        await using var server = await TestServer.StartAsync();
        await LookUpAsync(server, "{}");

        var told = Assert.Single(await server.TrailAsync("EventName", "LookupEvents"));
        Assert.Equal(("cloudtrail.amazonaws.com", true), (told.Text("eventSource"), told.GetProperty("readOnly").GetBoolean()));
    }

    [Fact]
    public async Task Pages_hold_every_event_once_newest_first()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await server.Api.DoAsync("ListKeys", new { Limit = i + 1 });
            server.Clock.Advance(TimeSpan.FromMilliseconds(i % 3 == 0 ? 0 : 400));
        }

        List<int> limits = [];
        List<int> sizes = [];
        string? token = null;
        do
        {
            var page = await LookUpAsync(server, JsonSerializer.Serialize(new
            {
                LookupAttributes = new[] { new { AttributeKey = "EventName", AttributeValue = "ListKeys" } }, MaxResults = 5, NextToken = token,
            }));
            var events = page.GetProperty("Events").EnumerateArray().Select(entry => JsonDocument.Parse(entry.Text("CloudTrailEvent")).RootElement).ToList();
            sizes.Add(events.Count);
            limits.AddRange(events.Select(told => told.GetProperty("requestParameters").GetProperty("limit").GetInt32()));
            token = page.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        Assert.Equal([5, 5, 2], sizes);
        Assert.Equal(Enumerable.Range(1, 12).Reverse(), limits);
    }

    [Fact]
    public async Task Fifty_events_come_when_nothing_is_said()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 55; i++)
        {
            await server.Api.DoAsync("ListKeys", "{}");
        }

        Assert.Equal(50, (await LookUpAsync(server, "{}")).GetProperty("Events").GetArrayLength());
    }

    [Fact]
    public async Task A_range_of_time_holds_its_two_ends_and_the_last_90_days_only()
    {
        await using var server = await TestServer.StartAsync();
        server.Clock.SetUtcNow(new(server.Clock.GetUtcNow().AddSeconds(2).ToUnixTimeSeconds() * TimeSpan.TicksPerSecond + DateTimeOffset.UnixEpoch.Ticks, TimeSpan.Zero));
        var start = server.Clock.GetUtcNow();
        for (var i = 1; i <= 4; i++)
        {
            await server.Api.DoAsync("ListKeys", new { Limit = i });
            server.Clock.Advance(TimeSpan.FromSeconds(10));
        }

        async Task<string> FoundAsync(double? from, double? to)
        {
            var request = new StringBuilder("{\"LookupAttributes\":[{\"AttributeKey\":\"EventName\",\"AttributeValue\":\"ListKeys\"}]");
            request.Append(from is { } f ? $",\"StartTime\":{Seconds(f)}" : "").Append(to is { } t ? $",\"EndTime\":{Seconds(t)}" : "").Append('}');
            return string.Join(' ', (await LookUpAsync(server, request.ToString())).GetProperty("Events").EnumerateArray()
                .Select(entry => JsonDocument.Parse(entry.Text("CloudTrailEvent")).RootElement.GetProperty("requestParameters").GetProperty("limit").GetInt32()));
        }

        string Seconds(double after) => start.AddSeconds(after).ToUnixTimeMilliseconds() is var ms ? (ms / 1000m).ToString(CultureInfo.InvariantCulture) : "";

        Assert.Equal("4 3 2 1", await FoundAsync(null, null));
        Assert.Equal("4 3 2", await FoundAsync(10, null));
        Assert.Equal("2 1", await FoundAsync(null, 10));
        Assert.Equal("3 2", await FoundAsync(10, 20));
        Assert.Equal("2", await FoundAsync(10, 10));
        Assert.Equal("", await FoundAsync(10.5, 19.5));
        server.Clock.Advance(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(25));
        Assert.Equal("4 3", await FoundAsync(0, null));
        server.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal("", await FoundAsync(null, null));
    }

    [Theory]
    [InlineData("""{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"a"},{"AttributeKey":"EventName","AttributeValue":"a"}]}""", "InvalidLookupAttributesException")]
    [InlineData("""{"StartTime":1700000001,"EndTime":1700000000}""", "InvalidTimeRangeException")]
    [InlineData("""{"MaxResults":0}""", "InvalidMaxResultsException"), InlineData("""{"MaxResults":51}""", "InvalidMaxResultsException"), InlineData("""{"MaxResults":-1}""", "InvalidMaxResultsException")]
    [InlineData("""{"NextToken":"nonsense"}""", "InvalidNextTokenException"), InlineData("""{"NextToken":"AAAA"}""", "InvalidNextTokenException")]
    [InlineData("""{"EventCategory":"other"}""", "InvalidEventCategoryException"), InlineData("""{"EventCategory":"insight"}""", "UnsupportedOperationException")]
    [InlineData("""{"LookupAttributes":[{"AttributeKey":"Colour","AttributeValue":"a"}]}""", "ValidationException|InvalidLookupAttributesException")]
    [InlineData("""{"LookupAttributes":[{"AttributeKey":"EventName"}]}""", "ValidationException|InvalidLookupAttributesException")]
    [InlineData("""{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":""}]}""", "ValidationException|InvalidLookupAttributesException")]
    [InlineData("""{"LookupAttributes":{}}""", "SerializationException"), InlineData("""{"StartTime":"yesterday"}""", "SerializationException"), InlineData("""{"StartTime":1e300}""", "SerializationException")]
    public async Task What_cannot_be_looked_up_is_refused(string request, string codes)
    {
        await using var server = await TestServer.StartAsync();

        var answer = await server.Api.PostAsync(Target, Encoding.UTF8.GetBytes(request), "cloudtrail");

        Assert.Equal(400, answer.Status);
        Assert.Contains(answer.Code, codes.Split('|'));
    }

    [Fact]
    public async Task A_token_goes_with_the_request_that_it_was_given_for()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.DoAsync("ListKeys", "{}");
        await server.Api.DoAsync("ListKeys", "{}");
        var token = (await LookUpAsync(server, """{"MaxResults":1,"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"ListKeys"}]}""")).Text("NextToken");

        foreach (var other in new[] { "", ",\"LookupAttributes\":[{\"AttributeKey\":\"EventName\",\"AttributeValue\":\"Sign\"}]" })
        {
            var answer = await server.Api.PostAsync(Target, Encoding.UTF8.GetBytes($$"""{"NextToken":"{{token}}"{{other}}}"""), "cloudtrail");
            Assert.Equal((400, "InvalidNextTokenException"), (answer.Status, answer.Code));
        }
    }

    [Fact]
    public async Task Each_account_and_each_region_sees_its_own_events()
    {
        await using var server = await TestServer.StartAsync();
        var stranger = server.ApiAs(await server.CreateAccountAsync());
        var elsewhere = server.ApiAs(server.Root, "us-east-1");
        await stranger.DoAsync("ListKeys", new { Limit = 1 });
        await elsewhere.DoAsync("ListKeys", new { Limit = 2 });
        await server.Api.DoAsync("ListKeys", new { Limit = 3 });

        foreach (var (api, limit) in new[] { (stranger, 1), (elsewhere, 2), (server.Api, 3) })
        {
            var answer = await api.JsonAsync("cloudtrail", Target, """{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"ListKeys"}]}""");
            var told = Assert.Single(answer.GetProperty("Events").EnumerateArray());
            Assert.Equal(limit, JsonDocument.Parse(told.Text("CloudTrailEvent")).RootElement.GetProperty("requestParameters").GetProperty("limit").GetInt32());
        }
    }

    private static Task<JsonElement> LookUpAsync(TestServer server, string request) => server.Api.JsonAsync("cloudtrail", Target, request);
}
