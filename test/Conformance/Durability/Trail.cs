using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Durability;

/// <summary>Reads the whole trail by LookupEvents.</summary>
internal static class Trail
{
    /// <summary>The events since a moment, newest first.</summary>
    public static async Task<List<JsonElement>> EventsAsync(SignedClient client, DateTimeOffset since)
    {
        var events = new List<JsonElement>();
        var time = since.ToUnixTimeSeconds();
        string? token = null;
        do
        {
            var page = await client.LookupEventsAsync(token is null ? new { StartTime = time } : new { StartTime = time, NextToken = token });
            Assert.True(page.Status == 200, page.Text);
            events.AddRange(page.Json.GetProperty("Events").EnumerateArray().Select(e => JsonDocument.Parse(e.Text("CloudTrailEvent")).RootElement));
            token = page.Json.TryGetProperty("NextToken", out var next) ? next.GetString() : null;
        }
        while (token is not null);

        return events;
    }

    public static async Task<HashSet<string>> RequestIdsAsync(SignedClient client, DateTimeOffset since) =>
        [.. (await EventsAsync(client, since)).Select(e => e.Text("requestID"))];
}
