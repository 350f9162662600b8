namespace Signet.Server.Tests.Kms.Keys;

/// <summary>How many keys an account may have in a Region.</summary>
public sealed class KeyQuotaTests
{
    private const string Text = "KMS keys quota for this account in this region is 3, current usage is 3.";

    [Fact]
    public async Task No_key_more_than_the_quota_is_made_in_any_way()
    {
        await using var server = await TestServer.StartAsync(options => options with { KeyQuota = 3 });
        var elsewhere = server.ApiAs(server.Root, "us-east-1");
        var stranger = server.ApiAs(await server.CreateAccountAsync());
        var primary = (await server.Api.DoAsync("CreateKey", new { MultiRegion = true })).GetProperty("KeyMetadata").Text("KeyId");
        await server.Api.DoAsync("CreateKey", new { Origin = "EXTERNAL" });
        await server.Api.DoAsync("CreateKey", "{}");

        await server.Api.RefusesAsync("CreateKey", "{}", "LimitExceededException", Text);
        await server.Api.RefusesAsync("CreateKey", new { Origin = "EXTERNAL" }, "LimitExceededException", Text);
        foreach (var other in new[] { elsewhere, stranger })
        {
            for (var i = 0; i < 3; i++)
            {
                await other.DoAsync("CreateKey", "{}");
            }
        }

        await server.Api.RefusesAsync("ReplicateKey", new { KeyId = primary, ReplicaRegion = "us-east-1" }, "LimitExceededException", Text);
        await server.RestartAsync();
        await server.Api.RefusesAsync("CreateKey", "{}", "LimitExceededException", Text);
    }

    [Fact]
    public async Task A_key_counts_until_it_is_destroyed()
    {
        await using var server = await TestServer.StartAsync(options => options with { KeyQuota = 3 });
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.CreateKeyAsync("ECC_NIST_P256");
        await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Api.DoAsync("DisableKey", new { KeyId = key });
        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        await server.Api.RefusesAsync("CreateKey", "{}", "LimitExceededException", Text);

        server.Clock.Advance(TimeSpan.FromDays(8));
        await server.Server.RunDueAsync(KmsCalls.Cancel);
        await Poll.UntilAsync(async () => (await server.Api.CallAsync("DescribeKey", new { KeyId = key })).Status == 400);

        await server.Api.DoAsync("CreateKey", "{}");
        await server.Api.RefusesAsync("CreateKey", "{}", "LimitExceededException", Text);
    }
}
