namespace Signet.Identifiers;

/// <summary>An Amazon Resource Name, taken apart: <c>arn:partition:service:region:account:resource</c>.</summary>
/// <param name="Partition"><c>aws</c>, <c>aws-cn</c> or <c>aws-us-gov</c>.</param>
/// <param name="Service"><c>kms</c>, <c>iam</c>, <c>sts</c>.</param>
/// <param name="Region">Empty for IAM and STS.</param>
/// <param name="Account">The owner's account number; may be empty or <c>aws</c>.</param>
/// <param name="Resource">Everything after the fifth colon, colons included.</param>
public readonly record struct Arn(string Partition, string Service, string Region, string Account, string Resource)
{
    /// <summary>The root user's, or rather the whole account's, ARN.</summary>
    public static Arn Root(AccountId account) => new("aws", "iam", "", account.Value, "root");

    /// <summary>An IAM user's ARN; the path begins and ends with a slash.</summary>
    public static Arn User(AccountId account, string path, string name) => new("aws", "iam", "", account.Value, $"user{path}{name}");

    /// <summary>An IAM role's ARN; the path begins and ends with a slash.</summary>
    public static Arn Role(AccountId account, string path, string name) => new("aws", "iam", "", account.Value, $"role{path}{name}");

    /// <summary>An IAM group's ARN; the path begins and ends with a slash.</summary>
    public static Arn Group(AccountId account, string path, string name) => new("aws", "iam", "", account.Value, $"group{path}{name}");

    /// <summary>The ARN of an account's managed policy; the path begins and ends with a slash.</summary>
    public static Arn Policy(AccountId account, string path, string name) => new("aws", "iam", "", account.Value, $"policy{path}{name}");

    /// <summary>An instance profile's ARN; the path begins and ends with a slash.</summary>
    public static Arn InstanceProfile(AccountId account, string path, string name) => new("aws", "iam", "", account.Value, $"instance-profile{path}{name}");

    /// <summary>The ARN of an OpenID Connect provider; the URL has no <c>https://</c>.</summary>
    public static Arn OidcProvider(AccountId account, string url) => new("aws", "iam", "", account.Value, $"oidc-provider/{url}");

    /// <summary>The ARN of a SAML provider.</summary>
    public static Arn SamlProvider(AccountId account, string name) => new("aws", "iam", "", account.Value, $"saml-provider/{name}");

    /// <summary>The ARN of a federated user, whom GetFederationToken made.</summary>
    public static Arn FederatedUser(AccountId account, string name) => new("aws", "sts", "", account.Value, $"federated-user/{name}");

    /// <summary>The ARN of a role's session, which has no path.</summary>
    public static Arn AssumedRole(AccountId account, string role, string session) =>
        new("aws", "sts", "", account.Value, $"assumed-role/{role}/{session}");

    /// <summary>A KMS key's ARN.</summary>
    public static Arn Key(Region region, AccountId account, KeyId key) =>
        new(region.Partition, "kms", region.Value, account.Value, $"key/{key.Value}");

    /// <summary>A KMS alias's ARN; the resource is the alias name, <c>alias/…</c>.</summary>
    public static Arn Alias(Region region, AccountId account, AliasName alias) =>
        new(region.Partition, "kms", region.Value, account.Value, alias.Value);

    /// <summary>Takes an ARN apart; throws <see cref="FormatException"/> when it has fewer than six parts.</summary>
    public static Arn Parse(string text) =>
        TryParse(text, out var arn) ? arn : throw new FormatException($"'{text}' is not an ARN.");

    /// <summary>Takes an ARN apart; false when it has fewer than six parts or no partition, service or resource.</summary>
    public static bool TryParse(string? text, out Arn arn)
    {
        arn = default;
        if (text is null || !text.StartsWith("arn:", StringComparison.Ordinal))
        {
            return false;
        }

        Span<Range> parts = stackalloc Range[6];
        if (text.AsSpan().Split(parts, ':') < 6)
        {
            return false;
        }

        arn = new(text[parts[1]], text[parts[2]], text[parts[3]], text[parts[4]], text[parts[5]]);
        return arn is { Partition.Length: > 0, Service.Length: > 0, Resource.Length: > 0 };
    }

    /// <inheritdoc/>
    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{Account}:{Resource}";
}
