using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms;

/// <summary>The table of operations and key states: each cell works, or is refused in its own words.</summary>
public sealed class KeyStatesTests(SharedServer shared)
{
    // Operation, then Enabled, Disabled, PendingDeletion: + works, otherwise the note of AWS's table.
    private const string Table = """
        CancelKeyDeletion    4 4 +
        CreateAlias          + + 3
        CreateGrant          + 1 3
        Decrypt              + 1 3
        DeleteAlias          + + +
        DescribeKey          + + +
        DisableKey           + + 3
        EnableKey            + + 3
        Encrypt              + 1 3
        GetKeyPolicy         + + +
        GetPublicKey         + 1 3
        ListAliases          + + +
        ListGrants           + + +
        ListKeyPolicies      + + +
        ListResourceTags     + + +
        PutKeyPolicy         + + +
        RetireGrant          + + +
        RevokeGrant          + + +
        ScheduleKeyDeletion  + + 3
        Sign                 + 1 3
        TagResource          + + 3
        UntagResource        + + 3
        UpdateAlias          + + 3
        UpdateKeyDescription + + 3
        Verify               + 1 3
        """;

    private static readonly string[] States = ["Enabled", "Disabled", "PendingDeletion"];

    public static TheoryData<string, string, char> Cells => [.. Rows.SelectMany(row => States.Select((state, i) => (row.Operation, state, row.Notes[i])))];

    private static IEnumerable<(string Operation, char[] Notes)> Rows => Table.Split('\n')
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(words => (words[0], words[1..].Select(word => word[0]).ToArray()));

    [Fact]
    public void The_table_has_a_row_for_every_operation_that_names_a_key()
    {
        Assert.Equal([.. KeyRequests.ByAnyName, .. KeyRequests.ByIdOrArn, "DeleteAlias"], Rows.Select(row => row.Operation).ToHashSet());
        Assert.Equal(75, Cells.Count);
    }

    [Theory, MemberData(nameof(Cells))]
    public async Task An_operation_works_in_a_key_state_or_is_refused(string operation, string state, char note)
    {
        var api = shared.Server.Api;
        var (spec, usage) = KeyRequests.KindFor(operation);
        var key = await shared.Server.CreateKeyAsync(spec, usage);
        var request = await RequestAsync(operation, key);
        await PutAsync(key, state);

        var answer = await api.CallAsync(operation, request);

        var arn = TestServer.ArnOf(key);
        switch (note)
        {
            case '+':
                Assert.True(answer.Status == 200, answer.Text);
                break;
            case '1':
                answer.IsRefusal("DisabledException", $"{arn} is disabled.");
                break;
            case '3':
                answer.IsRefusal("KMSInvalidStateException", $"{arn} is pending deletion.");
                break;
            case '4':
                answer.IsRefusal("KMSInvalidStateException", $"{arn} is not pending deletion.");
                break;
        }

        var expected = (operation, note) switch
        {
            ("CancelKeyDeletion", '+') or ("DisableKey", '+') => "Disabled",
            ("EnableKey", '+') => "Enabled",
            ("ScheduleKeyDeletion", '+') => "PendingDeletion",
            _ => state,
        };
        var after = (await api.DoAsync("DescribeKey", new { KeyId = key })).GetProperty("KeyMetadata");
        Assert.Equal(expected, after.Text("KeyState"));
        Assert.Equal(expected is "Enabled", after.GetProperty("Enabled").GetBoolean());
    }

    private async Task<object> RequestAsync(string operation, string key)
    {
        var api = shared.Server.Api;
        var alias = NewAlias();
        if (operation is "UpdateAlias")
        {
            await api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = await shared.KeyAsync("ECC_NIST_P256") });
        }

        if (operation is "DeleteAlias")
        {
            await api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });
            return new { AliasName = alias };
        }

        var blob = await KeyRequests.BlobForAsync(operation, api, key);
        return KeyRequests.For(operation, key, blob, alias, await KeyRequests.GrantForAsync(operation, api, key));
    }

    private async Task PutAsync(string key, string state)
    {
        switch (state)
        {
            case "Disabled":
                await shared.Server.Api.DoAsync("DisableKey", new { KeyId = key });
                break;
            case "PendingDeletion":
                await shared.Server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key });
                break;
        }
    }
}
