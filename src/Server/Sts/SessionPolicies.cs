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

    /// <summary>
    /// How much of the room for policies and tags is used, in percent, as PackedPolicySize tells; null when there are neither. Policies may fill half of it.
    /// </summary>
    /// <exception cref="Signet.Protocol.ServiceException">They need more room than there is.</exception>
    public static int? PackedPercent(string? policy, IReadOnlyList<string> policyArns, SessionTags tags)
    {
        if (policy is null && policyArns.Count == 0 && tags.Tags.Count == 0)
        {
            return null;
        }

        var policies = (policy?.Length ?? 0) + policyArns.Sum(arn => arn.Length);
        if (policies > MaxCharacters)
        {
            throw StsErrors.PackedPolicyTooLarge(Percent(policies, MaxCharacters));
        }

        var percent = Percent(policies + tags.Tags.Sum(tag => tag.Key.Length + tag.Value.Length + 2), 2 * MaxCharacters);
        return percent <= 100 ? percent : throw StsErrors.PackedTagsTooLarge(percent);
    }

    private static int Percent(int characters, int room) => (int)Math.Ceiling(characters * 100.0 / room);
}
