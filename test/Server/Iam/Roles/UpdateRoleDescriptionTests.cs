using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Roles;

public sealed class UpdateRoleDescriptionTests
{
    [Fact]
    public async Task The_role_is_told_with_its_new_description()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);

        var answer = await server.Api.IamAsync("UpdateRoleDescription", ("RoleName", "deploy"), ("Description", "new"));

        Assert.Equal(("deploy", "new"), (answer["RoleName"], answer["Description"]));
        Assert.Equal("new", (await server.Api.IamAsync("GetRole", ("RoleName", "deploy")))["Description"]);
    }

    [Fact]
    public async Task The_description_cannot_be_left_out()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            "1 validation error detected: Value null at 'description' failed to satisfy constraint: Member must not be null",
            "UpdateRoleDescription",
            ("RoleName", "deploy"));
    }
}
