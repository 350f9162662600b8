using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Roles;

public sealed class ListRolesTests
{
    [Fact]
    public async Task Roles_come_in_order_of_name_with_just_what_AWS_lists()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("zoo", AccountTrust);
        await server.Api.IamAsync(
            "CreateRole", ("RoleName", "ark"), ("AssumeRolePolicyDocument", AccountTrust), ("Description", "d"), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));

        var answer = await server.Api.IamAsync("ListRoles");

        Assert.Equal(["ark", "zoo"], answer.All("RoleName"));
        Assert.Equal(["3600", "3600"], answer.All("MaxSessionDuration"));
        Assert.Equal(["d"], answer.All("Description"));
        Assert.Equal(2, answer.All("AssumeRolePolicyDocument").Count);
        Assert.Null(answer.Find("Tags"));
        Assert.Null(answer.Find("RoleLastUsed"));
        Assert.Equal("false", answer["IsTruncated"]);
    }

    [Fact]
    public async Task Pages_follow_each_other_under_a_path_prefix()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var (name, path) in new[] { ("a", "/x/"), ("b", "/"), ("c", "/x/y/") })
        {
            await server.Api.IamAsync("CreateRole", ("RoleName", name), ("Path", path), ("AssumeRolePolicyDocument", AccountTrust));
        }

        var first = await server.Api.IamAsync("ListRoles", ("PathPrefix", "/x/"), ("MaxItems", "1"));
        var second = await server.Api.IamAsync("ListRoles", ("PathPrefix", "/x/"), ("MaxItems", "1"), ("Marker", first["Marker"]));

        Assert.Equal(["a"], first.All("RoleName"));
        Assert.Equal(["c"], second.All("RoleName"));
        Assert.Null(second.Find("Marker"));
    }

    [Fact]
    public async Task The_path_prefix_is_part_of_the_resource()
    {
        await using var server = await TestServer.StartAsync();
        var ci = server.ApiAs(await server.CreateUserAsync("ci"));

        await ci.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("ci")} is not authorized to perform: iam:ListRoles on resource: {RoleArn("x/")} because no identity-based policy allows the iam:ListRoles action",
            "ListRoles",
            ("PathPrefix", "/x/"));
    }
}
