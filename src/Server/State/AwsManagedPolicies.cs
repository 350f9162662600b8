using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Signet.Server.State;

/// <summary>The managed policies that every account has, <c>arn:aws:iam::aws:policy/…</c>: written by us to AWS's documented effect.</summary>
internal static class AwsManagedPolicies
{
    private const string Base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private static readonly DateTimeOffset Time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly FrozenDictionary<string, ManagedPolicy> Policies = new[]
    {
        Row("AdministratorAccess", "Provides full access to AWS services and resources.", Allow("*")),
        Row("PowerUserAccess", "Provides full access to AWS services and resources, but does not allow management of users and groups.", """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"},
            {"Effect":"Allow","Action":["iam:ListRoles"],"Resource":"*"}]}
            """),
        Row("ReadOnlyAccess", "Provides read-only access to the services served here.", Allow(
            "kms:Describe*", "kms:Get*", "kms:List*", "iam:Get*", "iam:List*", "iam:Simulate*", "cloudtrail:LookupEvents", "sts:GetCallerIdentity", "sts:GetAccessKeyInfo")),
        Row("AWSKeyManagementServicePowerUser", "Provides access to AWS Key Management Service.", Allow(
            "kms:CreateAlias", "kms:CreateKey", "kms:DeleteAlias", "kms:Describe*", "kms:GenerateRandom", "kms:Get*", "kms:List*",
            "kms:TagResource", "kms:UntagResource", "iam:ListGroups", "iam:ListRoles", "iam:ListUsers")),
        Row("AWSCloudTrail_FullAccess", "Provides full access to AWS CloudTrail.", Allow(
            "cloudtrail:*", "iam:ListRoles", "iam:GetRolePolicy", "iam:GetUser", "kms:CreateKey", "kms:CreateAlias", "kms:ListKeys", "kms:ListAliases")),
        Row("AWSCloudTrail_ReadOnlyAccess", "Provides read-only access to AWS CloudTrail.", Allow("cloudtrail:Describe*", "cloudtrail:Get*", "cloudtrail:List*", "cloudtrail:LookupEvents")),
        Row("AWSDenyAll", "Denies all access.", """{"Version":"2012-10-17","Statement":[{"Sid":"DenyAll","Effect":"Deny","Action":["*"],"Resource":"*"}]}"""),
        Row("IAMFullAccess", "Provides full access to IAM.", Allow("iam:*")),
        Row("IAMReadOnlyAccess", "Provides read-only access to IAM.", Allow("iam:GenerateCredentialReport", "iam:Get*", "iam:List*", "iam:Simulate*")),
        Row("SecurityAudit", "Provides read access to the security configuration of the services served here.", Allow(
            "cloudtrail:LookupEvents", "iam:GenerateCredentialReport", "iam:Get*", "iam:List*", "iam:Simulate*", "kms:Describe*", "kms:GetKeyPolicy",
            "kms:GetKeyRotationStatus", "kms:ListAliases", "kms:ListGrants", "kms:ListKeyPolicies", "kms:ListKeys", "kms:ListResourceTags")),
        Row("/job-function/ViewOnlyAccess", "Lets see which resources there are in the services served here, and not what is in them.", Allow(
            "cloudtrail:LookupEvents", "iam:GetAccountSummary", "iam:GetLoginProfile", "iam:List*", "kms:ListAliases", "kms:ListKeys")),
    }.ToFrozenDictionary(policy => policy.Arn, StringComparer.Ordinal);

    /// <summary>All of them, in no order that answers could use.</summary>
    public static IReadOnlyList<ManagedPolicy> All => Policies.Values;

    public static bool TryGet(string arn, [NotNullWhen(true)] out ManagedPolicy? policy) => Policies.TryGetValue(arn, out policy);

    private static ManagedPolicy Row(string pathAndName, string description, string document)
    {
        var end = pathAndName.LastIndexOf('/') + 1;
        var (path, name) = end == 0 ? ("/", pathAndName) : (pathAndName[..end], pathAndName[end..]);
        return ManagedPolicy.OfAws(IdOf(name), path, name, description, Time, document);
    }

    // The same on every server and in every release.
    private static string IdOf(string name) =>
        "ANPA" + string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(name)).Take(17).Select(value => Base32[value % Base32.Length]));

    private static string Allow(params string[] actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{string.Join("\",\"", actions)}}"],"Resource":"*"}]}""";
}
