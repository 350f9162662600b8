using Signet.Policies;
using Signet.Server.Iam;

namespace Signet.Server.Sts;

/// <summary>Reads the policies that cut a session: the one in the request, and managed ones by their ARNs.</summary>
internal static class SessionPolicies
{
    /// <summary>All of them together have at most this many characters, whitespace included.</summary>
    public const int MaxCharacters = 2048;

    /// <summary>The documents; null when none were passed, which leaves the session uncut.</summary>
    public static IReadOnlyList<string>? Read(string? policy, IReadOnlyList<string> policyArns)
    {
        if (policy is null && policyArns.Count == 0)
        {
            return null;
        }

        var documents = new List<string>();
        if (policy is not null)
        {
            documents.Add(Policy.TryParse(policy, PolicyKind.Session, out _, out var error) ? policy : throw StsErrors.MalformedPolicy(error));
        }

        foreach (var arn in policyArns)
        {
            documents.Add(ManagedPolicies.Find(arn) ?? throw StsErrors.Validation($"Policy {arn} does not exist or is not attachable."));
        }

        return documents;
    }

    /// <summary>How much of the room for policies and tags is used, in percent, as PackedPolicySize tells.</summary>
    public static int PackedPercent(string? policy, IReadOnlyList<string> policyArns, IEnumerable<Storage.Tag> tags)
    {
        var characters = (policy?.Length ?? 0) + policyArns.Sum(arn => arn.Length) + tags.Sum(tag => tag.Key.Length + tag.Value.Length + 2);
        return (int)Math.Ceiling(characters * 100.0 / (2 * MaxCharacters));
    }
}
