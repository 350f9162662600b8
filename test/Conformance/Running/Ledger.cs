using System.Security.Cryptography;
using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Running;

/// <summary>What one writer asked for about a key of its own, and what was acknowledged.</summary>
internal sealed class Ledger(string name)
{
    // AWS's limit is 50 tags and 50 aliases to a key; a page of either list has room for them.
    private const int MaxNames = 50;

    private readonly HashSet<string> _requests = new(StringComparer.Ordinal);
    private readonly HashSet<string> _aliases = new(StringComparer.Ordinal);
    private readonly HashSet<string> _tags = new(StringComparer.Ordinal);

    // The last acknowledged one, and perhaps one that was asked for later: a call without an answer may have happened or not.
    private List<string> _policies = [];
    private List<string> _descriptions = [""];
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private string? _key;

    /// <summary>Ends when the first call is acknowledged.</summary>
    public Task Begun => _begun.Task;

    /// <summary>How many calls were acknowledged.</summary>
    public int Acknowledged => _requests.Count;

    /// <summary>Makes a key, and changes and uses it without end.</summary>
    public async Task WriteAsync(Client client)
    {
        var created = await client.KmsAsync("CreateKey", """{"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY"}""");
        _key = created.Json.GetProperty("KeyMetadata").Text("Arn");
        _requests.Add(created.RequestId);
        _begun.SetResult();
        for (var step = 0; ; step++)
        {
            await CallAsync(client, "Sign", $$""" "SigningAlgorithm":"ECDSA_SHA_256","Message":"{{Convert.ToBase64String(RandomNumberGenerator.GetBytes(32))}}" """);
            await AliasAsync(client, $"alias/{name}-{step}");
            await TagAsync(client, $"tag-{step}");
            await DescribeAsync(client, $"description {step}");
            await AllowAsync(client, $"policy{step}");
        }
    }

    /// <summary>Finds everything that was acknowledged, and an event for each call.</summary>
    public async Task CheckAsync(Client client)
    {
        if (_key is null)
        {
            return;
        }

        var id = $$"""{"KeyId":"{{_key}}"}""";
        var key = (await client.KmsAsync("DescribeKey", id)).Json.GetProperty("KeyMetadata");
        Assert.Contains(key.Text("Description"), _descriptions);
        Assert.Subset(Names((await client.KmsAsync("ListAliases", id)).Json, "Aliases", "AliasName"), _aliases);
        Assert.Subset(Names((await client.KmsAsync("ListResourceTags", id)).Json, "Tags", "TagKey"), _tags);
        if (_policies.Count > 0)
        {
            var policy = (await client.KmsAsync("GetKeyPolicy", id)).Json.Text("Policy");
            Assert.Contains(_policies, sid => policy.Contains($"\"{sid}\"", StringComparison.Ordinal));
        }

        var counts = (await client.TrailAsync(_key)).CountBy(request => request, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        Assert.All(_requests, request => Assert.Equal(1, counts.GetValueOrDefault(request)));
    }

    private static HashSet<string> Names(JsonElement answer, string list, string member) =>
        [.. answer.GetProperty(list).EnumerateArray().Select(entry => entry.GetProperty(member).GetString()!)];

    private async Task AliasAsync(Client client, string alias)
    {
        if (_aliases.Count < MaxNames)
        {
            var reply = await client.KmsAsync("CreateAlias", $$"""{"TargetKeyId":"{{_key}}","AliasName":"{{alias}}"}""");
            _aliases.Add(alias);
            _requests.Add(reply.RequestId);
        }
    }

    private async Task TagAsync(Client client, string tag)
    {
        if (_tags.Count < MaxNames)
        {
            await CallAsync(client, "TagResource", $$""" "Tags":[{"TagKey":"{{tag}}","TagValue":"{{name}}"}] """);
            _tags.Add(tag);
        }
    }

    private async Task DescribeAsync(Client client, string description)
    {
        _descriptions.Add(description);
        await CallAsync(client, "UpdateKeyDescription", $$""" "Description":"{{description}}" """);
        _descriptions = [description];
    }

    // The policy that a key begins with is named by no test; the first one asked for may have happened or not.
    private async Task AllowAsync(Client client, string sid)
    {
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Sid":"{{sid}}","Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"kms:*","Resource":"*"}]}""";
        if (_policies.Count > 0)
        {
            _policies.Add(sid);
        }

        await CallAsync(client, "PutKeyPolicy", $$""" "Policy":{{JsonSerializer.Serialize(policy)}} """);
        _policies = [sid];
    }

    private async Task CallAsync(Client client, string operation, string members)
    {
        var reply = await client.KmsAsync(operation, $$"""{"KeyId":"{{_key}}",{{members}}}""");
        _requests.Add(reply.RequestId);
    }
}
