using Signet.Protocol.Wire;
using Signet.Server.Iam.AccessKeys;
using Signet.Server.Iam.Attachments;
using Signet.Server.Iam.Groups;
using Signet.Server.Iam.ManagedPolicies;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Accounts;

/// <summary>Counts what the account has, and tells how much it may have.</summary>
internal sealed class GetAccountSummary(Catalog catalog) : AccountOperation<AccountRequest, GetAccountSummaryResponse>(Table)
{
    public static Operation Table { get; } = new("GetAccountSummary") { ReadOnly = true };

    public override ValueTask<Done<GetAccountSummaryResponse>> ExecuteAsync(Admitted<AccountRequest> call, CancellationToken cancellationToken)
    {
        var account = call.AccountId;
        Dictionary<string, long> counts = new(StringComparer.Ordinal)
        {
            ["AccessKeysPerUserQuota"] = CreateAccessKey.MaxPerUser,
            ["AccountAccessKeysPresent"] = catalog.AccessKeysOf(account.Value).Any() ? 1 : 0,
            ["AccountMFAEnabled"] = 0,
            ["AccountPasswordPresent"] = 0,
            ["AccountSigningCertificatesPresent"] = 0,
            ["AssumeRolePolicySizeQuota"] = PolicyDocuments.MaxTrustSize,
            ["AttachedPoliciesPerGroupQuota"] = AttachmentQuota.PerEntity,
            ["AttachedPoliciesPerRoleQuota"] = AttachmentQuota.PerEntity,
            ["AttachedPoliciesPerUserQuota"] = AttachmentQuota.PerEntity,
            ["GroupPolicySizeQuota"] = EntityKind.Group.PolicySize,
            ["Groups"] = EntityKind.Group.Count(catalog, account),
            ["GroupsPerUserQuota"] = AddUserToGroup.MaxPerUser,
            ["GroupsQuota"] = EntityKind.Group.MaxPerAccount,
            ["InstanceProfiles"] = EntityKind.InstanceProfile.Count(catalog, account),
            ["InstanceProfilesQuota"] = EntityKind.InstanceProfile.MaxPerAccount,
            ["MFADevices"] = 0,
            ["MFADevicesInUse"] = 0,
            ["Policies"] = EntityKind.Policy.Count(catalog, account),
            ["PoliciesQuota"] = EntityKind.Policy.MaxPerAccount,
            ["PolicySizeQuota"] = PolicyDocuments.MaxManagedSize,
            ["PolicyVersionsInUse"] = catalog.ManagedPolicies.Of(account).Sum(policy => policy.Versions.Count),
            ["Providers"] = catalog.Providers.OidcOf(account).Count + catalog.Providers.SamlOf(account).Count,
            ["RolePolicySizeQuota"] = EntityKind.Role.PolicySize,
            ["Roles"] = EntityKind.Role.Count(catalog, account),
            ["RolesQuota"] = EntityKind.Role.MaxPerAccount,
            ["ServerCertificates"] = 0,
            ["UserPolicySizeQuota"] = EntityKind.User.PolicySize,
            ["Users"] = EntityKind.User.Count(catalog, account),
            ["UsersQuota"] = EntityKind.User.MaxPerAccount,
            ["VersionsPerPolicyQuota"] = CreatePolicyVersion.MaxPerPolicy,
        };
        return ValueTask.FromResult(Done.With(new GetAccountSummaryResponse(counts)));
    }
}

/// <summary>The counts and quotas, by AWS's names.</summary>
internal sealed record GetAccountSummaryResponse(IReadOnlyDictionary<string, long> Counts) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Numbers("SummaryMap", Counts);
}
