using Signet.Identifiers;
using Signet.Policies;
using Signet.Server.State;

namespace Signet.Server.Sts;

/// <summary>Checks the policies that cut a session: the one in the request, and managed ones by their ARNs.</summary>
internal static class SessionPolicies
{
    /// <summary>All of them together have at most this many characters, whitespace included.</summary>
    public const int MaxCharacters = 2048;

    /// <summary>Refuses a policy that is not well formed, and managed ones that the role's or user's account does not have.</summary>
    public static void Check(string? policy, IReadOnlyList<string> policyArns, AccountId account, ManagedPolicyCatalog managed)
    {
        if (policy is not null && !Policy.TryParse(policy, PolicyKind.Session, out _, out var error))
        {
            throw StsErrors.MalformedPolicy(error);
        }

        if (policyArns.FirstOrDefault(arn => !managed.TryGet(arn, out var found) || !found.IsOf(account)) is { } unknown)
        {
            throw StsErrors.Validation($"Policy {unknown} does not exist or is not attachable.");
        }
    }

    /// <summary>How much of the room for policies and tags is used, in percent, as PackedPolicySize tells.</summary>
    public static int PackedPercent(string? policy, IReadOnlyList<string> policyArns, IEnumerable<Storage.Tag> tags)
    {
        var characters = (policy?.Length ?? 0) + policyArns.Sum(arn => arn.Length) + tags.Sum(tag => tag.Key.Length + tag.Value.Length + 2);
        return (int)Math.Ceiling(characters * 100.0 / (2 * MaxCharacters));
    }
}
