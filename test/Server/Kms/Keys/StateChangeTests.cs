using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Keys;

/// <summary>EnableKey, DisableKey, ScheduleKeyDeletion, CancelKeyDeletion: the ways from state to state.</summary>
public sealed class StateChangeTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task A_disabled_key_is_not_used_until_it_is_enabled()
    {
        var kms = shared.Server.Kms;
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var sign = new SignRequest { KeyId = key, Message = new([1]), SigningAlgorithm = SigningAlgorithmSpec.ECDSA_SHA_256 };

        await kms.DisableKeyAsync(new DisableKeyRequest { KeyId = key }, Cancel);
        var refusal = await Assert.ThrowsAsync<DisabledException>(() => kms.SignAsync(sign, Cancel));
        Assert.Equal($"{TestServer.ArnOf(key)} is disabled.", refusal.Message);

        await kms.EnableKeyAsync(new EnableKeyRequest { KeyId = key }, Cancel);
        await kms.SignAsync(sign, Cancel);
    }

    [Theory, InlineData("EnableKey", "Enabled"), InlineData("DisableKey", "Disabled")]
    public async Task Enabling_and_disabling_answer_nothing_and_may_be_repeated(string operation, string state)
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");

        await Api.DoNothingAsync(operation, new { KeyId = key });
        await Api.DoNothingAsync(operation, new { KeyId = key });

        Assert.Equal(state, (await Api.DoAsync("DescribeKey", new { KeyId = key })).GetProperty("KeyMetadata").Text("KeyState"));
    }

    [Theory, InlineData("EnableKey"), InlineData("DisableKey"), InlineData("ScheduleKeyDeletion"), InlineData("CancelKeyDeletion")]
    public Task They_need_a_key(string operation) =>
        Api.RefusesValueAsync(operation, "{}", "Value null at 'keyId' failed to satisfy constraint: Member must not be null");

    [Theory, InlineData(7), InlineData(30), InlineData(null)]
    public async Task A_deletion_is_scheduled_7_to_30_days_ahead_30_when_nothing_is_said(int? days)
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");

        var answer = await server.Api.DoAsync("ScheduleKeyDeletion", days is null ? new { KeyId = key } : new { KeyId = key, PendingWindowInDays = days });

        Assert.Equal("KeyId DeletionDate KeyState PendingWindowInDays", answer.Names());
        Assert.Equal(TestServer.ArnOf(key), answer.Text("KeyId"));
        Assert.Equal(server.Clock.GetUtcNow().AddDays(days ?? 30).InMilliseconds(), answer.Time("DeletionDate"));
        Assert.Equal("PendingDeletion", answer.Text("KeyState"));
        Assert.Equal(days ?? 30, answer.GetProperty("PendingWindowInDays").GetInt32());
    }

    [Theory, InlineData(6, "greater than or equal to 7"), InlineData(31, "less than or equal to 30"), InlineData(0, "greater than or equal to 7"), InlineData(-7, "greater than or equal to 7")]
    public async Task Other_waiting_periods_are_refused(int days, string bound) => await Api.RefusesValueAsync(
        "ScheduleKeyDeletion", new { KeyId = await shared.KeyAsync("ECC_NIST_P256"), PendingWindowInDays = days },
        $"Value '{days}' at 'pendingWindowInDays' failed to satisfy constraint: Member must have value {bound}");

    [Theory, InlineData("Enabled"), InlineData("Disabled")]
    public async Task A_cancelled_deletion_leaves_the_key_disabled_whatever_it_was_before(string before)
    {
        var kms = shared.Server.Kms;
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        if (before is "Disabled")
        {
            await kms.DisableKeyAsync(new DisableKeyRequest { KeyId = key }, Cancel);
        }

        await kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key, PendingWindowInDays = 7 }, Cancel);
        var answer = await kms.CancelKeyDeletionAsync(new CancelKeyDeletionRequest { KeyId = key }, Cancel);

        Assert.Equal(TestServer.ArnOf(key), answer.KeyId);
        var described = (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, Cancel)).KeyMetadata;
        Assert.Equal((KeyState.Disabled, null), (described.KeyState, described.DeletionDate));
    }

    [Fact]
    public async Task Aliases_and_tags_survive_a_cancelled_deletion()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var alias = NewAlias();
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });
        await Api.DoAsync("TagResource", KeyRequests.For("TagResource", key));

        await Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
        Assert.Equal("PendingDeletion", (await Api.DoAsync("DescribeKey", new { KeyId = alias })).GetProperty("KeyMetadata").Text("KeyState"));
        var answer = await Api.CallAsync("CancelKeyDeletion", new { KeyId = key });

        Assert.Equal($$"""{"KeyId":"{{TestServer.ArnOf(key)}}"}""", answer.Text);
        Assert.Equal(key, (await Api.DoAsync("DescribeKey", new { KeyId = alias })).GetProperty("KeyMetadata").Text("KeyId"));
        Assert.Equal("team", (await Api.DoAsync("ListResourceTags", new { KeyId = key })).GetProperty("Tags")[0].Text("TagKey"));
    }
}
