using Signet.Server.Iam.AccessKeys;
using Signet.Server.Iam.InlinePolicies;
using Signet.Server.Iam.OidcProviders;
using Signet.Server.Iam.Roles;
using Signet.Server.Iam.SamlProviders;
using Signet.Server.Iam.Tags;
using Signet.Server.Iam.Users;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam;

/// <summary>The table of IAM's operations (API version 2010-05-08); the others are unknown to the router.</summary>
internal static class IamOperations
{
    public static IReadOnlyList<Endpoint> Table(ServerParts parts) =>
    [
        Endpoint.For(new AddClientIDToOpenIDConnectProvider(parts.Catalog.Providers)),
        Endpoint.For(new CreateAccessKey(parts.Catalog, parts.Sealer)),
        Endpoint.For(new CreateOpenIDConnectProvider(parts.Catalog.Providers)),
        Endpoint.For(new CreateRole(parts.Catalog, parts.Store, parts.Principals)),
        Endpoint.For(new CreateSAMLProvider(parts.Catalog.Providers)),
        Endpoint.For(new CreateUser(parts.Catalog, parts.Store)),
        Endpoint.For(new DeleteAccessKey(parts.Catalog)),
        Endpoint.For(new DeleteOpenIDConnectProvider(parts.Catalog.Providers)),
        Endpoint.For(new DeleteRole(parts.Catalog)),
        Endpoint.For(new DeleteRolePolicy(parts.Catalog)),
        Endpoint.For(new DeleteSAMLProvider(parts.Catalog.Providers)),
        Endpoint.For(new DeleteUser(parts.Catalog)),
        Endpoint.For(new DeleteUserPolicy(parts.Catalog)),
        Endpoint.For(new GetOpenIDConnectProvider(parts.Catalog.Providers)),
        Endpoint.For(new GetRole(parts.Catalog, parts.Principals)),
        Endpoint.For(new GetRolePolicy(parts.Catalog)),
        Endpoint.For(new GetSAMLProvider(parts.Catalog.Providers)),
        Endpoint.For(new GetUser(parts.Catalog)),
        Endpoint.For(new GetUserPolicy(parts.Catalog)),
        Endpoint.For(new ListAccessKeys(parts.Catalog)),
        Endpoint.For(new ListOpenIDConnectProviders(parts.Catalog.Providers)),
        Endpoint.For(new ListOpenIDConnectProviderTags(parts.Catalog.Providers)),
        Endpoint.For(new ListRolePolicies(parts.Catalog)),
        Endpoint.For(new ListRoles(parts.Store, parts.Principals)),
        Endpoint.For(new ListRoleTags(parts.Catalog)),
        Endpoint.For(new ListSAMLProviders(parts.Catalog.Providers)),
        Endpoint.For(new ListSAMLProviderTags(parts.Catalog.Providers)),
        Endpoint.For(new ListUserPolicies(parts.Catalog)),
        Endpoint.For(new ListUsers(parts.Store)),
        Endpoint.For(new ListUserTags(parts.Catalog)),
        Endpoint.For(new PutRolePolicy(parts.Catalog)),
        Endpoint.For(new PutUserPolicy(parts.Catalog)),
        Endpoint.For(new RemoveClientIDFromOpenIDConnectProvider(parts.Catalog.Providers)),
        Endpoint.For(new TagOpenIDConnectProvider(parts.Catalog.Providers)),
        Endpoint.For(new TagSAMLProvider(parts.Catalog.Providers)),
        Endpoint.For(new UntagOpenIDConnectProvider(parts.Catalog.Providers)),
        Endpoint.For(new UntagSAMLProvider(parts.Catalog.Providers)),
        Endpoint.For(new UpdateAccessKey(parts.Catalog)),
        Endpoint.For(new UpdateAssumeRolePolicy(parts.Catalog, parts.Principals)),
        Endpoint.For(new UpdateOpenIDConnectProviderThumbprint(parts.Catalog.Providers)),
        Endpoint.For(new UpdateRole(parts.Catalog)),
        Endpoint.For(new UpdateRoleDescription(parts.Catalog, parts.Principals)),
        Endpoint.For(new UpdateSAMLProvider(parts.Catalog.Providers)),
        Endpoint.For(new UpdateUser(parts.Catalog)),
    ];
}
