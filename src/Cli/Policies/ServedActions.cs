namespace Signet.Cli.Policies;

/// <summary>The actions of the services that this server has, by which misspelt ones are found.</summary>
internal static class ServedActions
{
    public static IReadOnlyCollection<string> All { get; } =
    [
        .. Of(
            "kms",
            "CancelKeyDeletion", "ConnectCustomKeyStore", "CreateAlias", "CreateCustomKeyStore", "CreateGrant", "CreateKey", "Decrypt", "DeleteAlias",
            "DeleteCustomKeyStore", "DeleteImportedKeyMaterial", "DeriveSharedSecret", "DescribeCustomKeyStores", "DescribeKey", "DisableKey",
            "DisableKeyRotation", "DisconnectCustomKeyStore", "EnableKey", "EnableKeyRotation", "Encrypt", "GenerateDataKey", "GenerateDataKeyPair",
            "GenerateDataKeyPairWithoutPlaintext", "GenerateDataKeyWithoutPlaintext", "GenerateMac", "GenerateRandom", "GetKeyLastUsage",
            "GetKeyPolicy", "GetKeyRotationStatus", "GetParametersForImport", "GetPublicKey", "ImportKeyMaterial", "ListAliases", "ListGrants",
            "ListKeyPolicies", "ListKeyRotations", "ListKeys", "ListResourceTags", "ListRetirableGrants", "PutKeyPolicy", "ReEncryptFrom",
            "ReEncryptTo", "ReplicateKey", "RetireGrant", "RevokeGrant", "RotateKeyOnDemand", "ScheduleKeyDeletion", "Sign", "SynchronizeMultiRegionKey", "TagResource",
            "UntagResource", "UpdateAlias", "UpdateCustomKeyStore", "UpdateKeyDescription", "UpdatePrimaryRegion", "Verify", "VerifyMac"),
        .. Of(
            "iam",
            "AddClientIDToOpenIDConnectProvider", "AddUserToGroup", "AttachGroupPolicy", "AttachRolePolicy", "AttachUserPolicy", "AttachedPolicy",
            "CreateAccessKey", "CreateAccountAlias", "CreateGroup", "CreateOpenIDConnectProvider", "CreatePolicy", "CreatePolicyVersion", "CreateRole",
            "CreateUser", "DeleteAccessKey", "DeleteAccountAlias", "DeleteGroup", "DeleteGroupPolicy", "DeleteOpenIDConnectProvider", "DeletePolicy",
            "DeletePolicyVersion", "DeleteRole", "DeleteRolePermissionsBoundary", "DeleteRolePolicy", "DeleteUser", "DeleteUserPermissionsBoundary",
            "DeleteUserPolicy", "DetachGroupPolicy", "DetachRolePolicy", "DetachUserPolicy", "GetAccessKeyLastUsed", "GetAccountAuthorizationDetails",
            "GetAccountSummary", "GetContextKeysForCustomPolicy", "GetContextKeysForPrincipalPolicy", "GetGroup", "GetGroupPolicy", "GetLoginProfile",
            "GetOpenIDConnectProvider", "GetPolicy", "GetPolicyVersion", "GetRole", "GetRolePolicy", "GetUser", "GetUserPolicy", "ListAccessKeys",
            "ListAccountAliases", "ListAttachedGroupPolicies", "ListAttachedRolePolicies", "ListAttachedUserPolicies", "ListEntitiesForPolicy",
            "ListGroupPolicies", "ListGroups", "ListGroupsForUser", "ListInstanceProfilesForRole", "ListMFADevices", "ListOpenIDConnectProviderTags",
            "ListOpenIDConnectProviders", "ListPolicies", "ListPolicyTags", "ListPolicyVersions", "ListRolePolicies", "ListRoleTags", "ListRoles",
            "ListSSHPublicKeys", "ListServiceSpecificCredentials", "ListSigningCertificates", "ListUserPolicies", "ListUserTags", "ListUsers",
            "ListVirtualMFADevices", "PassRole", "PutGroupPolicy", "PutRolePermissionsBoundary", "PutRolePolicy", "PutUserPermissionsBoundary",
            "PutUserPolicy", "RemoveClientIDFromOpenIDConnectProvider", "RemoveUserFromGroup", "SetDefaultPolicyVersion", "SimulateCustomPolicy",
            "SimulatePrincipalPolicy", "TagOpenIDConnectProvider", "TagPolicy", "TagRole", "TagUser", "UntagOpenIDConnectProvider", "UntagPolicy",
            "UntagRole", "UntagUser", "UpdateAccessKey", "UpdateAssumeRolePolicy", "UpdateGroup", "UpdateOpenIDConnectProviderThumbprint",
            "UpdateRole", "UpdateRoleDescription", "UpdateUser"),
        .. Of(
            "sts",
            "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "DecodeAuthorizationMessage", "GetAccessKeyInfo", "GetCallerIdentity",
            "GetFederationToken", "GetSessionToken", "SetSourceIdentity", "TagSession"),
        .. Of("cloudtrail", "LookupEvents"),
    ];

    private static IEnumerable<string> Of(string service, params IEnumerable<string> names) => names.Select(name => $"{service}:{name}");
}
