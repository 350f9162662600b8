using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Aliases;

/// <summary>CreateAlias, UpdateAlias, DeleteAlias and ListAliases.</summary>
public sealed class AliasTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task An_alias_names_its_key_until_it_is_deleted()
    {
        var kms = shared.Server.Kms;
        var alias = NewAlias();
        var (one, other) = (await shared.Server.CreateKeyAsync("ECC_NIST_P256"), await shared.Server.CreateKeyAsync("ECC_NIST_P256"));
        async Task<string> Named() => (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = alias }, Cancel)).KeyMetadata.KeyId;

        await kms.CreateAliasAsync(new CreateAliasRequest { AliasName = alias, TargetKeyId = one }, Cancel);
        Assert.Equal(one, await Named());

        await kms.UpdateAliasAsync(new UpdateAliasRequest { AliasName = alias, TargetKeyId = TestServer.ArnOf(other) }, Cancel);
        Assert.Equal(other, await Named());

        await kms.DeleteAliasAsync(new DeleteAliasRequest { AliasName = alias }, Cancel);
        var refusal = await Assert.ThrowsAsync<NotFoundException>(Named);
        Assert.Equal($"Alias {AliasArn(alias)} is not found.", refusal.Message);
    }

    [Fact]
    public async Task They_answer_nothing()
    {
        var (alias, key) = (NewAlias(), await shared.Server.CreateKeyAsync("ECC_NIST_P256"));

        await Api.DoNothingAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });
        await Api.DoNothingAsync("UpdateAlias", new { AliasName = alias, TargetKeyId = key });
        await Api.DoNothingAsync("DeleteAlias", new { AliasName = alias });
    }

    [Fact]
    public async Task A_name_is_given_once_whatever_the_key()
    {
        var alias = NewAlias();
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });

        foreach (var target in new[] { key, await shared.KeyAsync("ECC_NIST_P256") })
        {
            await Api.RefusesAsync(
                "CreateAlias", new { AliasName = alias, TargetKeyId = target },
                "AlreadyExistsException", $"An alias with the name {AliasArn(alias)} already exists");
        }
    }

    [Fact]
    public async Task Each_region_and_each_account_has_names_of_its_own()
    {
        var alias = NewAlias();
        foreach (var api in new[] { Api, shared.Elsewhere, shared.Stranger })
        {
            var made = await api.DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" });
            var key = made.GetProperty("KeyMetadata").Text("KeyId");

            await api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });

            Assert.Equal(key, (await api.DoAsync("DescribeKey", new { KeyId = alias })).GetProperty("KeyMetadata").Text("KeyId"));
        }
    }

    [Theory, InlineData("UpdateAlias"), InlineData("DeleteAlias")]
    public async Task An_alias_that_is_not_there_is_named_by_its_arn(string operation)
    {
        var alias = NewAlias();

        await Api.RefusesAsync(
            operation, new { AliasName = alias, TargetKeyId = await shared.KeyAsync("ECC_NIST_P256") }, "NotFoundException", $"Alias {AliasArn(alias)} is not found.");
    }

    [Fact]
    public async Task An_alias_moves_only_to_a_key_of_the_same_usage()
    {
        var alias = NewAlias();
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = await shared.KeyAsync("RSA_2048") });

        await Api.RefusesAsync(
            "UpdateAlias", new { AliasName = alias, TargetKeyId = await shared.KeyAsync("RSA_2048", "ENCRYPT_DECRYPT") },
            "ValidationException",
            $"Alias {AliasArn(alias)} cannot be changed from a CMK with key usage SIGN_VERIFY to a CMK with key usage ENCRYPT_DECRYPT. "
            + "The key usage of the current CMK and the new CMK must be the same.");
        await Api.DoNothingAsync("UpdateAlias", new { AliasName = alias, TargetKeyId = await shared.KeyAsync("ECC_NIST_P384") });
    }

    [Fact]
    public async Task An_alias_may_leave_a_key_that_is_pending_deletion()
    {
        var alias = NewAlias();
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });
        await Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key });

        await Api.DoNothingAsync("UpdateAlias", new { AliasName = alias, TargetKeyId = await shared.KeyAsync("ECC_NIST_P256") });
    }

    [Fact]
    public async Task A_key_has_at_most_50_aliases()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var elsewhere = NewAlias();
        await Api.DoAsync("CreateAlias", new { AliasName = elsewhere, TargetKeyId = await shared.KeyAsync("ECC_NIST_P256") });
        await Parallel.ForAsync(0, 50, Cancel, async (_, _) => await Api.DoAsync("CreateAlias", new { AliasName = NewAlias(), TargetKeyId = key }));

        const string Full = "Aliases per key quota for this account in this region is 50, current usage is 50.";
        await Api.RefusesAsync("CreateAlias", new { AliasName = NewAlias(), TargetKeyId = key }, "LimitExceededException", Full);
        await Api.RefusesAsync("UpdateAlias", new { AliasName = elsewhere, TargetKeyId = key }, "LimitExceededException", Full);

        var own = (await Api.DoAsync("ListAliases", new { KeyId = key, Limit = 1 })).GetProperty("Aliases")[0].Text("AliasName");
        await Api.DoNothingAsync("UpdateAlias", new { AliasName = own, TargetKeyId = key });
        await Api.DoNothingAsync("DeleteAlias", new { AliasName = own });
        await Api.DoNothingAsync("CreateAlias", new { AliasName = NewAlias(), TargetKeyId = key });
    }

    [Fact]
    public async Task The_list_tells_where_an_alias_points_and_since_when()
    {
        await using var server = await TestServer.StartAsync();
        var (one, other) = (await server.CreateKeyAsync("ECC_NIST_P256"), await server.CreateKeyAsync("ECC_NIST_P256"));
        var made = server.Clock.GetUtcNow();
        await server.Api.DoAsync("CreateAlias", new { AliasName = "alias/b", TargetKeyId = one });
        server.Clock.Advance(TimeSpan.FromSeconds(5));
        await server.Api.DoAsync("UpdateAlias", new { AliasName = "alias/b", TargetKeyId = other });
        await server.Api.DoAsync("CreateAlias", new { AliasName = "alias/a", TargetKeyId = one });

        var answer = await server.Api.DoAsync("ListAliases", "{}");

        Assert.Equal("Aliases Truncated", answer.Names());
        var entries = answer.GetProperty("Aliases").EnumerateArray().ToList();
        Assert.All(entries, entry => Assert.Equal("AliasName AliasArn TargetKeyId CreationDate LastUpdatedDate", entry.Names()));
        Assert.Equal(
            [("alias/a", AliasArn("alias/a"), one), ("alias/b", AliasArn("alias/b"), other)],
            entries.Select(entry => (entry.Text("AliasName"), entry.Text("AliasArn"), entry.Text("TargetKeyId"))));
        Assert.Equal(
            (made.InMilliseconds(), made.AddSeconds(5).InMilliseconds()), (entries[1].Time("CreationDate"), entries[1].Time("LastUpdatedDate")));
        Assert.Equal(entries[0].Time("CreationDate"), entries[0].Time("LastUpdatedDate"));
    }

    [Fact]
    public async Task The_list_of_one_key_and_that_of_all_come_in_pages()
    {
        await using var server = await TestServer.StartAsync();
        var (one, other) = (await server.CreateKeyAsync("ECC_NIST_P256"), await server.CreateKeyAsync("ECC_NIST_P256"));
        for (var i = 0; i < 7; i++)
        {
            await server.Kms.CreateAliasAsync(new CreateAliasRequest { AliasName = $"alias/{i}", TargetKeyId = i % 2 == 0 ? one : other }, Cancel);
        }

        Assert.Equal([["0", "1", "2"], ["3", "4", "5"], ["6"]], await PagesAsync(server.Kms, new() { Limit = 3 }));
        Assert.Equal([["0", "2", "4"], ["6"]], await PagesAsync(server.Kms, new() { Limit = 3, KeyId = one }));
        Assert.Equal([["1", "3", "5"]], await PagesAsync(server.Kms, new() { Limit = 3, KeyId = TestServer.ArnOf(other) }));
    }

    [Fact]
    public async Task A_page_has_50_aliases_when_nothing_is_said_and_100_at_most()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var _ in Enumerable.Range(0, 3))
        {
            var key = await server.CreateKeyAsync("ECC_NIST_P256");
            await Parallel.ForAsync(0, 35, Cancel, async (_, _) => await server.Api.DoAsync("CreateAlias", new { AliasName = NewAlias(), TargetKeyId = key }));
        }

        Assert.Equal(50, (await server.Api.DoAsync("ListAliases", "{}")).GetProperty("Aliases").GetArrayLength());
        Assert.Equal(100, (await server.Api.DoAsync("ListAliases", new { Limit = 100 })).GetProperty("Aliases").GetArrayLength());
    }

    [Fact]
    public Task Its_limits_and_markers_are_checked() => Api.ChecksPagesAsync("ListAliases", [], maximum: 100);

    [Fact]
    public async Task A_marker_of_another_list_is_refused()
    {
        await shared.KeyAsync("ECC_NIST_P256");
        await shared.KeyAsync("ECC_NIST_P384");
        var keys = await Api.DoAsync("ListKeys", new { Limit = 1 });

        await Api.RefusesAsync("ListAliases", new { Marker = keys.Text("NextMarker") }, "InvalidMarkerException", text: null);
    }

    [Fact]
    public async Task A_key_of_another_account_has_no_list_and_does_not_tell_that_it_exists()
    {
        var there = TestServer.ArnOf(await shared.KeyAsync("ECC_NIST_P256"));
        var nowhere = TestServer.ArnOf(NewKeyId());

        Assert.Equal((await Answer(nowhere)).Replace(nowhere, "KEY", StringComparison.Ordinal), (await Answer(there)).Replace(there, "KEY", StringComparison.Ordinal));

        Task<string> Answer(string key) => shared.Stranger.RefusesAsync("ListAliases", new { KeyId = key }, "AccessDeniedException");
    }

    private static async Task<List<List<string>>> PagesAsync(IAmazonKeyManagementService kms, ListAliasesRequest request)
    {
        List<List<string>> pages = [];
        ListAliasesResponse page;
        do
        {
            page = await kms.ListAliasesAsync(request, Cancel);
            pages.Add([.. page.Aliases.Select(alias => alias.AliasName["alias/".Length..])]);
            request.Marker = page.NextMarker;
        }
        while (page.Truncated is true);

        return pages;
    }
}
