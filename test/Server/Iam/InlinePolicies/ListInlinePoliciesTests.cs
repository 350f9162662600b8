using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.InlinePolicies;

public sealed class ListInlinePoliciesTests
{
    public static TheoryData<string> Kinds => PolicyOwner.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Names_come_in_order_page_by_page(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");
        foreach (var name in new[] { "b", "a", "B", "_" })
        {
            await owner.PutAsync(server.Api, "it", name, Allow("kms:Sign", "*"));
        }

        var first = await owner.ListAsync(server.Api, "it", ("MaxItems", "3"));
        var second = await owner.ListAsync(server.Api, "it", ("MaxItems", "3"), ("Marker", first["Marker"]));

        Assert.Equal(["B", "_", "a"], first.All("member"));
        Assert.Equal("true", first["IsTruncated"]);
        Assert.Equal(["b"], second.All("member"));
        Assert.Equal("false", second["IsTruncated"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_owner_without_policies_has_an_empty_list(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");

        Assert.Equal("", (await owner.ListAsync(server.Api, "it"))["PolicyNames"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task An_owner_that_does_not_exist_is_not_found(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", $"The {owner.Word} with name none cannot be found.", $"List{kind}Policies", owner.Name("none"));
    }
}
