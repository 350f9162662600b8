namespace Signet.Server.Tests.Kms.Aliases;

/// <summary>The rules of alias names, which CreateAlias, UpdateAlias and DeleteAlias share.</summary>
public sealed class AliasNameTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string> Operations => ["CreateAlias", "UpdateAlias", "DeleteAlias"];

    [Theory, MemberData(nameof(Operations))]
    public async Task A_name_begins_with_alias(string operation)
    {
        foreach (var name in new[] { "release", "Alias/release", "alias", "a", "/alias/release" })
        {
            await Api.RefusesAsync(
                operation, await RequestAsync(operation, name), "ValidationException",
                "Alias must start with the prefix \"alias/\". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html");
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_name_has_only_some_characters(string operation)
    {
        foreach (var name in new[] { "alias/my alias", "alias/ä", "alias/a.b", "alias/a\n", "alias/*" })
        {
            await Api.RefusesValueAsync(
                operation, await RequestAsync(operation, name),
                $"Value '{name}' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$");
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_colon_fits_the_pattern_and_is_refused_all_the_same(string operation) => await Api.RefusesAsync(
        operation, await RequestAsync(operation, "alias/a:b"), "ValidationException", "alias/a:b contains invalid characters for an alias");

    [Theory, MemberData(nameof(Operations))]
    public async Task AWSs_own_names_are_refused_without_a_word(string operation)
    {
        foreach (var name in new[] { "alias/aws/s3", "alias/aws/" })
        {
            await Api.RefusesAsync(operation, await RequestAsync(operation, name), "NotAuthorizedException", text: null);
        }
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_name_has_1_to_256_characters(string operation)
    {
        var tooLong = $"alias/{new string('a', 251)}";

        await Api.RefusesValueAsync(
            operation, await RequestAsync(operation, tooLong),
            $"Value '{tooLong}' at 'aliasName' failed to satisfy constraint: Member must have length less than or equal to 256");
        await Api.RefusesAsync(operation, await RequestAsync(operation, ""), "ValidationException", "2 validation errors detected: "
            + "Value '' at 'aliasName' failed to satisfy constraint: Member must have length greater than or equal to 1; "
            + "Value '' at 'aliasName' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$");
    }

    [Fact]
    public async Task The_longest_name_and_one_of_every_character_work()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        foreach (var name in new[] { $"alias/{Guid.NewGuid():N}{new string('a', 218)}", $"alias/Aws/_-/{Guid.NewGuid():N}", $"alias/aws-{Guid.NewGuid():N}" })
        {
            await Api.DoNothingAsync("CreateAlias", new { AliasName = name, TargetKeyId = key });
            Assert.Equal(key, (await Api.DoAsync("DescribeKey", new { KeyId = name })).GetProperty("KeyMetadata").Text("KeyId"));
            await Api.DoNothingAsync("DeleteAlias", new { AliasName = name });
        }
    }

    [Fact]
    public async Task All_members_are_needed()
    {
        const string Both = "2 validation errors detected: "
            + "Value null at 'aliasName' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'targetKeyId' failed to satisfy constraint: Member must not be null";

        await Api.RefusesAsync("CreateAlias", "{}", "ValidationException", Both);
        await Api.RefusesAsync("UpdateAlias", "{}", "ValidationException", Both);
        await Api.RefusesValueAsync("DeleteAlias", "{}", "Value null at 'aliasName' failed to satisfy constraint: Member must not be null");
    }

    private async Task<Dictionary<string, string>> RequestAsync(string operation, string name)
    {
        var request = new Dictionary<string, string> { ["AliasName"] = name };
        if (operation is not "DeleteAlias")
        {
            request["TargetKeyId"] = await shared.KeyAsync("ECC_NIST_P256");
        }

        return request;
    }
}
