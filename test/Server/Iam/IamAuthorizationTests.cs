using Signet.Server.Pipeline;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam;

/// <summary>Every operation of the table is denied to strangers, in IAM's own words for the resource, and closed to credentials of GetSessionToken.</summary>
public sealed class IamAuthorizationTests
{
    private static readonly (string Name, string Value)[] Parameters =
    [
        ("PolicyName", "p"), ("PolicyDocument", AllowAll), ("AssumeRolePolicyDocument", AccountTrust), ("AccessKeyId", "AKIAAAAAAAAAAAAAAAAA"),
        ("Status", "Active"), ("Description", "d"), ("PolicySourceArn", UserArn("it")), ("PolicyInputList.member.1", AllowAll), ("ActionNames.member.1", "kms:Sign"),
    ];

    public static TheoryData<string, string> Operations => new()
    {
        { "CreateUser", $"arn:aws:iam::{Account}:user/it" },
        { "GetUser", "user it" },
        { "ListUsers", $"arn:aws:iam::{Account}:user/" },
        { "UpdateUser", "user it" },
        { "DeleteUser", "user it" },
        { "CreateAccessKey", "user it" },
        { "ListAccessKeys", "user it" },
        { "UpdateAccessKey", "user it" },
        { "DeleteAccessKey", "user it" },
        { "PutUserPolicy", "user it" },
        { "GetUserPolicy", "user it" },
        { "ListUserPolicies", "user it" },
        { "DeleteUserPolicy", "user it" },
        { "CreateRole", $"arn:aws:iam::{Account}:role/it" },
        { "GetRole", "role it" },
        { "ListRoles", $"arn:aws:iam::{Account}:role/" },
        { "UpdateRole", "role it" },
        { "UpdateRoleDescription", "role it" },
        { "UpdateAssumeRolePolicy", "role it" },
        { "DeleteRole", "role it" },
        { "PutRolePolicy", "role it" },
        { "GetRolePolicy", "role it" },
        { "ListRolePolicies", "role it" },
        { "DeleteRolePolicy", "role it" },
        { "ListUserTags", "user it" },
        { "ListRoleTags", "role it" },
        { "SimulateCustomPolicy", "*" },
        { "SimulatePrincipalPolicy", $"arn:aws:iam::{Account}:user/it" },
        { "GetContextKeysForCustomPolicy", "*" },
        { "GetContextKeysForPrincipalPolicy", $"arn:aws:iam::{Account}:user/it" },
    };

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_stranger_is_denied_whatever_exists(string operation, string resource)
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("it", AllowAll);
        await server.CreateRoleAsync("it", AccountTrust, AllowAll);
        var stranger = server.ApiAs(await server.CreateUserAsync("stranger"));

        await stranger.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("stranger")} is not authorized to perform: iam:{operation} on resource: {resource} because no identity-based policy allows the iam:{operation} action",
            operation,
            [("UserName", "it"), ("RoleName", "it"), .. Parameters]);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task A_Deny_wins(string operation, string resource)
    {
        await using var server = await TestServer.StartAsync();
        const string Denied = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"iam:*","Resource":"*"}]}""";
        var caller = server.ApiAs(await server.CreateUserAsync("caller", Denied));

        await caller.IamRefusesAsync(
            403,
            "AccessDenied",
            $"User: {UserArn("caller")} is not authorized to perform: iam:{operation} on resource: {resource} with an explicit deny in an identity-based policy",
            operation,
            [("UserName", "it"), ("RoleName", "it"), .. Parameters]);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Credentials_of_GetSessionToken_are_refused(string operation, string resource)
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("it", AllowAll));
        Assert.NotEmpty(resource);

        foreach (var caller in new[] { user, server.Api })
        {
            var session = server.ApiAs(await caller.SessionTokenAsync());
            await session.IamRefusesAsync(
                403,
                "InvalidClientTokenId",
                "The security token included in the request is invalid",
                operation,
                [("UserName", "it"), ("RoleName", "it"), .. Parameters]);
        }
    }

    [Fact]
    public async Task Every_operation_of_the_table_is_among_these()
    {
        await using var server = await TestServer.StartAsync();

        var table = server.Server.Table.Of(Service.Iam).Select(row => row.Name).Order(StringComparer.Ordinal);

        Assert.Equal(Operations.Select(row => row.Data.Item1).Order(StringComparer.Ordinal), table);
    }

    [Fact]
    public async Task An_operation_that_is_not_there_is_not_known()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(400, "InvalidAction", "Could not find operation CreateLoginProfile for version 2010-05-08", "CreateLoginProfile");
    }
}
