namespace Signet.Server.Tests.Kms.MultiRegion;

/// <summary>Who may make and move multi-Region keys: both Regions are asked.</summary>
public sealed class MultiRegionPermissionTests(SharedServer shared)
{
    private const string There = "us-east-1";

    private ApiClient Api => shared.Server.Api;

    [Theory]
    [InlineData("mr-both", """{"Action":["kms:ReplicateKey","kms:CreateKey"]}""", null)]
    [InlineData("mr-no-create", """{"Action":"kms:ReplicateKey"}""", "kms:CreateKey")]
    [InlineData("mr-no-replicate", """{"Action":"kms:CreateKey"}""", "kms:ReplicateKey")]
    [InlineData("mr-region", """{"Action":["kms:ReplicateKey","kms:CreateKey"],"Condition":{"StringEquals":{"kms:ReplicaRegion":"us-east-1"}}}""", null)]
    [InlineData("mr-other-region", """{"Action":["kms:ReplicateKey","kms:CreateKey"],"Condition":{"StringEquals":{"kms:ReplicaRegion":"us-west-2"}}}""", "kms:ReplicateKey")]
    [InlineData("mr-requested", """{"Action":"kms:ReplicateKey"},{"Action":"kms:CreateKey","Condition":{"StringEquals":{"aws:RequestedRegion":"us-east-1"}}}""", null)]
    [InlineData("mr-requested-here", """{"Action":"kms:ReplicateKey"},{"Action":"kms:CreateKey","Condition":{"StringEquals":{"aws:RequestedRegion":"eu-central-1"}}}""", "kms:CreateKey")]
    [InlineData("mr-types", """
        {"Action":"kms:ReplicateKey","Condition":{"StringEquals":{"kms:MultiRegionKeyType":"PRIMARY","kms:KeySpec":"SYMMETRIC_DEFAULT"},"Bool":{"kms:MultiRegion":"true"}}},
        {"Action":"kms:CreateKey","Condition":{"StringEquals":{"kms:MultiRegionKeyType":"REPLICA","kms:KeyUsage":"ENCRYPT_DECRYPT","kms:KeyOrigin":"AWS_KMS"}}}
        """, null)]
    [InlineData("mr-wrong-type", """{"Action":"kms:ReplicateKey"},{"Action":"kms:CreateKey","Condition":{"StringEquals":{"kms:MultiRegionKeyType":"PRIMARY"}}}""", "kms:CreateKey")]
    [InlineData("mr-tagged", """{"Action":"kms:ReplicateKey","Condition":{"StringEquals":{"aws:ResourceTag/team":"release"}}},{"Action":"kms:CreateKey"}""", null)]
    [InlineData("mr-tags-stay", """{"Action":"kms:ReplicateKey"},{"Action":"kms:CreateKey","Condition":{"StringEquals":{"aws:ResourceTag/team":"release"}}}""", "kms:CreateKey")]
    public async Task Replicating_asks_for_the_primary_key_and_for_a_key_in_the_other_Region(string user, string statements, string? denied)
    {
        var made = await Api.DoAsync("CreateKey", new { MultiRegion = true, Tags = new[] { new { TagKey = "team", TagValue = "release" } } });
        var key = made.GetProperty("KeyMetadata").Text("KeyId");
        var api = await UserAsync(user, statements);

        var answer = await api.CallAsync("ReplicateKey", new { KeyId = key, ReplicaRegion = There });

        if (denied is null)
        {
            Assert.True(answer.Status == 200, answer.Text);
            return;
        }

        var resource = denied is "kms:CreateKey" ? "*" : TestServer.ArnOf(key);
        answer.IsRefusal(
            "AccessDeniedException",
            $"User: arn:aws:iam::{TestServer.Account}:user/{user} is not authorized to perform: {denied} on resource: {resource} because no identity-based policy allows the {denied} action");
    }

    [Fact]
    public async Task A_replica_with_tags_asks_for_tagging_too()
    {
        var request = new { KeyId = await Api.MakeKeyAsync(multiRegion: true), ReplicaRegion = There, Tags = new[] { new { TagKey = "team", TagValue = "release" } } };
        var without = await UserAsync("mr-no-tagging", """{"Action":["kms:ReplicateKey","kms:CreateKey"]}""");
        var with = await UserAsync("mr-tagging", """
            {"Action":["kms:ReplicateKey","kms:CreateKey"]},{"Action":"kms:TagResource","Condition":{"StringEquals":{"aws:RequestTag/team":"release","aws:RequestedRegion":"us-east-1"}}}
            """);

        Assert.Contains("kms:TagResource", await without.RefusesAsync("ReplicateKey", request, "AccessDeniedException"), StringComparison.Ordinal);
        await with.DoAsync("ReplicateKey", request);
    }

    [Theory]
    [InlineData("mr-creates", """{"Action":"kms:CreateKey","Condition":{"Bool":{"kms:MultiRegion":"true"},"StringEquals":{"kms:MultiRegionKeyType":"PRIMARY"}}}""", true, true)]
    [InlineData("mr-creates-single", """{"Action":"kms:CreateKey","Condition":{"Bool":{"kms:MultiRegion":"false"},"Null":{"kms:MultiRegionKeyType":"true"}}}""", false, true)]
    [InlineData("mr-creates-none", """{"Action":"kms:CreateKey","Condition":{"Bool":{"kms:MultiRegion":"false"}}}""", true, false)]
    public async Task Creating_tells_policies_whether_the_key_is_a_multi_Region_one(string user, string statements, bool multiRegion, bool allowed)
    {
        var answer = await (await UserAsync(user, statements)).CallAsync("CreateKey", new { MultiRegion = multiRegion });

        Assert.Equal(allowed ? 200 : 400, answer.Status);
    }

    [Theory]
    [InlineData("mr-moves", """{"Action":"kms:UpdatePrimaryRegion"}""", null)]
    [InlineData("mr-moves-there", """{"Action":"kms:UpdatePrimaryRegion","Condition":{"StringEquals":{"kms:PrimaryRegion":"us-east-1"}}}""", null)]
    [InlineData("mr-moves-elsewhere", """{"Action":"kms:UpdatePrimaryRegion","Condition":{"StringEquals":{"kms:PrimaryRegion":"us-west-2"}}}""", TestServer.Region)]
    [InlineData("mr-moves-primary", """{"Action":"kms:UpdatePrimaryRegion","Condition":{"StringEquals":{"kms:MultiRegionKeyType":"PRIMARY"}}}""", There)]
    [InlineData("mr-moves-replica", """{"Action":"kms:UpdatePrimaryRegion","Condition":{"StringEquals":{"kms:MultiRegionKeyType":"REPLICA"}}}""", TestServer.Region)]
    [InlineData("mr-moves-here", """{"Action":"kms:UpdatePrimaryRegion","Condition":{"StringEquals":{"aws:RequestedRegion":"eu-central-1"}}}""", There)]
    [InlineData("mr-moves-by-arn", """{"Action":"kms:UpdatePrimaryRegion","Resource":"arn:aws:kms:eu-central-1:*:key/*"}""", There)]
    public async Task Moving_the_primary_Region_asks_for_both_keys(string user, string statement, string? deniedIn)
    {
        var key = await Api.MakeKeyAsync(multiRegion: true);
        await Api.ReplicateAsync(key, There);
        await shared.Server.SettleAsync();

        var answer = await (await UserAsync(user, statement)).CallAsync("UpdatePrimaryRegion", new { KeyId = key, PrimaryRegion = There });

        if (deniedIn is null)
        {
            Assert.Equal((200, ""), (answer.Status, answer.Text));
            return;
        }

        Assert.Equal("AccessDeniedException", answer.Code);
        Assert.Contains($"kms:UpdatePrimaryRegion on resource: arn:aws:kms:{deniedIn}:{TestServer.Account}:key/{key} ", answer.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_replicas_own_policy_decides_on_the_replica()
    {
        var key = await Api.MakeKeyAsync(multiRegion: true);
        await Api.DoAsync("ReplicateKey", new
        {
            KeyId = key, ReplicaRegion = There,
            Policy = KeyRequests.OpenPolicy.Replace("\"kms:*\"", "[\"kms:PutKeyPolicy\",\"kms:DescribeKey\"]", StringComparison.Ordinal),
        });
        await shared.Server.SettleAsync();

        var refusal = await Api.RefusesAsync("UpdatePrimaryRegion", new { KeyId = key, PrimaryRegion = There }, "AccessDeniedException");

        Assert.Contains($"arn:aws:kms:{There}:{TestServer.Account}:key/{key} because no resource-based policy allows", refusal, StringComparison.Ordinal);
    }

    private async Task<ApiClient> UserAsync(string name, string statements)
    {
        var policy = statements.Trim().Replace("{\"Action\"", "{\"Effect\":\"Allow\",\"Action\"", StringComparison.Ordinal);
        policy = statements.Contains("\"Resource\"", StringComparison.Ordinal)
            ? policy
            : policy.Replace("\"Effect\":\"Allow\"", "\"Effect\":\"Allow\",\"Resource\":\"*\"", StringComparison.Ordinal);
        return shared.Server.ApiAs(await shared.Server.CreateUserAsync(name, $$"""{"Version":"2012-10-17","Statement":[{{policy}}]}"""));
    }
}
