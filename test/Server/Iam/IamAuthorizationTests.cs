using Signet.Server.Pipeline;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam;

/// <summary>Every operation of the table is denied to strangers, in IAM's own words for the resource, and closed to credentials of GetSessionToken.</summary>
public sealed class IamAuthorizationTests
{
    private const string Managed = $"arn:aws:iam::{Account}:policy/it";

    private const string OidcProvider = $"arn:aws:iam::{Account}:oidc-provider/idp.example";
    private const string SamlProvider = $"arn:aws:iam::{Account}:saml-provider/idp";

    private static readonly (string Name, string Value)[] Parameters =
    [
        ("UserName", "it"), ("RoleName", "it"), ("GroupName", "it"), ("InstanceProfileName", "it"), ("PolicyArn", Managed), ("VersionId", "v1"),
        ("PermissionsBoundary", Managed), ("TagKeys.member.1", "team"), ("AccountAlias", "alias"), ("AWSServiceName", "s.amazonaws.com"),
        ("DeletionTaskId", "task"), ("Name", "idp"), ("SAMLProviderArn", SamlProvider), ("SAMLMetadataDocument", new string('x', 1000)), ("Url", "https://idp.example"),
        ("OpenIDConnectProviderArn", OidcProvider), ("ClientID", "client"), ("ThumbprintList.member.1", new string('0', 40)),
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
        { "TagUser", "user it" },
        { "TagRole", "role it" },
        { "UntagUser", "user it" },
        { "UntagRole", "role it" },
        { "CreateGroup", $"arn:aws:iam::{Account}:group/it" },
        { "GetGroup", "group it" },
        { "ListGroups", $"arn:aws:iam::{Account}:group/" },
        { "UpdateGroup", "group it" },
        { "DeleteGroup", "group it" },
        { "AddUserToGroup", "group it" },
        { "RemoveUserFromGroup", "group it" },
        { "ListGroupsForUser", "user it" },
        { "PutGroupPolicy", "group it" },
        { "GetGroupPolicy", "group it" },
        { "ListGroupPolicies", "group it" },
        { "DeleteGroupPolicy", "group it" },
        { "CreatePolicy", "policy p" },
        { "GetPolicy", $"policy {Managed}" },
        { "ListPolicies", "policy path /" },
        { "DeletePolicy", $"policy {Managed}" },
        { "CreatePolicyVersion", $"policy {Managed}" },
        { "GetPolicyVersion", $"policy {Managed}" },
        { "ListPolicyVersions", $"policy {Managed}" },
        { "SetDefaultPolicyVersion", $"policy {Managed}" },
        { "DeletePolicyVersion", $"policy {Managed}" },
        { "ListEntitiesForPolicy", $"policy {Managed}" },
        { "TagPolicy", $"policy {Managed}" },
        { "UntagPolicy", $"policy {Managed}" },
        { "ListPolicyTags", $"policy {Managed}" },
        { "AttachUserPolicy", "user it" },
        { "AttachRolePolicy", "role it" },
        { "AttachGroupPolicy", "group it" },
        { "DetachUserPolicy", "user it" },
        { "DetachRolePolicy", "role it" },
        { "DetachGroupPolicy", "group it" },
        { "ListAttachedUserPolicies", "user it" },
        { "ListAttachedRolePolicies", "role it" },
        { "ListAttachedGroupPolicies", "group it" },
        { "PutUserPermissionsBoundary", "user it" },
        { "PutRolePermissionsBoundary", "role it" },
        { "DeleteUserPermissionsBoundary", "user it" },
        { "DeleteRolePermissionsBoundary", "role it" },
        { "CreateInstanceProfile", $"arn:aws:iam::{Account}:instance-profile/it" },
        { "GetInstanceProfile", "instance profile it" },
        { "ListInstanceProfiles", $"arn:aws:iam::{Account}:instance-profile/" },
        { "ListInstanceProfilesForRole", "role it" },
        { "DeleteInstanceProfile", "instance profile it" },
        { "AddRoleToInstanceProfile", "instance profile it" },
        { "RemoveRoleFromInstanceProfile", "instance profile it" },
        { "TagInstanceProfile", "instance profile it" },
        { "UntagInstanceProfile", "instance profile it" },
        { "ListInstanceProfileTags", "instance profile it" },
        { "CreateAccountAlias", "*" },
        { "DeleteAccountAlias", "*" },
        { "ListAccountAliases", "*" },
        { "GetAccountSummary", "*" },
        { "GetAccountAuthorizationDetails", "*" },
        { "GetAccountPasswordPolicy", "*" },
        { "GetAccessKeyLastUsed", "access key AKIAAAAAAAAAAAAAAAAA" },
        { "GenerateCredentialReport", "*" },
        { "GetCredentialReport", "*" },
        { "GetLoginProfile", "user it" },
        { "UpdateLoginProfile", "user it" },
        { "DeleteLoginProfile", "user it" },
        { "ListMFADevices", "user it" },
        { "ListSSHPublicKeys", "user it" },
        { "ListSigningCertificates", "user it" },
        { "ListServiceSpecificCredentials", "user it" },
        { "ListVirtualMFADevices", "*" },
        { "ListServerCertificates", $"arn:aws:iam::{Account}:server-certificate/" },
        { "CreateServiceLinkedRole", "*" },
        { "DeleteServiceLinkedRole", "role it" },
        { "GetServiceLinkedRoleDeletionStatus", "*" },
        { "CreateOpenIDConnectProvider", OidcProvider },
        { "GetOpenIDConnectProvider", OidcProvider },
        { "ListOpenIDConnectProviders", "*" },
        { "UpdateOpenIDConnectProviderThumbprint", OidcProvider },
        { "AddClientIDToOpenIDConnectProvider", OidcProvider },
        { "RemoveClientIDFromOpenIDConnectProvider", OidcProvider },
        { "DeleteOpenIDConnectProvider", OidcProvider },
        { "TagOpenIDConnectProvider", OidcProvider },
        { "UntagOpenIDConnectProvider", OidcProvider },
        { "ListOpenIDConnectProviderTags", OidcProvider },
        { "CreateSAMLProvider", SamlProvider },
        { "GetSAMLProvider", SamlProvider },
        { "ListSAMLProviders", "*" },
        { "UpdateSAMLProvider", SamlProvider },
        { "DeleteSAMLProvider", SamlProvider },
        { "TagSAMLProvider", SamlProvider },
        { "UntagSAMLProvider", SamlProvider },
        { "ListSAMLProviderTags", SamlProvider },
        { "SimulateCustomPolicy", "*" },
        { "SimulatePrincipalPolicy", $"arn:aws:iam::{Account}:user/it" },
        { "GetContextKeysForCustomPolicy", "*" },
        { "GetContextKeysForPrincipalPolicy", $"arn:aws:iam::{Account}:user/it" },
    };

    // Creations with tags also demand leave to tag.
    private static (string Name, string Value)[] ParametersOf(string operation) =>
        operation.StartsWith("Tag", StringComparison.Ordinal) ? [.. Parameters, ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue")] : Parameters;

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
            ParametersOf(operation));
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
            ParametersOf(operation));
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
                ParametersOf(operation));
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
