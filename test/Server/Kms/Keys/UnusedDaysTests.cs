namespace Signet.Server.Tests.Kms.Keys;

/// <summary>The condition key kms:TrailingDaysWithoutKeyUsage: only keys that nobody has used for long may be taken away.</summary>
public sealed class UnusedDaysTests
{
    private const string Unused = "\"Condition\":{\"NumericGreaterThanEquals\":{\"kms:TrailingDaysWithoutKeyUsage\":\"30\"}}}";

    [Theory, InlineData("DisableKey"), InlineData("ScheduleKeyDeletion")]
    public async Task An_identity_policy_can_ask_how_long_a_key_was_not_used(string operation)
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("tidy", $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",{{Unused}}]}
            """));

        await IsAllowedAfterThirtyDaysAsync(server, user, await server.Api.MakeKeyAsync(), operation);
    }

    [Theory, InlineData("DisableKey"), InlineData("ScheduleKeyDeletion")]
    public async Task A_key_policy_can_ask_it_too(string operation)
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("tidy"));
        var made = await server.Api.DoAsync("CreateKey", new
        {
            Policy = $$"""
                {"Version":"2012-10-17","Statement":[
                {"Effect":"Allow","Principal":{"AWS":"{{TestServer.Account}}"},"Action":"kms:*","Resource":"*"},
                {"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{TestServer.Account}}:user/tidy"},"Action":"kms:*","Resource":"*",{{Unused}}]}
                """,
        });

        await IsAllowedAfterThirtyDaysAsync(server, user, made.GetProperty("KeyMetadata").Text("KeyId"), operation);
    }

    [Fact]
    public async Task A_denial_spares_keys_that_are_in_use()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("careful", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"},
            {"Effect":"Deny","Action":["kms:DisableKey","kms:ScheduleKeyDeletion"],"Resource":"*","Condition":{"NumericLessThan":{"kms:TrailingDaysWithoutKeyUsage":"7"}}}]}
            """));
        var key = await server.Api.MakeKeyAsync();

        Assert.EndsWith("with an explicit deny in an identity-based policy", await user.RefusesAsync("DisableKey", new { KeyId = key }, "AccessDeniedException"), StringComparison.Ordinal);
        server.Clock.Advance(TimeSpan.FromDays(7));
        await user.DoNothingAsync("DisableKey", new { KeyId = key });
    }

    [Fact]
    public async Task Other_operations_do_not_know_it()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("tidy", $$"""
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",{{Unused}}]}
            """));
        var key = await server.Api.MakeKeyAsync();
        server.Clock.Advance(TimeSpan.FromDays(90));

        foreach (var operation in new[] { "EnableKey", "DescribeKey", "GetKeyLastUsage" })
        {
            await user.RefusesAsync(operation, new { KeyId = key }, "AccessDeniedException");
        }
    }

    private static async Task IsAllowedAfterThirtyDaysAsync(TestServer server, ApiClient user, string key, string operation)
    {
        server.Clock.Advance(TimeSpan.FromDays(29));
        await user.RefusesAsync(operation, new { KeyId = key }, "AccessDeniedException");

        // A use begins the count anew; a refusal is none.
        await server.Api.EncryptAsync(key, "x");
        server.Clock.Advance(TimeSpan.FromDays(20));
        await server.Api.RefusesAsync("Encrypt", new { KeyId = key, Plaintext = "x"u8.ToArray(), DryRun = true }, "DryRunOperationException");
        await server.RestartAsync();
        server.Clock.Advance(TimeSpan.FromDays(10) - TimeSpan.FromSeconds(1));
        await user.RefusesAsync(operation, new { KeyId = key }, "AccessDeniedException");

        server.Clock.Advance(TimeSpan.FromSeconds(1));
        await user.DoAsync(operation, new { KeyId = key });
    }
}
