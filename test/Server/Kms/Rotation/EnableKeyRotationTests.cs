namespace Signet.Server.Tests.Kms.Rotation;

/// <summary>EnableKeyRotation and DisableKeyRotation: which keys may, and how often.</summary>
public sealed class EnableKeyRotationTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Theory, InlineData(90), InlineData(91), InlineData(2560), InlineData(null)]
    public async Task Rotation_is_due_90_to_2560_days_ahead_365_when_nothing_is_said(int? days)
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync();

        await server.Api.DoNothingAsync("EnableKeyRotation", days is null ? new { KeyId = key } : new { KeyId = key, RotationPeriodInDays = days });

        var status = await server.Api.DoAsync("GetKeyRotationStatus", new { KeyId = key });
        Assert.Equal("KeyId KeyRotationEnabled RotationPeriodInDays NextRotationDate", status.Names());
        Assert.True(status.GetProperty("KeyRotationEnabled").GetBoolean());
        Assert.Equal((TestServer.ArnOf(key), days ?? 365), (status.Text("KeyId"), status.GetProperty("RotationPeriodInDays").GetInt32()));
        Assert.Equal(server.Clock.GetUtcNow().AddDays(days ?? 365).InMilliseconds(), status.Time("NextRotationDate"));
    }

    [Theory]
    [InlineData(89, "greater than or equal to 90"), InlineData(0, "greater than or equal to 90"), InlineData(-365, "greater than or equal to 90")]
    [InlineData(2561, "less than or equal to 2560"), InlineData(int.MaxValue, "less than or equal to 2560")]
    public async Task Other_periods_are_refused(int days, string bound) => await Api.RefusesValueAsync(
        "EnableKeyRotation", new { KeyId = await shared.KeyAsync("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT"), RotationPeriodInDays = days },
        $"Value '{days}' at 'rotationPeriodInDays' failed to satisfy constraint: Member must have value {bound}");

    [Fact]
    public async Task Enabling_again_changes_the_period_and_starts_it_anew()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync();
        await server.Api.DoAsync("EnableKeyRotation", new { KeyId = key });
        server.Clock.Advance(TimeSpan.FromDays(100));

        await server.Api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 200 });

        var status = await server.Api.DoAsync("GetKeyRotationStatus", new { KeyId = key });
        Assert.Equal(200, status.GetProperty("RotationPeriodInDays").GetInt32());
        Assert.Equal(server.Clock.GetUtcNow().AddDays(200).InMilliseconds(), status.Time("NextRotationDate"));
    }

    [Fact]
    public async Task Disabling_answers_nothing_and_may_be_repeated()
    {
        var key = await Api.MakeKeyAsync();
        await Api.DoAsync("EnableKeyRotation", new { KeyId = key });

        await Api.DoNothingAsync("DisableKeyRotation", new { KeyId = key });
        await Api.DoNothingAsync("DisableKeyRotation", new { KeyId = key });

        Assert.Equal(Off(key), (await Api.CallAsync("GetKeyRotationStatus", new { KeyId = key })).Text);
    }

    [Theory]
    [InlineData("HMAC_256", "GENERATE_VERIFY_MAC"), InlineData("ECC_NIST_P256", "SIGN_VERIFY"), InlineData("ECC_NIST_P256", "KEY_AGREEMENT")]
    [InlineData("RSA_2048", "ENCRYPT_DECRYPT"), InlineData("ML_DSA_44", "SIGN_VERIFY")]
    public async Task Only_symmetric_encryption_keys_rotate(string spec, string usage)
    {
        var key = await shared.KeyAsync(spec, usage);

        foreach (var operation in new[] { "EnableKeyRotation", "DisableKeyRotation", "GetKeyRotationStatus", "RotateKeyOnDemand", "ListKeyRotations" })
        {
            await Api.RefusesAsync(operation, new { KeyId = key }, "UnsupportedOperationException", text: null);
        }
    }

    [Fact]
    public async Task Keys_with_imported_material_do_not_rotate_by_themselves()
    {
        var key = await Api.MakeKeyAsync(origin: "EXTERNAL");
        var refusal = $"{TestServer.ArnOf(key)} origin is EXTERNAL which is not valid for this operation.";

        foreach (var operation in new[] { "EnableKeyRotation", "DisableKeyRotation", "GetKeyRotationStatus" })
        {
            await Api.RefusesAsync(operation, new { KeyId = key }, "UnsupportedOperationException", refusal);
        }

        await Api.ImportAsync(key, new byte[32]);
        await Api.RefusesAsync("EnableKeyRotation", new { KeyId = key }, "UnsupportedOperationException", refusal);
        await Api.RefusesAsync("DisableKeyRotation", new { KeyId = key }, "UnsupportedOperationException", refusal);
        Assert.Equal(Off(key), (await Api.CallAsync("GetKeyRotationStatus", new { KeyId = key })).Text);
    }

    [Fact]
    public async Task A_replica_follows_its_primary_key()
    {
        await using var server = await TestServer.StartAsync();
        var there = server.ApiAs(server.Root, "us-east-1");
        var key = await server.Api.MakeKeyAsync(multiRegion: true);
        await server.Api.ReplicateAsync(key, "us-east-1");
        await server.SettleAsync();
        var replica = $"arn:aws:kms:us-east-1:{TestServer.Account}:key/{key}";

        Assert.Equal($$"""{"KeyId":"{{replica}}","KeyRotationEnabled":false}""", (await there.CallAsync("GetKeyRotationStatus", new { KeyId = key })).Text);
        await server.Api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 180 });

        var status = await there.DoAsync("GetKeyRotationStatus", new { KeyId = key });
        Assert.Equal((replica, 180), (status.Text("KeyId"), status.GetProperty("RotationPeriodInDays").GetInt32()));
        Assert.Equal(server.Clock.GetUtcNow().AddDays(180).InMilliseconds(), status.Time("NextRotationDate"));
        foreach (var operation in new[] { "EnableKeyRotation", "DisableKeyRotation", "RotateKeyOnDemand" })
        {
            await there.RefusesAsync(operation, new { KeyId = key }, "UnsupportedOperationException", $"{replica} is not a multi-region primary key.");
        }

        // While the primary key is on its way to deletion nothing rotates, in no Region.
        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
        Assert.Equal($$"""{"KeyId":"{{replica}}","KeyRotationEnabled":false}""", (await there.CallAsync("GetKeyRotationStatus", new { KeyId = key })).Text);
    }

    [Fact]
    public async Task Rotation_reads_as_off_while_a_key_waits_for_its_deletion_and_is_back_when_that_is_cancelled()
    {
        var key = await Api.MakeKeyAsync();
        await Api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 120 });
        var before = (await Api.CallAsync("GetKeyRotationStatus", new { KeyId = key })).Text;

        await Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
        Assert.Equal(Off(key), (await Api.CallAsync("GetKeyRotationStatus", new { KeyId = key })).Text);

        await Api.DoAsync("CancelKeyDeletion", new { KeyId = key });
        Assert.Equal(before, (await Api.CallAsync("GetKeyRotationStatus", new { KeyId = key })).Text);
    }

    [Fact]
    public async Task The_settings_survive_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync();
        await server.Api.DoAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 120 });
        var before = (await server.Api.CallAsync("GetKeyRotationStatus", new { KeyId = key })).Text;

        await server.RestartAsync();

        Assert.Equal(before, (await server.Api.CallAsync("GetKeyRotationStatus", new { KeyId = key })).Text);
    }

    [Fact]
    public async Task A_policy_can_bound_the_period()
    {
        var key = await Api.MakeKeyAsync();
        var user = shared.Server.ApiAs(await shared.Server.CreateUserAsync("rotates-yearly", """
            {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:EnableKeyRotation","Resource":"*",
            "Condition":{"NumericLessThanEquals":{"kms:RotationPeriodInDays":"365"}}}]}
            """));

        await user.DoNothingAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 365 });
        await user.RefusesAsync("EnableKeyRotation", new { KeyId = key, RotationPeriodInDays = 366 }, "AccessDeniedException");
    }

    [Fact]
    public async Task Another_account_may_read_the_status_and_change_nothing()
    {
        var made = await Api.DoAsync("CreateKey", new
        {
            Policy = $$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["{{TestServer.Account}}","{{TestServer.OtherAccount}}"]},"Action":"kms:*","Resource":"*"}]}
                """,
        });
        var arn = made.GetProperty("KeyMetadata").Text("Arn");

        Assert.Equal($$"""{"KeyId":"{{arn}}","KeyRotationEnabled":false}""", (await shared.Stranger.CallAsync("GetKeyRotationStatus", new { KeyId = arn })).Text);
        foreach (var operation in new[] { "EnableKeyRotation", "DisableKeyRotation", "RotateKeyOnDemand", "ListKeyRotations", "GetKeyLastUsage" })
        {
            await shared.Stranger.RefusesAsync(operation, new { KeyId = arn }, "AccessDeniedException");
        }
    }

    private static string Off(string key) => $$"""{"KeyId":"{{TestServer.ArnOf(key)}}","KeyRotationEnabled":false}""";
}
