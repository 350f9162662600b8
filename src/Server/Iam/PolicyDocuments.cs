using Signet.Policies;
using Signet.Server.State;

namespace Signet.Server.Iam;

/// <summary>What IAM asks of policy documents, and how it gives them out.</summary>
internal static class PolicyDocuments
{
    /// <summary>A trust policy has at most this many characters, whitespace outside strings not counted.</summary>
    public const int MaxTrustSize = 2048;

    /// <summary>A managed policy has at most this many characters, whitespace outside strings not counted.</summary>
    public const int MaxManagedSize = 6144;

    /// <summary>Refuses an identity policy that is not well formed.</summary>
    public static void CheckIdentity(string json) => CheckForm(json, PolicyKind.Identity);

    /// <summary>Refuses a version of a managed policy that is not well formed or too large.</summary>
    public static void CheckManaged(string json)
    {
        CheckForm(json, PolicyKind.Identity);
        CheckSize(json, "PolicySize", MaxManagedSize);
    }

    /// <summary>Checks a trust policy, and gives it back as it is stored: with its principals bound to identities.</summary>
    public static string BindTrust(string json, PrincipalNames principals)
    {
        CheckForm(json, PolicyKind.Trust);
        CheckSize(json, "ACLSizePerRole", MaxTrustSize);
        var bound = principals.Bind(json, out var unknown);
        return unknown is null ? bound : throw IamErrors.InvalidPrincipal(unknown);
    }

    /// <summary>A document as answers have it: percent-encoded, upper-case hexadecimal (RFC 3986, section 2.1).</summary>
    public static string Encode(string json) => Uri.EscapeDataString(json);

    private static void CheckForm(string json, PolicyKind kind)
    {
        if (!Policy.TryParse(json, kind, out _, out var error))
        {
            throw IamErrors.MalformedPolicy(error);
        }
    }

    private static void CheckSize(string json, string quota, int maximum)
    {
        if (PolicyText.LengthWithoutWhitespace(json) > maximum)
        {
            throw IamErrors.QuotaExceeded(quota, maximum);
        }
    }
}
