using System.Text.Json;
using Signet.Server.Tests.Seeds;

namespace Signet.Server.Tests.TestControls;

public sealed class TestControlTests
{
    private const string Key = "12345678-1234-1234-1234-123456789012";
    private const string Seed = $$"""
        Region: eu-central-1
        Users: [{UserName: alice, AccessKeys: [{AccessKeyId: AKIAIOSFODNN7EXAMPLE, SecretAccessKey: secretsecret}]}]
        Keys: [{KeyId: {{Key}}, KeyMaterial: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", Aliases: [alias/seeded]}]
        """;

    [Theory]
    [InlineData("Reset")]
    [InlineData("MoveClock")]
    [InlineData("ListRequests")]
    public async Task Without_the_setting_a_control_is_an_unknown_operation(string operation)
    {
        await using var server = await TestServer.StartAsync();

        var refusal = await Assert.ThrowsAsync<ApiException>(() => CallAsync(server, operation));

        Assert.Equal("UnknownOperationException", refusal.Code);
    }

    [Theory]
    [InlineData("Reset", "{}")]
    [InlineData("MoveClock", """{"Seconds":1}""")]
    [InlineData("ListRequests", "{}")]
    public async Task A_user_may_not_control_the_server(string operation, string body)
    {
        await using var server = await StartAsync();
        var alice = await server.CreateUserAsync("alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");

        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(alice).JsonAsync("signet", $"Signet.{operation}", body));

        Assert.Equal("AccessDeniedException", refusal.Code);
    }

    [Fact]
    public async Task A_reset_leaves_the_first_account_and_the_seed_and_nothing_else()
    {
        using var seed = new SeedFile(Seed);
        await using var server = await seed.StartAsync(options => options with { TestControls = true });
        await server.Api.KmsAsync("CreateKey", "{}");
        await server.Api.KmsAsync("DeleteAlias", """{"AliasName":"alias/seeded"}""");
        await server.Api.QueryAsync("iam", "CreateUser", ("UserName", "bob"));
        await server.CreateAccountAsync();
        var ciphertext = (await server.Api.KmsAsync("Encrypt", $$"""{"KeyId":"{{Key}}","Plaintext":"aGk="}""")).GetProperty("CiphertextBlob").GetString();

        await CallAsync(server, "Reset");
        var keys = await server.Api.KmsAsync("ListKeys", "{}");
        var gone = await Assert.ThrowsAsync<ApiException>(() => server.Api.QueryAsync("iam", "GetUser", ("UserName", "bob")));
        await server.Api.KmsAsync("DescribeKey", """{"KeyId":"alias/seeded"}""");
        await server.Api.KmsAsync("Decrypt", $$"""{"CiphertextBlob":"{{ciphertext}}"}""");

        Assert.Equal(Key, Assert.Single(keys.GetProperty("Keys").EnumerateArray()).GetProperty("KeyId").GetString());
        Assert.Equal("NoSuchEntity", gone.Code);
        Assert.Single(await server.TrailAsync("EventName", "CreateKey"));
        Assert.Single(await server.TrailAsync("EventName", "Reset"));
        await server.CreateAccountAsync();
    }

    [Fact]
    public async Task What_a_reset_left_is_there_after_a_restart()
    {
        using var seed = new SeedFile(Seed);
        await using var server = await seed.StartAsync(options => options with { TestControls = true });
        await server.Api.KmsAsync("CreateKey", "{}");
        await CallAsync(server, "Reset");
        await server.Api.KmsAsync("CreateKey", """{"Description":"after"}""");

        await server.RestartAsync();

        var keys = await server.Api.KmsAsync("ListKeys", "{}");
        Assert.Equal(2, keys.GetProperty("Keys").GetArrayLength());
    }

    [Fact]
    public async Task Calls_at_work_during_resets_fail_with_no_error_of_the_server()
    {
        using var seed = new SeedFile(Seed);
        await using var server = await seed.StartAsync(options => options with { TestControls = true });
        var calls = Enumerable.Range(0, 40).Select(async i =>
        {
            await server.Api.KmsAsync("Encrypt", """{"KeyId":"alias/seeded","Plaintext":"aGk="}""");
            await server.Api.KmsAsync("CreateKey", "{}");
            await server.Api.QueryAsync("iam", "CreateUser", ("UserName", $"user{i}"));
        });

        await Task.WhenAll([.. calls, CallAsync(server, "Reset"), CallAsync(server, "Reset"), CallAsync(server, "Reset")]);
        await CallAsync(server, "Reset");

        var keys = await server.Api.KmsAsync("ListKeys", "{}");
        Assert.Equal(1, keys.GetProperty("Keys").GetArrayLength());
    }

    [Fact]
    public async Task A_reset_without_a_seed_leaves_the_account_and_its_root_user()
    {
        await using var server = await StartAsync();
        await server.Api.KmsAsync("CreateKey", "{}");

        await CallAsync(server, "Reset");

        var keys = await server.Api.KmsAsync("ListKeys", "{}");
        Assert.Equal(0, keys.GetProperty("Keys").GetArrayLength());
    }

    [Fact]
    public async Task When_the_clock_has_moved_what_was_due_is_done_and_callers_sign_as_before()
    {
        await using var server = await StartAsync();
        var key = (await server.Api.KmsAsync("CreateKey", "{}")).GetProperty("KeyMetadata").GetProperty("KeyId").GetString();
        await server.Api.KmsAsync("ScheduleKeyDeletion", $$"""{"KeyId":"{{key}}","PendingWindowInDays":7}""");

        var moved = await CallAsync(server, "MoveClock", $$"""{"Seconds":{{8 * 86400}}}""");
        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.Api.KmsAsync("DescribeKey", $$"""{"KeyId":"{{key}}"}"""));

        Assert.Equal("NotFoundException", refusal.Code);
        Assert.Equal(server.Clock.GetUtcNow().AddDays(8).ToUnixTimeSeconds(), (long)moved.GetProperty("Time").GetDouble());
    }

    [Fact]
    public async Task Sessions_expire_by_the_moved_clock()
    {
        await using var server = await StartAsync();
        var alice = await server.CreateUserAsync("alice", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
        await server.CreateRoleAsync("role", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""");
        var session = await server.AssumeRoleAsync(alice, "role");

        await CallAsync(server, "MoveClock", """{"Seconds":3601}""");
        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(session).KmsAsync("ListKeys", "{}"));

        Assert.Equal("ExpiredTokenException", refusal.Code);
    }

    [Theory]
    [InlineData("""{"Seconds":-1}""")]
    [InlineData("{}")]
    public async Task The_clock_moves_forward_only(string body)
    {
        await using var server = await StartAsync();

        var refusal = await Assert.ThrowsAsync<ApiException>(() => CallAsync(server, "MoveClock", body));

        Assert.Equal("ValidationException", refusal.Code);
    }

    [Fact]
    public async Task The_clock_moves_by_100_years_at_most()
    {
        await using var server = await StartAsync();
        await CallAsync(server, "MoveClock", """{"Seconds":2000000000}""");

        var refusal = await Assert.ThrowsAsync<ApiException>(() => CallAsync(server, "MoveClock", """{"Seconds":2000000000}"""));

        Assert.Equal("The clock cannot be moved by more than 100 years in all.", refusal.Text);
    }

    [Fact]
    public async Task The_last_calls_are_listed_with_caller_status_and_error_and_without_members()
    {
        await using var server = await StartAsync();
        await server.Api.KmsAsync("CreateKey", """{"Description":"secret plans"}""");
        await Assert.ThrowsAsync<ApiException>(() => server.Api.KmsAsync("DescribeKey", """{"KeyId":"alias/none"}"""));
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(new("AKIAIOSFODNN7EXAMPLE", "wrong")).KmsAsync("ListKeys", "{}"));

        var answer = await CallAsync(server, "ListRequests", """{"MaxResults":3}""");

        var requests = answer.GetProperty("Requests").EnumerateArray().Select(Shown).ToList();
        Assert.Equal(
            [
                "kms:ListKeys - 400 UnrecognizedClientException",
                "kms:DescribeKey arn:aws:iam::111122223333:root 400 NotFoundException",
                "kms:CreateKey arn:aws:iam::111122223333:root 200 -",
            ],
            requests);
        Assert.DoesNotContain("secret plans", answer.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_a_thousand_calls_are_kept()
    {
        await using var server = await StartAsync();
        for (var i = 0; i < 1010; i++)
        {
            await server.Api.KmsAsync("ListKeys", "{}");
        }

        var answer = await CallAsync(server, "ListRequests", """{"MaxResults":1000}""");
        var tooMany = await Assert.ThrowsAsync<ApiException>(() => CallAsync(server, "ListRequests", """{"MaxResults":1001}"""));

        Assert.Equal(1000, answer.GetProperty("Requests").GetArrayLength());
        Assert.Equal("ValidationException", tooMany.Code);
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(options => options with { TestControls = true });

    private static Task<JsonElement> CallAsync(TestServer server, string operation, string body = "{}") => server.Api.JsonAsync("signet", $"Signet.{operation}", body);

    private static string Shown(JsonElement request)
    {
        string Text(string name) => request.TryGetProperty(name, out var value) ? value.GetString()! : "-";
        return $"{Text("Service")}:{Text("Operation")} {Text("CallerArn")} {request.GetProperty("Status")} {Text("ErrorCode")}";
    }
}
