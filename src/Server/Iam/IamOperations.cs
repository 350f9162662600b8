using Signet.Server.Iam.AccessKeys;
using Signet.Server.Iam.Accounts;
using Signet.Server.Iam.Accounts.Details;
using Signet.Server.Iam.Attachments;
using Signet.Server.Iam.Boundaries;
using Signet.Server.Iam.CredentialReports;
using Signet.Server.Iam.EmptyLists;
using Signet.Server.Iam.Groups;
using Signet.Server.Iam.InlinePolicies;
using Signet.Server.Iam.InstanceProfiles;
using Signet.Server.Iam.LoginProfiles;
using Signet.Server.Iam.ManagedPolicies;
using Signet.Server.Iam.Roles;
using Signet.Server.Iam.ServiceLinkedRoles;
using Signet.Server.Iam.Simulation;
using Signet.Server.Iam.Tags;
using Signet.Server.Iam.Users;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam;

/// <summary>The table of IAM's operations (API version 2010-05-08); the others are unknown to the router.</summary>
internal static class IamOperations
{
    public static IReadOnlyList<Endpoint> Table(ServerParts parts) =>
    [
        Endpoint.For(new AddRoleToInstanceProfile(parts.Catalog)),
        Endpoint.For(new AddUserToGroup(parts.Catalog)),
        Endpoint.For(new AttachGroupPolicy(parts.Catalog)),
        Endpoint.For(new AttachRolePolicy(parts.Catalog)),
        Endpoint.For(new AttachUserPolicy(parts.Catalog)),
        Endpoint.For(new CreateAccessKey(parts.Catalog, parts.Sealer, parts.IssueAccessKey)),
        Endpoint.For(new CreateAccountAlias(parts.Catalog)),
        Endpoint.For(new CreateGroup(parts.Catalog)),
        Endpoint.For(new CreateInstanceProfile(parts.Catalog, parts.Principals)),
        Endpoint.For(new CreatePolicy(parts.Catalog)),
        Endpoint.For(new CreatePolicyVersion(parts.Catalog)),
        Endpoint.For(new CreateRole(parts.Catalog, parts.Principals)),
        Endpoint.For(new CreateServiceLinkedRole()),
        Endpoint.For(new CreateUser(parts.Catalog)),
        Endpoint.For(new DeleteAccessKey(parts.Catalog)),
        Endpoint.For(new DeleteAccountAlias(parts.Catalog)),
        Endpoint.For(new DeleteGroup(parts.Catalog)),
        Endpoint.For(new DeleteGroupPolicy(parts.Catalog)),
        Endpoint.For(new DeleteInstanceProfile(parts.Catalog)),
        Endpoint.For(new DeleteLoginProfile(parts.Catalog)),
        Endpoint.For(new DeletePolicy(parts.Catalog)),
        Endpoint.For(new DeletePolicyVersion(parts.Catalog)),
        Endpoint.For(new DeleteRole(parts.Catalog)),
        Endpoint.For(new DeleteRolePermissionsBoundary(parts.Catalog)),
        Endpoint.For(new DeleteRolePolicy(parts.Catalog)),
        Endpoint.For(new DeleteServiceLinkedRole(parts.Catalog)),
        Endpoint.For(new DeleteUser(parts.Catalog)),
        Endpoint.For(new DeleteUserPermissionsBoundary(parts.Catalog)),
        Endpoint.For(new DeleteUserPolicy(parts.Catalog)),
        Endpoint.For(new DetachGroupPolicy(parts.Catalog)),
        Endpoint.For(new DetachRolePolicy(parts.Catalog)),
        Endpoint.For(new DetachUserPolicy(parts.Catalog)),
        Endpoint.For(new GenerateCredentialReport()),
        Endpoint.For(new GetAccessKeyLastUsed(parts.Catalog, parts.Store)),
        Endpoint.For(new GetAccountAuthorizationDetails(parts.Catalog, parts.Store, parts.Principals, new(parts.Catalog))),
        Endpoint.For(new GetAccountPasswordPolicy()),
        Endpoint.For(new GetAccountSummary(parts.Catalog)),
        Endpoint.For(new GetContextKeysForCustomPolicy()),
        Endpoint.For(new GetContextKeysForPrincipalPolicy(parts.Catalog, parts.PrincipalPolicies)),
        Endpoint.For(new GetCredentialReport(parts.Catalog, parts.Store)),
        Endpoint.For(new GetGroup(parts.Catalog)),
        Endpoint.For(new GetGroupPolicy(parts.Catalog)),
        Endpoint.For(new GetInstanceProfile(parts.Catalog, parts.Principals)),
        Endpoint.For(new GetLoginProfile(parts.Catalog)),
        Endpoint.For(new GetPolicy(parts.Catalog, new(parts.Catalog))),
        Endpoint.For(new GetPolicyVersion(parts.Catalog)),
        Endpoint.For(new GetRole(parts.Catalog, parts.Store, parts.Principals)),
        Endpoint.For(new GetRolePolicy(parts.Catalog)),
        Endpoint.For(new GetServiceLinkedRoleDeletionStatus()),
        Endpoint.For(new GetUser(parts.Catalog)),
        Endpoint.For(new GetUserPolicy(parts.Catalog)),
        Endpoint.For(new ListAccessKeys(parts.Catalog)),
        Endpoint.For(new ListAccountAliases(parts.Catalog)),
        Endpoint.For(new ListAttachedGroupPolicies(parts.Catalog)),
        Endpoint.For(new ListAttachedRolePolicies(parts.Catalog)),
        Endpoint.For(new ListAttachedUserPolicies(parts.Catalog)),
        Endpoint.For(new ListEntitiesForPolicy(parts.Catalog, new(parts.Catalog))),
        Endpoint.For(new ListGroupPolicies(parts.Catalog)),
        Endpoint.For(new ListGroups(parts.Catalog)),
        Endpoint.For(new ListGroupsForUser(parts.Catalog)),
        Endpoint.For(new ListInstanceProfiles(parts.Catalog, parts.Principals)),
        Endpoint.For(new ListInstanceProfilesForRole(parts.Catalog, parts.Principals)),
        Endpoint.For(new ListInstanceProfileTags(parts.Catalog)),
        Endpoint.For(new ListMFADevices(parts.Catalog)),
        Endpoint.For(new ListPolicies(parts.Catalog, new(parts.Catalog))),
        Endpoint.For(new ListPolicyTags(parts.Catalog)),
        Endpoint.For(new ListPolicyVersions(parts.Catalog)),
        Endpoint.For(new ListRolePolicies(parts.Catalog)),
        Endpoint.For(new ListRoles(parts.Store, parts.Principals)),
        Endpoint.For(new ListRoleTags(parts.Catalog)),
        Endpoint.For(new ListServerCertificates()),
        Endpoint.For(new ListServiceSpecificCredentials(parts.Catalog)),
        Endpoint.For(new ListSigningCertificates(parts.Catalog)),
        Endpoint.For(new ListSSHPublicKeys(parts.Catalog)),
        Endpoint.For(new ListUserPolicies(parts.Catalog)),
        Endpoint.For(new ListUsers(parts.Store)),
        Endpoint.For(new ListUserTags(parts.Catalog)),
        Endpoint.For(new ListVirtualMFADevices()),
        Endpoint.For(new PutGroupPolicy(parts.Catalog)),
        Endpoint.For(new PutRolePermissionsBoundary(parts.Catalog)),
        Endpoint.For(new PutRolePolicy(parts.Catalog)),
        Endpoint.For(new PutUserPermissionsBoundary(parts.Catalog)),
        Endpoint.For(new PutUserPolicy(parts.Catalog)),
        Endpoint.For(new RemoveRoleFromInstanceProfile(parts.Catalog)),
        Endpoint.For(new RemoveUserFromGroup(parts.Catalog)),
        Endpoint.For(new SetDefaultPolicyVersion(parts.Catalog)),
        Endpoint.For(new SimulateCustomPolicy(parts.Simulator)),
        Endpoint.For(new SimulatePrincipalPolicy(parts.Simulator, parts.Catalog, parts.PrincipalPolicies)),
        Endpoint.For(new TagInstanceProfile(parts.Catalog)),
        Endpoint.For(new TagPolicy(parts.Catalog)),
        Endpoint.For(new TagRole(parts.Catalog)),
        Endpoint.For(new TagUser(parts.Catalog)),
        Endpoint.For(new UntagInstanceProfile(parts.Catalog)),
        Endpoint.For(new UntagPolicy(parts.Catalog)),
        Endpoint.For(new UntagRole(parts.Catalog)),
        Endpoint.For(new UntagUser(parts.Catalog)),
        Endpoint.For(new UpdateAccessKey(parts.Catalog)),
        Endpoint.For(new UpdateAssumeRolePolicy(parts.Catalog, parts.Principals)),
        Endpoint.For(new UpdateGroup(parts.Catalog)),
        Endpoint.For(new UpdateLoginProfile(parts.Catalog)),
        Endpoint.For(new UpdateRole(parts.Catalog)),
        Endpoint.For(new UpdateRoleDescription(parts.Catalog, parts.Principals)),
        Endpoint.For(new UpdateUser(parts.Catalog)),
    ];
}
