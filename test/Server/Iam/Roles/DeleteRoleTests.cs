using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Roles;

public sealed class DeleteRoleTests
{
    [Fact]
    public async Task A_deleted_role_is_gone_and_so_are_its_sessions()
    {
        await using var server = await TestServer.StartAsync();
        var session = await server.SessionOfNewRoleAsync("deploy");
        await server.ApiAs(session).QueryAsync("sts", "GetCallerIdentity");

        await server.Api.IamAsync("DeleteRole", ("RoleName", "DEPLOY"));
        await server.CreateRoleAsync("deploy", AccountTrust);

        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(session).QueryAsync("sts", "GetCallerIdentity"));
        Assert.Equal("InvalidClientTokenId", refusal.Code);
    }

    [Fact]
    public async Task Policies_go_first()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust, AllowAll);

        await server.Api.IamRefusesAsync(409, "DeleteConflict", "Cannot delete entity, must delete policies first.", "DeleteRole", ("RoleName", "deploy"));
        await server.Api.IamAsync("DeleteRolePolicy", ("RoleName", "deploy"), ("PolicyName", "inline"));
        await server.Api.IamAsync("DeleteRole", ("RoleName", "deploy"));
    }
}
