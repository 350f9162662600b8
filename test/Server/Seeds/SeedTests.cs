using Amazon.SecurityToken.Model;

namespace Signet.Server.Tests.Seeds;

public sealed class SeedTests
{
    private const string Key = "12345678-1234-1234-1234-123456789012";
    private const string Secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";

    private const string Whole = $$"""
        Region: eu-central-1
        Users:
          - UserName: alice
            Path: /team/
            Tags: {team: red}
            AccessKeys: [{AccessKeyId: AKIAIOSFODNN7EXAMPLE, SecretAccessKey: {{Secret}}}]
            Policies:
              assume:
                Version: "2012-10-17"
                Statement: {Effect: Allow, Action: "sts:AssumeRole", Resource: "*"}
        Roles:
          - RoleName: SecondRole
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/SignerRole"}, Action: "sts:AssumeRole"}
          - RoleName: SignerRole
            Description: signs
            MaxSessionDuration: 7200
            AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:user/team/alice"},"Action":"sts:AssumeRole"}]}'
        Keys:
          - KeyId: {{Key}}
            KeySpec: ECC_NIST_P256
            KeyUsage: SIGN_VERIFY
            Description: releases
            Tags: {stage: test}
            Aliases: [alias/release, alias/other]
            Policy:
              Version: "2012-10-17"
              Statement:
                - {Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:root"}, Action: "kms:*", Resource: "*"}
                - {Effect: Allow, Principal: {AWS: "arn:aws:iam::111122223333:role/SignerRole"}, Action: "kms:Sign", Resource: "*"}
          - KeyId: mrk-12345678123412341234123456789012
            Region: us-east-1
            RotationPeriodInDays: 100
            ReplicaRegions: [eu-west-1]
            Enabled: false
        """;

    [Fact]
    public async Task A_seeded_user_assumes_a_seeded_role_and_signs_with_a_seeded_key()
    {
        using var seed = new SeedFile(Whole);
        await using var server = await seed.StartAsync();
        var role = await server.AssumeRoleAsync(new("AKIAIOSFODNN7EXAMPLE", Secret), "SignerRole");

        var answer = await server.ApiAs(role).KmsAsync("Sign", $$"""{"KeyId":"{{Key}}","Message":"aGk=","SigningAlgorithm":"ECDSA_SHA_256"}""");

        Assert.EndsWith($":key/{Key}", answer.GetProperty("KeyId").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_seeded_key_is_as_its_seed_says()
    {
        using var seed = new SeedFile(Whole);
        await using var server = await seed.StartAsync();

        var key = (await server.Api.KmsAsync("DescribeKey", """{"KeyId":"alias/release"}""")).GetProperty("KeyMetadata");
        var tags = await server.Api.KmsAsync("ListResourceTags", $$"""{"KeyId":"{{Key}}"}""");
        var rotation = await server.ApiAs(server.Root, "us-east-1").KmsAsync("GetKeyRotationStatus", """{"KeyId":"mrk-12345678123412341234123456789012"}""");
        var replica = (await server.ApiAs(server.Root, "eu-west-1").KmsAsync("DescribeKey", """{"KeyId":"mrk-12345678123412341234123456789012"}""")).GetProperty("KeyMetadata");

        Assert.Equal((Key, "releases"), (key.GetProperty("KeyId").GetString(), key.GetProperty("Description").GetString()));
        Assert.Equal("""[{"TagKey":"stage","TagValue":"test"}]""", tags.GetProperty("Tags").GetRawText());
        Assert.Equal(100, rotation.GetProperty("RotationPeriodInDays").GetInt32());
        Assert.Equal("REPLICA", replica.GetProperty("MultiRegionConfiguration").GetProperty("MultiRegionKeyType").GetString());
    }

    [Fact]
    public async Task Applied_again_a_seed_changes_nothing_and_is_not_in_the_trail_again()
    {
        using var seed = new SeedFile(Whole);
        await using var server = await seed.StartAsync();
        await server.Server.RunDueAsync(TestContext.Current.CancellationToken);
        var before = await ChangesAsync(server);

        await server.RestartAsync();

        Assert.Equal(before, await ChangesAsync(server));
        Assert.Single(await server.TrailAsync("EventName", "CreateKey"));
    }

    [Fact]
    public async Task A_changed_seed_applies_the_difference_and_leaves_alone_what_it_does_not_name()
    {
        using var seed = new SeedFile(Whole);
        await using var server = await seed.StartAsync();
        await server.Api.KmsAsync("TagResource", $$"""{"KeyId":"{{Key}}","Tags":[{"TagKey":"own","TagValue":"1"}]}""");
        await server.Api.QueryAsync("iam", "CreateUser", ("UserName", "bob"));

        await server.RestartAsync(_ =>
        {
            seed.Write(Whole.Replace("releases", "new words", StringComparison.Ordinal).Replace("stage: test", "stage: live", StringComparison.Ordinal)
                .Replace("7200", "3600", StringComparison.Ordinal).Replace("kms:Sign", "kms:Verify", StringComparison.Ordinal));
            return Task.CompletedTask;
        });

        var key = (await server.Api.KmsAsync("DescribeKey", $$"""{"KeyId":"{{Key}}"}""")).GetProperty("KeyMetadata");
        var tags = await server.Api.KmsAsync("ListResourceTags", $$"""{"KeyId":"{{Key}}"}""");
        var policy = await server.Api.KmsAsync("GetKeyPolicy", $$"""{"KeyId":"{{Key}}"}""");
        var role = await server.Api.QueryAsync("iam", "GetRole", ("RoleName", "SignerRole"));
        Assert.Equal("new words", key.GetProperty("Description").GetString());
        Assert.Contains("live", tags.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("own", tags.GetRawText(), StringComparison.Ordinal);
        Assert.Contains("kms:Verify", policy.GetProperty("Policy").GetString(), StringComparison.Ordinal);
        Assert.Equal(("signs", "3600"), (role["Description"], role["MaxSessionDuration"]));
        await server.Api.QueryAsync("iam", "GetUser", ("UserName", "bob"));
    }

    [Fact]
    public async Task The_trail_tells_each_call_that_a_seed_stands_for_as_the_root_users_without_credentials()
    {
        using var seed = new SeedFile(Whole);
        await using var server = await seed.StartAsync();

        var created = Assert.Single(await server.TrailAsync("EventName", "CreateKey"));

        Assert.Equal("signet-seed", created.GetProperty("userAgent").GetString());
        Assert.Equal("Root", created.GetProperty("userIdentity").GetProperty("type").GetString());
        Assert.False(created.GetProperty("userIdentity").TryGetProperty("accessKeyId", out _));
    }

    [Fact]
    public async Task Accounts_trust_each_other_whatever_their_order()
    {
        using var seed = new SeedFile("""
            Accounts:
              - AccountId: "111122223333"
                Roles:
                  - RoleName: Target
                    AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:role/Source"},"Action":"sts:AssumeRole"}]}'
              - AccountId: "444455556666"
                RootAccessKeys: [{AccessKeyId: AKIAIOSFODNN7EXAMPLE, SecretAccessKey: secretsecret}]
                Roles:
                  - RoleName: Source
                    AssumeRolePolicyDocument: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"sts:AssumeRole"}]}'
            """);
        await using var server = await seed.StartAsync();

        var answer = await server.StsAs(new("AKIAIOSFODNN7EXAMPLE", "secretsecret"))
            .GetCallerIdentityAsync(new GetCallerIdentityRequest(), TestContext.Current.CancellationToken);
        var role = await server.Api.QueryAsync("iam", "GetRole", ("RoleName", "Target"));

        Assert.Equal("444455556666", answer.Account);
        Assert.Contains("Source", Uri.UnescapeDataString(role["AssumeRolePolicyDocument"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_and_policies_may_stand_elsewhere()
    {
        Environment.SetEnvironmentVariable("SIGNET_TEST_SEED_SECRET", "fromtheenvironment");
        using var seed = new SeedFile("""
            Users:
              - UserName: alice
                AccessKeys:
                  - {AccessKeyId: AKIAIOSFODNN7EXAMPLE, SecretAccessKey: "env:SIGNET_TEST_SEED_SECRET"}
                  - {AccessKeyId: AKIAI44QH8DHBEXAMPLE, SecretAccessKey: "file:secret.txt", Status: Inactive}
                Policies: {all: "file:policy.json"}
            """).With("secret.txt", "fromafile\n").With("policy.json", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*"}]}""");
        await using var server = await seed.StartAsync();

        await server.ApiAs(new("AKIAIOSFODNN7EXAMPLE", "fromtheenvironment")).KmsAsync("ListKeys", "{}");
        var inactive = await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(new("AKIAI44QH8DHBEXAMPLE", "fromafile")).KmsAsync("ListKeys", "{}"));

        Assert.Equal("UnrecognizedClientException", inactive.Code);
    }

    [Fact]
    public async Task A_seed_may_be_json()
    {
        using var seed = new SeedFile("""
            {
            	"Region": "eu-central-1",
            	"Keys": [{"KeyId": "12345678-1234-1234-1234-123456789012", "Description": "a \"quoted\" \u00e4 \/ slash", "Enabled": false}]
            }
            """);
        await using var server = await seed.StartAsync();

        var key = (await server.Api.KmsAsync("DescribeKey", $$"""{"KeyId":"{{Key}}"}""")).GetProperty("KeyMetadata");

        Assert.Equal(("a \"quoted\" ä / slash", "Disabled"), (key.GetProperty("Description").GetString(), key.GetProperty("KeyState").GetString()));
    }

    [Fact]
    public async Task A_seed_that_is_refused_leaves_nothing_behind()
    {
        using var seed = new SeedFile("""
            Users: [{UserName: alice}, {UserName: "not a name"}]
            """);
        await using var server = await TestServer.StartAsync();
        var before = await ChangesAsync(server);

        await server.RestartAsync(_ => Assert.ThrowsAnyAsync<Server.Seeds.SeedException>(
            () => SignetServer.StartAsync(server.Options with { Seed = seed.Path }, server.Clock, _ => { }, TestContext.Current.CancellationToken)));

        Assert.Equal(before, await ChangesAsync(server));
    }

    private static ValueTask<long> ChangesAsync(TestServer server) => server.Server.Parts.Store.ReadChangeSequenceAsync(TestContext.Current.CancellationToken);
}
