using System.Collections.Frozen;

namespace Signet.Server.Iam;

/// <summary>The managed policies that every account has, <c>arn:aws:iam::aws:policy/…</c>: written by us to AWS's documented effect.</summary>
internal static class ManagedPolicies
{
    private const string Prefix = "arn:aws:iam::aws:policy/";

    private static readonly FrozenDictionary<string, string> Documents = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AdministratorAccess"] = Allow("*"),
        ["PowerUserAccess"] = """
            {"Version":"2012-10-17","Statement":[
            {"Effect":"Allow","NotAction":["iam:*","organizations:*","account:*"],"Resource":"*"},
            {"Effect":"Allow","Action":["iam:ListRoles"],"Resource":"*"}]}
            """,
        ["ReadOnlyAccess"] = Allow("kms:Describe*", "kms:Get*", "kms:List*", "iam:Get*", "iam:List*", "iam:Simulate*", "cloudtrail:LookupEvents", "sts:GetCallerIdentity", "sts:GetAccessKeyInfo"),
        ["AWSKeyManagementServicePowerUser"] = Allow(
            "kms:CreateAlias", "kms:CreateKey", "kms:DeleteAlias", "kms:Describe*", "kms:GenerateRandom", "kms:Get*", "kms:List*",
            "kms:TagResource", "kms:UntagResource", "iam:ListGroups", "iam:ListRoles", "iam:ListUsers"),
        ["IAMFullAccess"] = Allow("iam:*"),
        ["IAMReadOnlyAccess"] = Allow("iam:Get*", "iam:List*", "iam:Simulate*"),
    }.ToFrozenDictionary(pair => Prefix + pair.Key, pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The document of a managed policy; null when there is none of that ARN.</summary>
    public static string? Find(string arn) => Documents.GetValueOrDefault(arn);

    private static string Allow(params string[] actions) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["{{string.Join("\",\"", actions)}}"],"Resource":"*"}]}""";
}
