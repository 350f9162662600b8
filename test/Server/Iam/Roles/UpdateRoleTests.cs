using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Roles;

public sealed class UpdateRoleTests
{
    [Fact]
    public async Task What_is_given_changes_and_the_rest_stays()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);

        var answer = await server.Api.IamAsync("UpdateRole", ("RoleName", "deploy"), ("Description", "one"));
        await server.Api.IamAsync("UpdateRole", ("RoleName", "deploy"), ("MaxSessionDuration", "7200"));

        // Unlike for other operations without output, SDKs look for this element.
        Assert.Equal("", answer["UpdateRoleResult"]);
        var role = await server.Api.IamAsync("GetRole", ("RoleName", "deploy"));
        Assert.Equal(("one", "7200"), (role["Description"], role["MaxSessionDuration"]));
    }

    [Fact]
    public async Task An_empty_description_takes_the_old_one_away()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);
        await server.Api.IamAsync("UpdateRole", ("RoleName", "deploy"), ("Description", "one"));

        await server.Api.IamAsync("UpdateRole", ("RoleName", "deploy"), ("Description", ""));

        Assert.Null((await server.Api.IamAsync("GetRole", ("RoleName", "deploy"))).Find("Description"));
    }

    [Fact]
    public async Task Both_of_two_changes_at_once_are_kept()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);

        var outcomes = await server.Api.IamAtOnceAsync(
            2, "UpdateRole", i => [("RoleName", "deploy"), i == 0 ? ("Description", "one") : ("MaxSessionDuration", "7200")]);

        Assert.Equal(2, outcomes["OK"]);
        var role = await server.Api.IamAsync("GetRole", ("RoleName", "deploy"));
        Assert.Equal(("one", "7200"), (role["Description"], role["MaxSessionDuration"]));
    }

    [Theory]
    [InlineData("UpdateRole")]
    [InlineData("UpdateRoleDescription")]
    [InlineData("UpdateAssumeRolePolicy")]
    [InlineData("DeleteRole")]
    public async Task A_role_that_does_not_exist_is_not_found(string operation)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", "The role with name none cannot be found.", operation, ("RoleName", "none"), ("Description", "d"), ("PolicyDocument", AccountTrust));
    }
}
