using System.Text;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Accounts;

public sealed class AccountTests
{
    [Fact]
    public async Task The_summary_counts_what_there_is_and_tells_the_quotas()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateUserAsync("a");
        await server.CreateUserAsync("b");
        await server.CreateRoleAsync("r", AccountTrust);
        await server.Api.IamAsync("CreateGroup", ("GroupName", "g"));
        await server.Api.IamAsync("CreateInstanceProfile", ("InstanceProfileName", "i"));
        await server.PutIntoForceAsync(await server.CreatePolicyAsync("p", AllowAll), AllowAll);

        var answer = await server.Api.IamAsync("GetAccountSummary");

        var map = answer.All("key").Zip(answer.All("value")).ToDictionary(pair => pair.First, pair => int.Parse(pair.Second), StringComparer.Ordinal);
        Assert.Equal((2, 1, 1, 1, 1, 2), (map["Users"], map["Roles"], map["Groups"], map["InstanceProfiles"], map["Policies"], map["PolicyVersionsInUse"]));
        Assert.Equal((1, 0), (map["AccountAccessKeysPresent"], map["AccountMFAEnabled"]));
        Assert.Equal((5000, 1000, 300, 1500, 6144, 10), (map["UsersQuota"], map["RolesQuota"], map["GroupsQuota"], map["PoliciesQuota"], map["PolicySizeQuota"], map["GroupsPerUserQuota"]));
    }

    [Fact]
    public async Task The_details_tell_everything_of_everyone_page_by_page()
    {
        await using var server = await TestServer.StartAsync();
        var policy = await server.CreatePolicyAsync("p", Allow("iam:ListUsers", "*"));
        await server.Api.IamAsync("CreateUser", ("UserName", "u"), ("PermissionsBoundary", policy), ("Tags.member.1.Key", "k"), ("Tags.member.1.Value", "v"));
        await server.Api.IamAsync("PutUserPolicy", ("UserName", "u"), ("PolicyName", "inline"), ("PolicyDocument", AllowAll));
        await server.Api.IamAsync("CreateGroup", ("GroupName", "g"));
        await server.Api.IamAsync("AddUserToGroup", ("GroupName", "g"), ("UserName", "u"));
        await server.Api.IamAsync("AttachGroupPolicy", ("GroupName", "g"), ("PolicyArn", AwsPolicyArn("SecurityAudit")));
        await server.CreateRoleAsync("r", AccountTrust, AllowAll);
        await server.Api.IamAsync("CreateInstanceProfile", ("InstanceProfileName", "i"));
        await server.Api.IamAsync("AddRoleToInstanceProfile", ("InstanceProfileName", "i"), ("RoleName", "r"));

        var answer = await server.Api.IamAsync("GetAccountAuthorizationDetails");

        var user = Part(answer, "UserDetailList");
        Assert.Equal(("u", "inline", Uri.EscapeDataString(AllowAll), "g", policy, "k"), (user["UserName"], user["PolicyName"], user["PolicyDocument"], user["GroupList"], user["PermissionsBoundaryArn"], user["Key"]));
        var group = Part(answer, "GroupDetailList");
        Assert.Equal(("g", AwsPolicyArn("SecurityAudit"), ""), (group["GroupName"], group["PolicyArn"], group["GroupPolicyList"]));
        var role = Part(answer, "RoleDetailList");
        Assert.Equal(("r", "i", "inline", Uri.EscapeDataString(AccountTrust)), (role["RoleName"], role["InstanceProfileName"], role["PolicyName"], role["AssumeRolePolicyDocument"]));
        var policies = Part(answer, "Policies");
        Assert.Equal(("SecurityAudit p", "1 0", "0 1"), (policies.Joined("PolicyName"), policies.Joined("AttachmentCount"), policies.Joined("PermissionsBoundaryUsageCount")));
        Assert.Equal(Uri.EscapeDataString(Allow("iam:ListUsers", "*")), policies.All("Document")[1]);

        var first = await server.Api.IamAsync("GetAccountAuthorizationDetails", ("MaxItems", "2"));
        var second = await server.Api.IamAsync("GetAccountAuthorizationDetails", ("MaxItems", "2"), ("Marker", first["Marker"]));
        Assert.Equal(("", ""), (first["RoleDetailList"], first["Policies"]));
        Assert.Equal(("", ""), (second["UserDetailList"], second["GroupDetailList"]));
        Assert.Equal("r", Part(second, "RoleDetailList")["RoleName"]);

        var filtered = await server.Api.IamAsync("GetAccountAuthorizationDetails", ("Filter.member.1", "LocalManagedPolicy"), ("Filter.member.2", "Role"));
        Assert.Equal(("p", "r", ""), (Part(filtered, "Policies").Joined("PolicyName"), Part(filtered, "RoleDetailList")["RoleName"], filtered["UserDetailList"]));
    }

    [Fact]
    public async Task The_last_use_of_an_access_key_is_told()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("ci", AllowAll);

        var before = await server.Api.IamAsync("GetAccessKeyLastUsed", ("AccessKeyId", user.AccessKeyId));
        Assert.Equal(("ci", "N/A", "N/A"), (before["UserName"], before["ServiceName"], before["Region"]));
        Assert.Null(before.Find("LastUsedDate"));

        await server.ApiAs(user).KmsAsync("ListKeys", "{}");
        var after = await server.Api.IamAsync("GetAccessKeyLastUsed", ("AccessKeyId", user.AccessKeyId));
        Assert.Equal(("kms", TestServer.Region), (after["ServiceName"], after["Region"]));
        Assert.Equal($"{server.Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}", after["LastUsedDate"]);

        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", "The Access Key with id AKIAAAAAAAAAAAAAAAAA cannot be found", "GetAccessKeyLastUsed", ("AccessKeyId", "AKIAAAAAAAAAAAAAAAAA"));
        var other = server.ApiAs(await server.CreateAccountAsync());
        await Assert.ThrowsAsync<ApiException>(() => other.IamAsync("GetAccessKeyLastUsed", ("AccessKeyId", user.AccessKeyId)));
    }

    [Fact]
    public async Task The_last_use_of_a_role_is_told()
    {
        await using var server = await TestServer.StartAsync();
        var session = server.ApiAs(await server.SessionOfNewRoleAsync("deploy", AllowAll));
        Assert.Equal("", (await server.Api.IamAsync("GetRole", ("RoleName", "deploy")))["RoleLastUsed"]);

        await session.KmsAsync("ListKeys", "{}");

        foreach (var operation in new[] { "GetRole", "GetAccountAuthorizationDetails" })
        {
            var answer = await server.Api.IamAsync(operation, ("RoleName", "deploy"));
            Assert.Equal((TestServer.Region, $"{server.Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss'Z'}"), (answer["Region"], answer["LastUsedDate"]));
        }

        Assert.Null((await server.Api.IamAsync("ListRoles")).Find("RoleLastUsed"));
    }

    [Fact]
    public async Task The_credential_report_has_a_line_for_the_root_user_and_for_every_user()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("b,c", AllowAll);
        await server.CreateUserAsync("a");
        await server.Api.IamAsync("UpdateAccessKey", ("UserName", "b,c"), ("AccessKeyId", (await server.Api.IamAsync("CreateAccessKey", ("UserName", "b,c")))["AccessKeyId"]), ("Status", "Inactive"));
        await server.ApiAs(user).KmsAsync("ListKeys", "{}");

        Assert.Equal("COMPLETE", (await server.Api.IamAsync("GenerateCredentialReport"))["State"]);
        var answer = await server.Api.IamAsync("GetCredentialReport");

        Assert.Equal("text/csv", answer["ReportFormat"]);
        var lines = Encoding.UTF8.GetString(Convert.FromBase64String(answer["Content"])).Split('\n');
        var now = $"{server.Clock.GetUtcNow():yyyy-MM-dd'T'HH:mm:ss}+00:00";
        Assert.StartsWith("user,arn,user_creation_time,password_enabled,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"<root_account>,arn:aws:iam::{Account}:root,{now},not_supported,no_information,not_supported,not_supported,false,true,{now},{now},us-east-1,iam,false,", lines[1], StringComparison.Ordinal);
        Assert.Equal($"a,{UserArn("a")},{now},false,N/A,N/A,N/A,false,true,{now},N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A", lines[2]);
        Assert.Equal(lines[0].Split(',').Length, lines[2].Split(',').Length);
        Assert.StartsWith($"\"b,c\",\"{UserArn("b,c")}\",{now},false,N/A,N/A,N/A,false,", lines[3], StringComparison.Ordinal);
        Assert.Contains($"true,{now},{now},{TestServer.Region},kms", lines[3], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length);
    }

    [Theory]
    [InlineData("GetAccountPasswordPolicy", "The Password Policy with domain name 111122223333 cannot be found.")]
    [InlineData("GetLoginProfile", "Login Profile for User ci cannot be found.")]
    [InlineData("UpdateLoginProfile", "Login Profile for User ci cannot be found.")]
    [InlineData("DeleteLoginProfile", "Login Profile for User ci cannot be found.")]
    [InlineData("DeleteServiceLinkedRole", "The role with name deploy cannot be found.")]
    [InlineData("GetServiceLinkedRoleDeletionStatus", "Deletion id task/1 does not exist.")]
    public async Task What_nobody_has_here_is_not_found(string operation, string text)
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));
        await server.CreateRoleAsync("deploy", AccountTrust);

        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", text, operation, ("UserName", "ci"), ("Password", "not stored"), ("RoleName", "deploy"), ("DeletionTaskId", "task/1"));
    }

    [Fact]
    public async Task No_service_has_a_role_of_its_own()
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            403, "AccessDenied", "Cannot find Service Linked Role template for mrk.kms.amazonaws.com", "CreateServiceLinkedRole", ("AWSServiceName", "mrk.kms.amazonaws.com"));
    }

    [Theory]
    [InlineData("ListMFADevices", "MFADevices")]
    [InlineData("ListSSHPublicKeys", "SSHPublicKeys")]
    [InlineData("ListSigningCertificates", "Certificates")]
    [InlineData("ListServiceSpecificCredentials", "ServiceSpecificCredentials")]
    [InlineData("ListVirtualMFADevices", "VirtualMFADevices")]
    [InlineData("ListServerCertificates", "ServerCertificateMetadataList")]
    public async Task What_nobody_has_here_is_an_empty_list(string operation, string list)
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.IamAsync("CreateUser", ("UserName", "ci"));

        var answer = await server.Api.IamAsync(operation, ("UserName", "ci"));

        Assert.Equal(("", "false"), (answer[list], answer["IsTruncated"]));
        await server.Api.IamRefusesAsync(400, "ValidationError", "The specified value for marker is invalid.", operation, ("UserName", "ci"), ("Marker", "nonsense"));
    }

    [Theory]
    [InlineData("ListMFADevices")]
    [InlineData("ListSSHPublicKeys")]
    [InlineData("ListSigningCertificates")]
    [InlineData("ListServiceSpecificCredentials")]
    [InlineData("GetLoginProfile")]
    public async Task A_user_that_does_not_exist_is_not_found(string operation)
    {
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(404, "NoSuchEntity", "The user with name none cannot be found.", operation, ("UserName", "none"));
    }

    // One list of an answer, as an answer of its own.
    private static ApiAnswer Part(ApiAnswer answer, string list) => new(answer.Xml.Descendants().First(element => element.Name.LocalName == list));
}
