using System.Text.Json;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Operator;

public sealed class ExplainDecisionTests
{
    [Fact]
    public async Task A_yes_names_the_statements_that_allow()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.CreateUserAsync("alice", Allow("kms:Sign", "*"));

        var said = await ExplainAsync(server.Api, UserArn("alice"), "kms:Sign", TestServer.ArnOf(key));

        Assert.True(said.GetProperty("allowed").GetBoolean());
        Assert.Equal(["Resource", "Identity"], Items(said, "matchedStatements").Select(matched => matched.GetProperty("source").GetString()));
        Assert.Equal(0, said.GetProperty("missing").GetArrayLength());
        Assert.False(said.TryGetProperty("reason", out _));
    }

    [Fact]
    public async Task All_that_lacks_is_named_with_its_place()
    {
        await using var server = await TestServer.StartAsync();
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{Account}}:root"},"Action":["kms:PutKeyPolicy","kms:GetKeyPolicy"],"Resource":"*"}]}""";
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256", policy: policy));
        await server.CreateRoleAsync("signer", AccountTrust);

        var said = await ExplainAsync(server.Api, RoleArn("signer"), "kms:Sign", key);

        Assert.Equal("because no resource-based policy allows the kms:Sign action", said.GetProperty("reason").GetString());
        var missing = said.GetProperty("missing")[0];
        Assert.Equal("Key", missing.GetProperty("place").GetString());
        Assert.Equal($$"""{"Effect":"Allow","Principal":{"AWS":"{{RoleArn("signer")}}"},"Action":"kms:Sign","Resource":"*"}""", missing.GetProperty("statement").GetRawText());

        // And what it names is enough.
        var mended = policy.Replace("[{", $"[{missing.GetProperty("statement").GetRawText()},{{", StringComparison.Ordinal);
        await server.Api.KmsAsync("PutKeyPolicy", JsonSerializer.Serialize(new { KeyId = key, Policy = mended }));
        Assert.True((await ExplainAsync(server.Api, RoleArn("signer"), "kms:Sign", key)).GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task The_explanation_agrees_with_the_call_itself()
    {
        await using var server = await TestServer.StartAsync();
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256"));
        var condition = """{"StringEquals":{"kms:SigningAlgorithm":"ECDSA_SHA_256","aws:username":"alice"}}""";
        var alice = server.ApiAs(await server.CreateUserAsync("alice", Allow("kms:Sign", key, condition)));

        var without = await ExplainAsync(server.Api, UserArn("alice"), "kms:Sign", key);
        var with = await ExplainAsync(server.Api, UserArn("alice"), "kms:Sign", key, "kms:SigningAlgorithm", "ECDSA_SHA_256");

        Assert.False(without.GetProperty("allowed").GetBoolean());
        Assert.Equal("kms:SigningAlgorithm", Items(without, "statements")[1].GetProperty("condition").GetProperty("key").GetString());
        Assert.True(with.GetProperty("allowed").GetBoolean());
        await alice.KmsAsync("Sign", $$"""{"KeyId":"{{key}}","Message":"AAAA","SigningAlgorithm":"ECDSA_SHA_256"}""");
    }

    [Fact]
    public async Task A_grant_counts_and_is_told()
    {
        await using var server = await TestServer.StartAsync();
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256"));
        await server.CreateUserAsync("alice");
        await server.Api.KmsAsync("CreateGrant", $$"""{"KeyId":"{{key}}","GranteePrincipal":"{{UserArn("alice")}}","Operations":["Sign"]}""");

        var said = await ExplainAsync(server.Api, UserArn("alice"), "kms:Sign", key);

        Assert.True(said.GetProperty("allowed").GetBoolean());
        Assert.Equal("Caller", said.GetProperty("grant").GetString());
    }

    [Fact]
    public async Task A_roles_trust_is_explained()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("alice");
        await server.CreateUserAsync("bob");
        await server.CreateRoleAsync("deploy", Trust(UserArn("alice")));

        var alice = await ExplainAsync(server.Api, UserArn("alice"), "sts:AssumeRole", RoleArn("deploy"));
        var bob = await ExplainAsync(server.Api, UserArn("bob"), "sts:AssumeRole", RoleArn("deploy"));

        Assert.True(alice.GetProperty("allowed").GetBoolean());
        Assert.Equal("Trust", bob.GetProperty("missing")[0].GetProperty("place").GetString());
        Assert.Equal("Principal", Items(bob, "statements")[0].GetProperty("failed").GetString());
    }

    [Fact]
    public async Task Only_those_who_may_read_all_of_it_are_told()
    {
        await using var server = await TestServer.StartAsync();
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256"));
        var nobody = server.ApiAs(await server.CreateUserAsync("nobody"));
        var half = server.ApiAs(await server.CreateUserAsync("half", Allow("iam:SimulatePrincipalPolicy", "*")));

        var first = await Assert.ThrowsAsync<ApiException>(() => ExplainAsync(nobody, UserArn("half"), "kms:Sign", key));
        var second = await Assert.ThrowsAsync<ApiException>(() => ExplainAsync(half, UserArn("half"), "kms:Sign", key));

        Assert.Contains("perform: iam:SimulatePrincipalPolicy", first.Text, StringComparison.Ordinal);
        Assert.Contains("perform: kms:GetKeyPolicy", second.Text, StringComparison.Ordinal);
        Assert.False((await ExplainAsync(half, UserArn("half"), "kms:ListKeys", "*")).GetProperty("allowed").GetBoolean());
    }

    [Fact]
    public async Task Another_accounts_key_and_a_principal_that_is_not_there_are_refused()
    {
        await using var server = await TestServer.StartAsync();
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256"));
        var stranger = server.ApiAs(await server.CreateAccountAsync());

        var foreign = await Assert.ThrowsAsync<ApiException>(() => ExplainAsync(stranger, "arn:aws:iam::444455556666:root", "kms:Sign", key));
        var absent = await Assert.ThrowsAsync<ApiException>(() => ExplainAsync(server.Api, UserArn("nobody"), "kms:Sign", key));

        Assert.Equal(("AccessDeniedException", $"The key policy of {key} is another account's: only that account can explain it."), (foreign.Code, foreign.Text));
        Assert.Equal(("NotFoundException", $"There is no user, role or role session {UserArn("nobody")} in account {Account}."), (absent.Code, absent.Text));
    }

    private static List<JsonElement> Items(JsonElement said, string list) => [.. said.GetProperty(list).GetProperty("items").EnumerateArray()];

    private static async Task<JsonElement> ExplainAsync(ApiClient client, string principal, string action, string resource, string? key = null, string? value = null)
    {
        object[] context = key is null ? [] : [new { Key = key, Values = new[] { value } }];
        var answer = await client.JsonAsync(
            "signet", "Signet.ExplainDecision", JsonSerializer.Serialize(new { Principal = principal, Action = action, Resource = resource, Context = context }));
        return JsonDocument.Parse(answer.GetProperty("Explanation").GetString()!).RootElement;
    }
}
