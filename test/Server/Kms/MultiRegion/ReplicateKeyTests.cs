using System.Text.Json;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.MultiRegion;

/// <summary>ReplicateKey: its answer, what a replica has of its own, and what is refused.</summary>
public sealed class ReplicateKeyTests(SharedServer shared)
{
    private const string There = "us-east-1";
    private const string Narrow = """
        {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},
        "Action":["kms:PutKeyPolicy","kms:GetKeyPolicy","kms:DescribeKey","kms:ListResourceTags"],"Resource":"*"}]}
        """;

    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task The_answer_tells_of_a_replica_that_is_being_created()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync(multiRegion: true);
        server.Clock.Advance(TimeSpan.FromHours(1));

        var answer = await server.Api.ReplicateAsync(key, There);

        Assert.Equal("ReplicaKeyMetadata ReplicaPolicy ReplicaTags", answer.Names());
        Assert.Equal("[]", answer.GetProperty("ReplicaTags").GetRawText());
        Assert.Equal((await server.Api.DoAsync("GetKeyPolicy", new { KeyId = key })).Text("Policy"), answer.Text("ReplicaPolicy"));
        var metadata = answer.GetProperty("ReplicaKeyMetadata");
        Assert.Equal(
            "AWSAccountId KeyId Arn CreationDate Enabled Description KeyUsage KeyState Origin KeyManager CustomerMasterKeySpec KeySpec "
            + "EncryptionAlgorithms MultiRegion MultiRegionConfiguration",
            metadata.Names());
        Assert.Equal((key, ReplicaArn(key), "Creating", ""), (metadata.Text("KeyId"), metadata.Text("Arn"), metadata.Text("KeyState"), metadata.Text("Description")));
        Assert.False(metadata.GetProperty("Enabled").GetBoolean());
        Assert.Equal(server.Clock.GetUtcNow().InMilliseconds(), metadata.Time("CreationDate"));
        Assert.Equal(
            $$"""
            {"MultiRegionKeyType":"REPLICA","PrimaryKey":{"Arn":"{{TestServer.ArnOf(key)}}","Region":"{{TestServer.Region}}"},"ReplicaKeys":[{"Arn":"{{ReplicaArn(key)}}","Region":"{{There}}"}]}
            """,
            metadata.GetProperty("MultiRegionConfiguration").GetRawText());
    }

    [Fact]
    public async Task Each_key_of_a_set_tells_of_all_of_them()
    {
        var key = await Api.MakeKeyAsync(multiRegion: true);
        Assert.Equal(
            $$"""{"MultiRegionKeyType":"PRIMARY","PrimaryKey":{"Arn":"{{TestServer.ArnOf(key)}}","Region":"{{TestServer.Region}}"},"ReplicaKeys":[]}""",
            (await Api.DescribeAsync(key)).GetProperty("MultiRegionConfiguration").GetRawText());

        await Api.ReplicateAsync(key, There);
        await Api.ReplicateAsync(TestServer.ArnOf(key), "ap-southeast-2");

        var here = (await Api.DescribeAsync(key)).GetProperty("MultiRegionConfiguration");
        var there = (await shared.Elsewhere.DescribeAsync(key)).GetProperty("MultiRegionConfiguration");
        Assert.Equal(("PRIMARY", "REPLICA"), (here.Text("MultiRegionKeyType"), there.Text("MultiRegionKeyType")));
        Assert.Equal(here.GetProperty("PrimaryKey").GetRawText(), there.GetProperty("PrimaryKey").GetRawText());
        Assert.Equal(["ap-southeast-2", There], here.GetProperty("ReplicaKeys").EnumerateArray().Select(replica => replica.Text("Region")));
        Assert.Equal(here.GetProperty("ReplicaKeys").GetRawText(), there.GetProperty("ReplicaKeys").GetRawText());
    }

    [Fact]
    public async Task Policy_description_and_tags_are_the_replicas_own()
    {
        var made = await Api.DoAsync("CreateKey", new
        {
            MultiRegion = true, Description = "primary", Policy = KeyRequests.OpenPolicy, Tags = new[] { new { TagKey = "at", TagValue = "home" } },
        });
        var key = made.GetProperty("KeyMetadata").Text("KeyId");
        await Api.DoAsync("CreateAlias", new { AliasName = NewAlias(), TargetKeyId = key });

        // Nothing of the primary key's comes along.
        await Api.ReplicateAsync(key, There);
        Assert.Equal("", (await shared.Elsewhere.DescribeAsync(key)).Text("Description"));
        Assert.Contains("\"key-default-1\"", (await shared.Elsewhere.DoAsync("GetKeyPolicy", new { KeyId = key })).Text("Policy"), StringComparison.Ordinal);
        Assert.Equal("""{"Tags":[],"Truncated":false}""", (await shared.Elsewhere.CallAsync("ListResourceTags", new { KeyId = key })).Text);
        Assert.Equal("""{"Aliases":[],"Truncated":false}""", (await shared.Elsewhere.CallAsync("ListAliases", new { KeyId = key })).Text);

        // What is asked for is what it gets.
        var answer = await Api.DoAsync("ReplicateKey", new
        {
            KeyId = key, ReplicaRegion = "us-west-2", Description = "replica", Policy = Narrow, Tags = new[] { new { TagKey = "at", TagValue = "sea" } },
        });
        var west = shared.Server.ApiAs(shared.Server.Root, "us-west-2");
        Assert.Equal("""[{"TagKey":"at","TagValue":"sea"}]""", answer.GetProperty("ReplicaTags").GetRawText());
        Assert.Equal("""{"Tags":[{"TagKey":"at","TagValue":"sea"}],"Truncated":false}""", (await west.CallAsync("ListResourceTags", new { KeyId = key })).Text);
        Assert.Equal(("replica", "replica"), ((await west.DescribeAsync(key)).Text("Description"), answer.GetProperty("ReplicaKeyMetadata").Text("Description")));
        Assert.Equal(answer.Text("ReplicaPolicy"), (await west.DoAsync("GetKeyPolicy", new { KeyId = key })).Text("Policy"));
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(Narrow).RootElement, JsonDocument.Parse(answer.Text("ReplicaPolicy")).RootElement));
        await west.RefusesAsync("TagResource", KeyRequests.For("TagResource", key), "AccessDeniedException");
    }

    [Fact]
    public async Task Only_a_primary_key_is_replicated()
    {
        var (single, key) = (await Api.MakeKeyAsync(), await Api.MakeKeyAsync(multiRegion: true));
        await Api.ReplicateAsync(key, There);
        await shared.Server.SettleAsync();

        await Api.RefusesAsync(
            "ReplicateKey", new { KeyId = single, ReplicaRegion = There }, "UnsupportedOperationException", $"{TestServer.ArnOf(single)} is not a multi-region primary key.");
        await shared.Elsewhere.RefusesAsync(
            "ReplicateKey", new { KeyId = key, ReplicaRegion = "us-west-2" }, "UnsupportedOperationException", $"{ReplicaArn(key)} is not a multi-region primary key.");
    }

    [Fact]
    public async Task A_Region_has_one_key_of_a_set()
    {
        var key = await Api.MakeKeyAsync(multiRegion: true);
        await Api.ReplicateAsync(key, There);

        await Api.RefusesAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = There }, "AlreadyExistsException");
        await Api.RefusesAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = TestServer.Region }, "AlreadyExistsException");
        await shared.Elsewhere.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
        await Api.RefusesAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = There }, "AlreadyExistsException");
    }

    [Fact]
    public async Task Of_two_calls_at_once_one_makes_the_replica()
    {
        var key = await Api.MakeKeyAsync(multiRegion: true);

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Api.CallAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = There })));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsRefusal("AlreadyExistsException", answer.Sentence));
    }

    [Fact]
    public async Task The_Region_must_be_one_of_the_keys_partition()
    {
        var key = await Api.MakeKeyAsync(multiRegion: true);

        await Api.RefusesAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = "cn-north-1" }, "ValidationException");
        await Api.RefusesAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = "us-gov-west-1" }, "ValidationException");
        await Api.RefusesValueAsync(
            "ReplicateKey", new { KeyId = key, ReplicaRegion = "Frankfurt" },
            @"Value 'Frankfurt' at 'replicaRegion' failed to satisfy constraint: Member must satisfy regular expression pattern: ^([a-z]+-){2,3}\d+$");
        await Api.RefusesAsync("ReplicateKey", "{}", "ValidationException", "2 validation errors detected: "
            + "Value null at 'keyId' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'replicaRegion' failed to satisfy constraint: Member must not be null");
    }

    [Fact]
    public async Task What_CreateKey_refuses_of_policies_and_tags_is_refused_of_a_replica_too()
    {
        var key = await Api.MakeKeyAsync(multiRegion: true);
        object With(string member, object value) => new Dictionary<string, object> { ["KeyId"] = key, ["ReplicaRegion"] = There, [member] = value };

        await Api.RefusesAsync("ReplicateKey", With("Policy", "{}"), "MalformedPolicyDocumentException");
        await Api.RefusesAsync(
            "ReplicateKey", With("Policy", KeyRequests.OpenPolicy.Replace("kms:*", "kms:Sign", StringComparison.Ordinal)), "MalformedPolicyDocumentException",
            "The new key policy will not allow you to update the key policy in the future.");
        await Api.RefusesAsync(
            "ReplicateKey", With("Policy", KeyRequests.OpenPolicy.Replace(":root", ":user/never-made", StringComparison.Ordinal)), "MalformedPolicyDocumentException",
            "Policy contains a statement with one or more invalid principals.");
        await Api.RefusesAsync("ReplicateKey", With("Tags", new[] { new { TagKey = "aws:x", TagValue = "" } }), "TagException", "Tags beginning with aws: are reserved");
        Assert.EndsWith(
            "at 'description' failed to satisfy constraint: Member must have length less than or equal to 8192",
            await Api.RefusesAsync("ReplicateKey", With("Description", new string('d', 8193)), "ValidationException"), StringComparison.Ordinal);
        await shared.Elsewhere.RefusesAsync("DescribeKey", new { KeyId = key }, "NotFoundException", $"Key '{ReplicaArn(key)}' does not exist");

        await Api.DoAsync("ReplicateKey", new
        {
            KeyId = key, ReplicaRegion = There, BypassPolicyLockoutSafetyCheck = true,
            Policy = KeyRequests.OpenPolicy.Replace("kms:*", "kms:DescribeKey", StringComparison.Ordinal),
        });
    }

    [Fact]
    public async Task Both_Regions_trails_tell_of_it()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync(multiRegion: true);
        var answer = await server.Api.CallAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = There, Description = "copy" });

        var here = Assert.Single(await server.TrailAsync("EventName", "ReplicateKey"));
        var there = Assert.Single(await TestServer.TrailAsync(server.ApiAs(server.Root, There), "EventName", "CreateKey"));
        Assert.Equal((answer.Headers["x-amzn-RequestId"], answer.Headers["x-amzn-RequestId"]), (here.Text("requestID"), there.Text("requestID")));
        Assert.NotEqual(here.Text("eventID"), there.Text("eventID"));
        Assert.Equal((TestServer.Region, There), (here.Text("awsRegion"), there.Text("awsRegion")));
        Assert.Equal((TestServer.ArnOf(key), ReplicaArn(key)), (here.GetProperty("resources")[0].Text("ARN"), there.GetProperty("resources")[0].Text("ARN")));
        Assert.Equal(
            $$"""{"keyId":"{{key}}","replicaRegion":"{{There}}","bypassPolicyLockoutSafetyCheck":false,"description":"copy"}""",
            here.GetProperty("requestParameters").GetRawText());
        Assert.Equal("replicaKeyMetadata replicaPolicy replicaTags", here.GetProperty("responseElements").Names());
        Assert.False(here.GetProperty("userIdentity").TryGetProperty("invokedBy", out _));
        Assert.Equal(
            ("kms.amazonaws.com", "kms.amazonaws.com", "null"),
            (there.GetProperty("userIdentity").Text("invokedBy"), there.Text("sourceIPAddress"), there.GetProperty("responseElements").GetRawText()));
    }

    [Fact]
    public async Task A_replica_is_there_after_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var there = server.ApiAs(server.Root, There);
        var key = await server.Api.MakeKeyAsync(multiRegion: true);
        await server.Api.ReplicateAsync(key, There);
        var blob = await server.Api.EncryptAsync(key, "kept");

        await server.RestartAsync();
        await server.SettleAsync();

        Assert.Equal(("Enabled", "kept"), (await there.StateAsync(key), (await there.DecryptAsync(blob)).Text));
        var related = (await there.DescribeAsync(key)).GetProperty("MultiRegionConfiguration");
        Assert.Equal(("REPLICA", TestServer.ArnOf(key)), (related.Text("MultiRegionKeyType"), related.GetProperty("PrimaryKey").Text("Arn")));
    }

    private static string ReplicaArn(string key) => $"arn:aws:kms:{There}:{TestServer.Account}:key/{key}";
}
