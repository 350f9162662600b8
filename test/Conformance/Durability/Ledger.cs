using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Durability;

/// <summary>What one caller was told is done: the client's own book, against which the server is held after every crash.</summary>
internal sealed class Ledger
{
    private readonly Dictionary<string, Acknowledged> _keys = new(StringComparer.Ordinal);
    private readonly List<string> _requestIds = [];

    /// <summary>The request ids of all calls that were acknowledged since the last check, each of which must be in the trail.</summary>
    public IReadOnlyList<string> RequestIds => _requestIds;

    /// <summary>Creates keys, names them, tags them and signs with them, one call after the other, until the server is gone.</summary>
    public async Task WriteUntilKilledAsync(SignedClient client, string name)
    {
        _requestIds.Clear();
        try
        {
            for (var i = 0; ; i++)
            {
                var made = await CallAsync(client, "CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY", Description = $"{name}/{i}" });
                var key = made.Json.GetProperty("KeyMetadata").Text("KeyId");
                var entry = _keys[key] = new($"{name}/{i}");
                await CallAsync(client, "CreateAlias", new { AliasName = $"alias/{name}/{i}", TargetKeyId = key });
                entry.HasAlias = true;
                for (var value = 1; value <= 3; value++)
                {
                    entry.Tagging = value;
                    await CallAsync(client, "TagResource", new { KeyId = key, Tags = new[] { new { TagKey = "value", TagValue = $"{value}" } } });
                    entry.Tagged = value;
                }

                await CallAsync(client, "Sign", new { KeyId = key, Message = "aGVsbG8=", SigningAlgorithm = "ECDSA_SHA_256" });
            }
        }
        catch (HttpRequestException)
        {
            // Killed: what was in flight may have happened or not, and all before must have.
        }
    }

    /// <summary>Holds the server to everything that was ever acknowledged.</summary>
    public void Check(Snapshot found)
    {
        foreach (var (key, told) in _keys)
        {
            Assert.True(found.Keys.Contains(key), $"key {key} ({told.Description}) was acknowledged and is gone");
            if (told.HasAlias)
            {
                Assert.Equal(key, found.Aliases.GetValueOrDefault($"alias/{told.Description}"));
            }
        }
    }

    /// <summary>Holds the server to the last tag of the keys that were written to last, when the kill came.</summary>
    public async Task CheckTagsAsync(SignedClient client, int newest)
    {
        foreach (var (key, told) in _keys.TakeLast(newest))
        {
            var tags = (await client.DoAsync("ListResourceTags", new { KeyId = key })).GetProperty("Tags").EnumerateArray().ToList();
            var value = tags.Count == 0 ? 0 : int.Parse(tags.Single().Text("TagValue"));
            Assert.InRange(value, told.Tagged, told.Tagging);
        }
    }

    private async Task<SignedAnswer> CallAsync(SignedClient client, string operation, object request)
    {
        var answer = await client.KmsAsync(operation, request);
        Assert.True(answer.Status == 200, $"{operation}: {answer.Status} {answer.Text}");
        _requestIds.Add(answer.RequestId);
        return answer;
    }

    private sealed class Acknowledged(string description)
    {
        public string Description => description;

        public bool HasAlias { get; set; }

        public int Tagging { get; set; }

        public int Tagged { get; set; }
    }
}

/// <summary>All keys and aliases that a server has.</summary>
internal sealed record Snapshot(HashSet<string> Keys, Dictionary<string, string> Aliases)
{
    public static async Task<Snapshot> OfAsync(SignedClient client)
    {
        var keys = await PagesAsync(client, "ListKeys", "Keys", 1000);
        var aliases = await PagesAsync(client, "ListAliases", "Aliases", 100);
        return new(
            [.. keys.Select(key => key.Text("KeyId"))],
            aliases.ToDictionary(alias => alias.Text("AliasName"), alias => alias.Text("TargetKeyId"), StringComparer.Ordinal));
    }

    private static async Task<List<JsonElement>> PagesAsync(SignedClient client, string operation, string list, int limit)
    {
        var all = new List<JsonElement>();
        string? marker = null;
        do
        {
            var page = await client.DoAsync(operation, marker is null ? new { Limit = limit } : new { Limit = limit, Marker = marker });
            all.AddRange(page.GetProperty(list).EnumerateArray());
            marker = page.GetProperty("Truncated").GetBoolean() ? page.Text("NextMarker") : null;
        }
        while (marker is not null);

        return all;
    }
}
