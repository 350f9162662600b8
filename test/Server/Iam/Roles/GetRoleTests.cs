using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Roles;

public sealed class GetRoleTests
{
    [Fact]
    public async Task A_role_is_told_whole()
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync(
            "CreateRole",
            ("RoleName", "Deploy"),
            ("AssumeRolePolicyDocument", AccountTrust),
            ("Description", "Deploys."),
            ("Tags.member.1.Key", "team"),
            ("Tags.member.1.Value", "blue"));

        var answer = await server.Api.IamAsync("GetRole", ("RoleName", "deploy"));

        var role = answer.Xml.Descendants().Single(element => element.Name.LocalName == "Role");
        Assert.Equal(
            ["Path", "RoleName", "RoleId", "Arn", "CreateDate", "AssumeRolePolicyDocument", "Description", "MaxSessionDuration", "Tags", "RoleLastUsed"],
            role.Elements().Select(element => element.Name.LocalName));
        Assert.Equal("Deploy", answer["RoleName"]);
        Assert.Equal("", answer["RoleLastUsed"]);
    }

    [Fact]
    public async Task A_trust_policy_comes_back_as_it_was_put()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("ci");
        var trust = $$"""
            { "Version" : "2012-10-17",
              "Statement": [ {"Sid":"a1","Effect":"Allow", "Principal": {"AWS": ["{{UserArn("ci")}}", "{{Account}}"] }, "Action": "sts:AssumeRole"} ] }
            """;
        await server.CreateRoleAsync("deploy", trust);

        var shown = (await server.Api.IamAsync("GetRole", ("RoleName", "deploy")))["AssumeRolePolicyDocument"];

        Assert.Equal(Uri.EscapeDataString(trust), shown);
    }

    [Fact]
    public async Task A_principal_that_was_deleted_is_shown_by_its_id_and_its_namesake_is_not_meant()
    {
        await using var server = await TestServer.StartAsync();
        var first = await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        await server.CreateRoleAsync("deploy", Trust(UserArn("ci")));
        await server.Api.IamAsync("DeleteUser", ("UserName", "ci"));
        var second = await server.CreateUserAsync("ci", Allow("sts:AssumeRole", "*"));

        var shown = (await server.Api.IamAsync("GetRole", ("RoleName", "deploy")))["AssumeRolePolicyDocument"];

        Assert.Equal(Trust(first["UserId"]), Uri.UnescapeDataString(shown));
        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.AssumeRoleAsync(second, "deploy"));
        Assert.Equal("AccessDenied", refusal.Code);
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_not_found()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The role with name none cannot be found.", "GetRole", ("RoleName", "none"));
    }

    [Fact]
    public async Task A_refusal_names_the_role_and_not_its_ARN()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);
        var ci = server.ApiAs(await server.CreateUserAsync("ci"));

        await ci.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("ci")} is not authorized to perform: iam:GetRole on resource: role deploy because no identity-based policy allows the iam:GetRole action",
            "GetRole",
            ("RoleName", "deploy"));
    }
}
