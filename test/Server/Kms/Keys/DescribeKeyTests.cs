using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Keys;

public sealed class DescribeKeyTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task It_tells_what_CreateKey_told()
    {
        var made = await shared.MetadataAsync("RSA_2048", "SIGN_VERIFY");

        var described = await Api.DoAsync("DescribeKey", new { KeyId = made.Text("KeyId") });

        Assert.Equal("KeyMetadata", described.Names());
        Assert.Equal(made.GetRawText(), described.GetProperty("KeyMetadata").GetRawText());
    }

    [Fact]
    public async Task A_key_that_is_pending_deletion_tells_when()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.Kms.ScheduleKeyDeletionAsync(new ScheduleKeyDeletionRequest { KeyId = key, PendingWindowInDays = 7 }, Cancel);

        var described = (await server.Kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, Cancel)).KeyMetadata;
        var raw = (await server.Api.DoAsync("DescribeKey", new { KeyId = key })).GetProperty("KeyMetadata");

        Assert.Equal((KeyState.PendingDeletion, false), (described.KeyState, described.Enabled));
        Assert.Equal(server.Clock.GetUtcNow().AddDays(7).InMilliseconds(), raw.Time("DeletionDate"));
        Assert.False(raw.TryGetProperty("PendingDeletionWindowInDays", out _));
    }

    [Fact]
    public Task A_grant_token_that_is_not_ours_is_refused() =>
        Api.RefusesUnknownTokenAsync("DescribeKey", shared.KeyAsync("ECC_NIST_P256"));

    [Fact]
    public Task It_needs_a_key() =>
        Api.RefusesValueAsync("DescribeKey", "{}", "Value null at 'keyId' failed to satisfy constraint: Member must not be null");

    [Fact]
    public async Task Another_account_without_permission_is_denied()
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");

        Assert.StartsWith(
            $"User: arn:aws:iam::{TestServer.OtherAccount}:root is not authorized to perform: kms:DescribeKey on ",
            await shared.Stranger.RefusesAsync("DescribeKey", new { KeyId = TestServer.ArnOf(key) }, "AccessDeniedException"),
            StringComparison.Ordinal);
    }
}
