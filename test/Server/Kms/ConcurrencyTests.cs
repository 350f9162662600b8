using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms;

/// <summary>Calls that come at the same time and want the same thing.</summary>
public sealed class ConcurrencyTests
{
    [Fact]
    public async Task Fifty_tags_that_are_added_at_once_are_all_there()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i =>
            server.Api.CallAsync("TagResource", new { KeyId = key, Tags = new[] { new { TagKey = $"t{i:D2}", TagValue = $"{i}" } } })));

        Assert.All(answers, answer => Assert.Equal((200, ""), (answer.Status, answer.Text)));
        var tags = (await server.Api.DoAsync("ListResourceTags", new { KeyId = key })).GetProperty("Tags").EnumerateArray();
        Assert.Equal(Enumerable.Range(0, 50).Select(i => $"t{i:D2}={i}"), tags.Select(tag => $"{tag.Text("TagKey")}={tag.Text("TagValue")}"));
    }

    [Fact]
    public async Task Of_twenty_aliases_of_one_name_that_are_made_at_once_one_wins()
    {
        await using var server = await TestServer.StartAsync();
        List<string> keys = [];
        for (var i = 0; i < 20; i++)
        {
            keys.Add(await server.CreateKeyAsync("ECC_NIST_P256"));
        }

        var answers = await Task.WhenAll(keys.Select(key => server.Api.CallAsync("CreateAlias", new { AliasName = "alias/one", TargetKeyId = key })));

        var winner = keys[Array.FindIndex(answers, answer => answer.Status == 200)];
        Assert.Equal(winner, (await server.Api.DoAsync("DescribeKey", new { KeyId = "alias/one" })).GetProperty("KeyMetadata").Text("KeyId"));
        var losers = answers.Where(answer => answer.Status != 200).ToList();
        Assert.Equal(19, losers.Count);
        Assert.All(losers, answer => answer.IsRefusal("AlreadyExistsException", $"An alias with the name {AliasArn("alias/one")} already exists"));
    }

    [Fact]
    public async Task A_key_is_scheduled_for_deletion_once()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => server.Api.CallAsync("ScheduleKeyDeletion", new { KeyId = key })));

        Assert.Single(answers, answer => answer.Status == 200);
        Assert.All(
            answers.Where(answer => answer.Status != 200),
            answer => answer.IsRefusal("KMSInvalidStateException", $"{TestServer.ArnOf(key)} is pending deletion."));
    }

    [Fact]
    public async Task A_key_never_gets_more_than_50_aliases_however_many_ask_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        for (var i = 0; i < 45; i++)
        {
            await server.Api.DoAsync("CreateAlias", new { AliasName = NewAlias(), TargetKeyId = key });
        }

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => server.Api.CallAsync("CreateAlias", new { AliasName = NewAlias(), TargetKeyId = key })));

        Assert.Equal(5, answers.Count(answer => answer.Status == 200));
        Assert.Equal(50, (await server.Api.DoAsync("ListAliases", new { KeyId = key, Limit = 100 })).GetProperty("Aliases").GetArrayLength());
    }
}
