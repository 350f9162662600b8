using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Signet.Identifiers;

namespace Signet.Policies.Grammar;

/// <summary>Which texts can name a principal at all; whether that principal exists is for others to find out.</summary>
internal static class PrincipalForm
{
    private const string Root = "root";
    private const string OidcProvider = "oidc-provider/";

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    private static readonly SearchValues<char> HostCharacters = SearchValues.Create("-.0123456789abcdefghijklmnopqrstuvwxyz");

    /// <summary>Whether a text can stand under <c>AWS</c>: everyone, an account, a stored id, or the ARN of one user, role or session.</summary>
    public static bool IsAws(string principal) =>
        principal == "*" || TryGetAccount(principal, out _) || IsUniqueId(principal) || IsArnOfPrincipal(principal);

    /// <summary>Whether a text can stand under <c>Federated</c>: the ARN of a provider, or the host of a well-known one.</summary>
    public static bool IsFederated(string principal) =>
        IsHost(principal)
        || (TryReadArn(principal, out var arn) && arn.Service == "iam" && (IsOidcProvider(arn.Resource) || HasName(arn.Resource, "saml-provider/")));

    /// <summary>Whether a text can stand under <c>Service</c>, such as <c>lambda.amazonaws.com</c>.</summary>
    public static bool IsService(string principal) => IsHost(principal);

    /// <summary>The account that a text means as a whole: <c>111122223333</c>, or <c>arn:aws:iam::111122223333:root</c>.</summary>
    public static bool TryGetAccount(string principal, [NotNullWhen(true)] out string? account)
    {
        account = null;
        if (AccountId.TryParse(principal, out _))
        {
            account = principal;
        }
        else if (TryReadArn(principal, out var arn) && arn is { Service: "iam", Resource: Root })
        {
            account = arn.Account;
        }

        return account is not null;
    }

    private static bool IsUniqueId(string principal) =>
        principal.Length is >= 16 and <= 128
        && (principal.StartsWith("AIDA", StringComparison.Ordinal) || principal.StartsWith("AROA", StringComparison.Ordinal))
        && principal.AsSpan().IndexOfAnyExcept(IdCharacters) < 0;

    private static bool IsArnOfPrincipal(string principal) => TryReadArn(principal, out var arn) && arn.Service switch
    {
        "iam" => HasName(arn.Resource, "user/", "role/"),
        "sts" => HasName(arn.Resource, "federated-user/") || IsSession(arn.Resource),
        _ => false,
    };

    private static bool TryReadArn(string text, out Arn arn) =>
        Arn.TryParse(text, out arn)
        && text.AsSpan().IndexOfAny('*', '?') < 0
        && Partitions.Contains(arn.Partition)
        && arn.Region.Length == 0
        && AccountId.TryParse(arn.Account, out _);

    private static bool IsSession(string resource) =>
        resource.Split('/') is ["assumed-role", { Length: > 0 }, { Length: > 0 }];

    /// <summary>The provider's name is its address, of which a trailing slash is part.</summary>
    private static bool IsOidcProvider(string resource) =>
        resource.Length > OidcProvider.Length && resource.StartsWith(OidcProvider, StringComparison.Ordinal);

    private static bool HasName(string resource, params ReadOnlySpan<string> kinds)
    {
        foreach (var kind in kinds)
        {
            if (resource.StartsWith(kind, StringComparison.Ordinal))
            {
                return resource.Length > kind.Length && !resource.EndsWith('/');
            }
        }

        return false;
    }

    private static bool IsHost(string text) =>
        text.Contains('.', StringComparison.Ordinal) && text.AsSpan().IndexOfAnyExcept(HostCharacters) < 0;
}
