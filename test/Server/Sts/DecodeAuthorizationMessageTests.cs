using System.Text.Json;
using Signet.Server.Tests.Iam;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Sts;

public sealed class DecodeAuthorizationMessageTests
{
    [Fact]
    public async Task An_implicit_denial_tells_the_request_every_statement_and_what_lacks()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var alice = await server.CreateUserAsync("alice", Allow("kms:Verify", "*"));

        using var message = await DenyAndDecodeAsync(server, alice, "Sign", SignBody(key));

        var root = message.RootElement;
        Assert.False(root.GetProperty("allowed").GetBoolean());
        Assert.False(root.GetProperty("explicitDeny").GetBoolean());
        Assert.Equal(0, root.GetProperty("matchedStatements").GetProperty("items").GetArrayLength());
        Assert.Equal(0, root.GetProperty("failures").GetProperty("items").GetArrayLength());
        var context = root.GetProperty("context");
        Assert.Equal(UserArn("alice"), context.GetProperty("principal").GetProperty("arn").GetString());
        Assert.StartsWith("AIDA", context.GetProperty("principal").GetProperty("id").GetString(), StringComparison.Ordinal);
        Assert.Equal("kms:Sign", context.GetProperty("action").GetString());
        Assert.Equal(TestServer.ArnOf(key), context.GetProperty("resource").GetString());
        Assert.Equal(["alice"], Condition(root, "aws:username"));
        Assert.Equal(["ECDSA_SHA_256"], Condition(root, "kms:SigningAlgorithm"));
        Assert.Equal("because no identity-based policy allows the kms:Sign action", root.GetProperty("reason").GetString());
        Assert.Equal("Identity", root.GetProperty("missing")[0].GetProperty("place").GetString());
        Assert.Equal(
            $$"""{"Effect":"Allow","Action":"kms:Sign","Resource":"{{TestServer.ArnOf(key)}}"}""",
            root.GetProperty("missing")[0].GetProperty("statement").GetRawText());
        var statements = root.GetProperty("statements").GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(["Resource", "Identity"], statements.Select(said => said.GetProperty("source").GetString()));
        Assert.Equal([true, false], statements.Select(said => said.GetProperty("applies").GetBoolean()));
        Assert.Equal("user_alice_inline", statements[1].GetProperty("policy").GetString());
        Assert.Equal("Action", statements[1].GetProperty("failed").GetString());
    }

    [Fact]
    public async Task An_explicit_denial_names_the_statement_that_denies()
    {
        await using var server = await TestServer.StartAsync();
        const string Policy = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"Never","Effect":"Deny","Action":"iam:*","Resource":"*"}]}""";
        var alice = await server.CreateUserAsync("alice", Policy);

        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(alice).IamAsync("ListUsers"));
        using var message = await DecodeAsync(server, await server.IamEventAsync("ListUsers"));

        Assert.True(message.RootElement.GetProperty("explicitDeny").GetBoolean());
        var matched = Assert.Single(message.RootElement.GetProperty("matchedStatements").GetProperty("items").EnumerateArray().ToList());
        Assert.Equal("Never", matched.GetProperty("statementId").GetString());
        Assert.Equal("DENY", matched.GetProperty("effect").GetString());
        Assert.Equal("user_alice_inline", matched.GetProperty("policy").GetString());
        Assert.Equal(2, matched.GetProperty("number").GetInt32());
        Assert.Equal(Policy.IndexOf("""{"Sid":"Never""", StringComparison.Ordinal) + 1, matched.GetProperty("start").GetProperty("column").GetInt32());
        Assert.Equal(0, message.RootElement.GetProperty("missing").GetArrayLength());
    }

    [Fact]
    public async Task A_condition_that_failed_is_told_with_what_it_wanted_and_what_was_there()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var alice = await server.CreateUserAsync("alice", Allow("kms:Sign", "*", """{"StringEquals":{"kms:MessageType":["DIGEST"]}}"""));

        using var message = await DenyAndDecodeAsync(server, alice, "Sign", SignBody(key));

        var condition = message.RootElement.GetProperty("statements").GetProperty("items")[1].GetProperty("condition");
        Assert.Equal("""{"operator":"StringEquals","key":"kms:MessageType","wanted":["DIGEST"],"found":["RAW"]}""", condition.GetRawText());
    }

    [Fact]
    public async Task Neither_the_answer_nor_an_allowed_call_has_a_message()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var alice = await server.CreateUserAsync("alice");

        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(alice).KmsAsync("Sign", SignBody(key)));

        Assert.Equal(
            $"User: {UserArn("alice")} is not authorized to perform: kms:Sign on resource: {TestServer.ArnOf(key)} because no identity-based policy allows the kms:Sign action",
            refusal.Text);
        var created = Assert.Single(await server.TrailAsync("EventName", "CreateKey"));
        Assert.False(created.TryGetProperty("additionalEventData", out _));
    }

    [Fact]
    public async Task What_another_account_denies_is_not_told()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var stranger = server.ApiAs(await server.CreateAccountAsync());

        await Assert.ThrowsAsync<ApiException>(() => stranger.KmsAsync("Sign", SignBody(TestServer.ArnOf(key))));

        var denied = Assert.Single(await TestServer.TrailAsync(stranger, "EventName", "Sign"));
        Assert.Equal("AccessDenied", denied.GetProperty("errorCode").GetString());
        Assert.False(denied.TryGetProperty("additionalEventData", out _));
    }

    [Fact]
    public async Task Another_account_a_changed_message_and_none_at_all_are_refused_alike()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var alice = await server.CreateUserAsync("alice");
        var good = await DeniedAsync(server, alice, "Sign", SignBody(key));
        var other = server.ApiAs(await server.CreateAccountAsync());

        foreach (var (api, message) in new[]
                 {
                     (other, good), (server.Api, good[..^2]), (server.Api, $"{good[..^1]}{(good[^1] == 'A' ? 'B' : 'A')}x"), (server.Api, "nothing"), (server.Api, "*"),
                     (server.Api, Convert.ToBase64String(new byte[600])),
                 })
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => api.QueryAsync("sts", "DecodeAuthorizationMessage", ("EncodedMessage", message)));
            Assert.Equal((400, "InvalidAuthorizationMessageException", "Message is not valid"), (refusal.Status, refusal.Code, refusal.Text));
        }
    }

    [Fact]
    public async Task Only_those_who_may_decode_may()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var alice = await server.CreateUserAsync("alice");
        var bob = await server.CreateUserAsync("bob", Allow("sts:DecodeAuthorizationMessage", "*"));
        var message = await DeniedAsync(server, alice, "Sign", SignBody(key));

        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(alice).QueryAsync("sts", "DecodeAuthorizationMessage", ("EncodedMessage", message)));
        var decoded = await server.ApiAs(bob).QueryAsync("sts", "DecodeAuthorizationMessage", ("EncodedMessage", message));
        var session = server.ApiAs(await server.ApiAs(bob).SessionTokenAsync());
        var cut = await Assert.ThrowsAsync<ApiException>(() => session.QueryAsync("sts", "DecodeAuthorizationMessage", ("EncodedMessage", message)));

        Assert.Equal((403, "AccessDenied"), (refusal.Status, refusal.Code));
        Assert.Contains("because no identity-based policy allows the sts:DecodeAuthorizationMessage action", refusal.Text, StringComparison.Ordinal);
        Assert.Contains("\"allowed\":false", decoded["DecodedMessage"], StringComparison.Ordinal);
        Assert.Equal("Cannot call DecodeAuthorizationMessage with session credentials", cut.Text);
    }

    [Fact]
    public async Task However_much_there_is_to_tell_the_message_stays_short_enough_to_decode()
    {
        await using var server = await TestServer.StartAsync();
        var statements = Enumerable.Range(0, 180).Select(i => $$"""{"Sid":"{{Noise(i)}}","Effect":"Deny","Principal":"*","Action":"kms:Encrypt","Resource":"*"}""");
        var policy = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{Account}}"},"Action":"kms:*","Resource":"*"},{{string.Join(',', statements)}}]}""";
        var key = await server.CreateKeyAsync("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", policy);
        var pairs = string.Join(',', Enumerable.Range(0, 55).Select(i => $"\"{Noise(i)}\":\"{Noise(i + 1000)}\""));

        var message = await DeniedAsync(server, server.Root, "Encrypt", $$"""{"KeyId":"{{key}}","Plaintext":"AAAA","EncryptionContext":{ {{pairs}} } }""");
        using var decoded = await DecodeAsync(server, message);

        Assert.True(message.Length <= 10240);
        Assert.True(decoded.RootElement.GetProperty("truncated").GetBoolean());
        Assert.True(decoded.RootElement.GetProperty("explicitDeny").GetBoolean());
        Assert.Equal("kms:Encrypt", decoded.RootElement.GetProperty("context").GetProperty("action").GetString());
    }

    // Texts that nothing compresses.
    private static string Noise(int seed) =>
        Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(seed)))[..60];

    private static string SignBody(string key) => $$"""{"KeyId":"{{key}}","Message":"AAAA","SigningAlgorithm":"ECDSA_SHA_256"}""";

    private static IEnumerable<string?> Condition(JsonElement message, string key) => message.GetProperty("context").GetProperty("conditions").GetProperty("items")
        .EnumerateArray().Single(item => item.GetProperty("key").GetString() == key)
        .GetProperty("values").GetProperty("items").EnumerateArray().Select(value => value.GetProperty("value").GetString());

    private static async Task<string> DeniedAsync(TestServer server, Protocol.SigV4.SigningCredentials caller, string operation, string body)
    {
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(caller).KmsAsync(operation, body));
        return MessageIn((await server.TrailAsync("EventName", operation))[0]);
    }

    private static string MessageIn(JsonElement record) => record.GetProperty("additionalEventData").GetProperty("encodedAuthorizationMessage").GetString()!;

    private static async Task<JsonDocument> DenyAndDecodeAsync(TestServer server, Protocol.SigV4.SigningCredentials caller, string operation, string body) =>
        await DecodeAsync(server, await DeniedAsync(server, caller, operation, body));

    private static Task<JsonDocument> DecodeAsync(TestServer server, JsonElement record) => DecodeAsync(server, MessageIn(record));

    private static async Task<JsonDocument> DecodeAsync(TestServer server, string message) =>
        JsonDocument.Parse((await server.Api.QueryAsync("sts", "DecodeAuthorizationMessage", ("EncodedMessage", message)))["DecodedMessage"]);
}
