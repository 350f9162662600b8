namespace Signet.Policies.Grammar;

/// <summary>What the entries of Resource and NotResource may look like when a policy is saved.</summary>
internal static class ResourceForm
{
    private const int Parts = 6;

    private static readonly string[] IamKinds =
    [
        "user/", "federated-user/", "role/", "group/", "instance-profile/", "mfa/", "server-certificate/", "policy/", "sms-mfa/",
        "saml-provider/", "oidc-provider/", "report/", "access-report/",
    ];

    /// <summary>AWS's older parser refuses a gap in a short ARN, and an ARN whose service is empty.</summary>
    public static bool PassesLegacyParsing(string resource)
    {
        var parts = resource.Split(':');
        var gap = parts.Length < Parts && resource.Contains("::", StringComparison.Ordinal);
        return !gap && parts is not [_, _, "", ..];
    }

    /// <summary>Throws <see cref="PolicySyntaxException"/> at the first entry that is neither <c>*</c> nor an ARN that AWS accepts.</summary>
    public static void Check(IEnumerable<WrittenStatement> statements)
    {
        var errors = statements.SelectMany(statement => statement.Resources).Select(ErrorIn);
        if (errors.FirstOrDefault(error => error is not null) is { } first)
        {
            throw new PolicySyntaxException(first);
        }
    }

    private static string? ErrorIn(string resource)
    {
        if (resource == "*")
        {
            return null;
        }

        var parts = resource.Split(':', Parts);
        if (parts.Length == 1)
        {
            return NoArn(resource);
        }

        if (!Partitions.AnyFits(parts[1]))
        {
            var shown = parts.Skip(1).Concat(Enumerable.Repeat("*", Parts - parts.Length));
            return $"""Partition "{parts[1]}" is not valid for resource "arn:{string.Join(':', shown)}".""";
        }

        if (parts[0] != "arn")
        {
            return NoArn(resource);
        }

        if (parts.Length == 2 || parts[2].AsSpan().ContainsAny('*', '?'))
        {
            return "Resource vendor must be fully qualified and cannot contain regexes.";
        }

        return ErrorOfService(resource, parts);
    }

    private static string? ErrorOfService(string resource, string[] parts)
    {
        var hasRegion = parts.Length > 3 && parts[3].Length > 0;
        return parts[2] switch
        {
            "iam" when hasRegion => $"IAM resource {resource} cannot contain region information.",
            "s3" when hasRegion => $"Resource {resource} can not contain region information.",
            "iam" when parts.Length == Parts && !IsIamPath(parts[^1]) =>
                $"""IAM resource path must either be "*" or start with {string.Join(", ", IamKinds)}.""",
            _ => null,
        };
    }

    private static bool IsIamPath(string path) =>
        path == "*" || Array.Exists(IamKinds, kind => path.StartsWith(kind, StringComparison.Ordinal));

    private static string NoArn(string resource) => $"""Resource {resource} must be in ARN format or "*".""";
}
