using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms;

/// <summary>How requests name keys, and what is said of names that name nothing.</summary>
public sealed class KeyLookupTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string> AnyName => [.. KeyRequests.ByAnyName];

    public static TheoryData<string> IdOrArn => [.. KeyRequests.ByIdOrArn];

    public static TheoryData<string> All => [.. KeyRequests.ByAnyName, .. KeyRequests.ByIdOrArn];

    [Theory, MemberData(nameof(AnyName))]
    public async Task A_key_is_found_by_id_and_arn_and_alias_and_alias_arn(string operation)
    {
        var (spec, usage) = KeyRequests.KindFor(operation);
        var key = await shared.KeyAsync(spec, usage);
        var alias = NewAlias();
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });
        var blob = await KeyRequests.BlobForAsync(operation, Api, key);

        foreach (var name in new[] { key, TestServer.ArnOf(key), alias, AliasArn(alias) })
        {
            var answer = await Api.DoAsync(operation, KeyRequests.For(operation, name, blob));

            Assert.Equal(
                TestServer.ArnOf(key), operation is "DescribeKey" ? answer.GetProperty("KeyMetadata").Text("Arn") : answer.Text("KeyId"));
        }
    }

    [Theory, MemberData(nameof(IdOrArn))]
    public async Task A_key_is_found_by_arn(string operation)
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var alias = NewAlias();
        if (operation is "UpdateAlias")
        {
            await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = await shared.KeyAsync("ECC_NIST_P256") });
        }

        if (operation is "CancelKeyDeletion")
        {
            await Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
        }

        var grant = await KeyRequests.GrantForAsync(operation, Api, key);
        await Api.DoAsync(operation, KeyRequests.For(operation, TestServer.ArnOf(key), alias: alias, grant: grant));
    }

    [Theory, MemberData(nameof(IdOrArn))]
    public async Task An_alias_is_refused_where_only_ids_and_arns_are_taken(string operation)
    {
        var alias = NewAlias();
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = await shared.KeyAsync("ECC_NIST_P256") });

        var byName = await Api.CallAsync(operation, KeyRequests.For(operation, alias));
        var byArn = await Api.CallAsync(operation, KeyRequests.For(operation, AliasArn(alias)));

        if (operation is "CreateAlias" or "UpdateAlias")
        {
            byName.IsRefusal("ValidationException", "Aliases must refer to keys. Not aliases");
            byArn.IsRefusal("ValidationException", "Aliases must refer to keys. Not aliases");
            return;
        }

        byName.IsRefusal("NotFoundException", $"Invalid keyId '{alias}'");
        byArn.IsRefusal("NotFoundException", $"Invalid arn {AliasArn(alias)}");
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_unknown_key_is_named_by_its_arn(string operation)
    {
        var id = NewKeyId();
        var multiRegion = $"mrk-{Guid.NewGuid():N}";

        foreach (var (given, arn) in new[]
        {
            (id, TestServer.ArnOf(id)),
            (TestServer.ArnOf(id), TestServer.ArnOf(id)),
            (multiRegion, TestServer.ArnOf(multiRegion)),
        })
        {
            await Api.RefusesAsync(operation, KeyRequests.For(operation, given), "NotFoundException", $"Key '{arn}' does not exist");
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_key_id_of_no_known_form_is_invalid(string operation)
    {
        foreach (var id in new[] { "fake-key-id", Guid.NewGuid().ToString("N"), "mrk-fake-key-id", $"mrk-{new string('G', 32)}", $"{NewKeyId()} ", "key/" + NewKeyId(), "ünïcode" })
        {
            await Api.RefusesAsync(operation, KeyRequests.For(operation, id), "NotFoundException", $"Invalid keyId '{id}'");
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_arn_of_another_region_is_invalid_and_names_the_region(string operation)
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");

        await Api.RefusesAsync(
            operation, KeyRequests.For(operation, $"arn:aws:kms:us-east-1:{TestServer.Account}:key/{key}"), "NotFoundException", "Invalid arn us-east-1");
    }

    [Theory, MemberData(nameof(All))]
    public async Task An_arn_of_no_key_is_invalid(string operation)
    {
        foreach (var arn in new[]
        {
            "arn:", "arn:aws:kms", $"arn:aws:s3:{TestServer.Region}:{TestServer.Account}:key/{NewKeyId()}", TestServer.ArnOf("fake-key-id"),
            $"arn:aws:kms:{TestServer.Region}:{TestServer.Account}:grant/{NewKeyId()}", $"arn:aws-cn:kms:{TestServer.Region}:{TestServer.Account}:key/{NewKeyId()}",
            $"arn:aws:kms:{TestServer.Region}:12345:key/{NewKeyId()}",
        })
        {
            await Api.RefusesAsync(operation, KeyRequests.For(operation, arn), "NotFoundException", $"Invalid arn {arn}");
        }
    }

    [Theory, MemberData(nameof(AnyName))]
    public async Task An_unknown_alias_is_named_by_its_arn(string operation)
    {
        var alias = NewAlias();

        await Api.RefusesAsync(operation, KeyRequests.For(operation, alias), "NotFoundException", $"Alias {AliasArn(alias)} is not found.");
        await Api.RefusesAsync(operation, KeyRequests.For(operation, AliasArn(alias)), "NotFoundException", $"Alias {AliasArn(alias)} is not found.");
    }

    [Fact]
    public async Task Alias_names_are_told_apart_by_case()
    {
        var alias = NewAlias();
        await Api.DoAsync("CreateAlias", new { AliasName = alias + "a", TargetKeyId = await shared.KeyAsync("ECC_NIST_P256") });

        await Api.RefusesAsync("DescribeKey", new { KeyId = alias + "A" }, "NotFoundException", $"Alias {AliasArn(alias + "A")} is not found.");
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_key_id_has_1_to_2048_characters(string operation)
    {
        var member = operation is "CreateAlias" or "UpdateAlias" ? "targetKeyId" : "keyId";
        var tooLong = new string('x', 2049);

        await Api.RefusesValueAsync(
            operation, KeyRequests.For(operation, ""), $"Value '' at '{member}' failed to satisfy constraint: Member must have length greater than or equal to 1");
        var text = await Api.RefusesAsync(operation, KeyRequests.For(operation, tooLong), "ValidationException");
        Assert.EndsWith($"' at '{member}' failed to satisfy constraint: Member must have length less than or equal to 2048", text, StringComparison.Ordinal);
        await Api.RefusesAsync(operation, KeyRequests.For(operation, tooLong[1..]), "NotFoundException", $"Invalid keyId '{tooLong[1..]}'");
    }

    [Fact]
    public async Task The_same_key_id_in_another_region_is_unknown_there()
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");

        await shared.Elsewhere.RefusesAsync(
            "DescribeKey", new { KeyId = key }, "NotFoundException", $"Key 'arn:aws:kms:us-east-1:{TestServer.Account}:key/{key}' does not exist");
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_key_of_another_account_does_not_tell_whether_it_exists(string operation)
    {
        var there = TestServer.ArnOf(await shared.KeyAsync("ECC_NIST_P256"));
        var nowhere = TestServer.ArnOf(NewKeyId());
        var alias = NewAlias();
        var own = (await shared.Stranger.DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" })).GetProperty("KeyMetadata").Text("KeyId");
        await shared.Stranger.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = own });

        Assert.Equal(await AnswerAsync(nowhere), await AnswerAsync(there));

        async Task<string> AnswerAsync(string key) =>
            (await shared.Stranger.RefusesAsync(operation, KeyRequests.For(operation, key, alias: operation is "UpdateAlias" ? alias : null), "AccessDeniedException"))
            .Replace(key, "KEY", StringComparison.Ordinal);
    }
}
