using Signet.Cryptography;
using Signet.Policies;
using Signet.Server.State;

namespace Signet.Server.Kms.Grants;

/// <summary>What a grant may hold, how many a key may have, and the condition keys of grants.</summary>
internal static class GrantRules
{
    /// <summary>A key has at most this many grants.</summary>
    public const int MaxPerKey = 50_000;

    private const int MaxPairs = 8;
    private const int MaxLength = 384;

    /// <summary>Refuses constraints of more or longer pairs than AWS takes.</summary>
    public static void CheckLimits(GrantConstraints constraints)
    {
        CheckLimits(nameof(constraints.EncryptionContextSubset), constraints.EncryptionContextSubset);
        CheckLimits(nameof(constraints.EncryptionContextEquals), constraints.EncryptionContextEquals);
    }

    /// <summary>Refuses operations that the key does not have, and constraints on a key that takes no encryption context.</summary>
    public static void CheckFit(Key key, GrantTerms terms)
    {
        var misfits = GrantOperation.All.Where(row => terms.Operations.Contains(row.Name, StringComparer.Ordinal) && !row.Fits(key)).Select(row => row.Name);
        if (string.Join(", ", misfits) is { Length: > 0 } names)
        {
            throw KmsErrors.Validation($"The grant operations {names} are not supported by the key {key.Arn}, whose key spec is {key.Spec.Name} and key usage {key.Record.KeyUsage}.");
        }

        var takesContext = key is { Usage: KeyUsage.EncryptDecrypt, Spec.IsAsymmetric: false };
        if (!terms.Constraints.IsNone && !takesContext)
        {
            throw KmsErrors.Validation($"Grant constraints are not supported by the key {key.Arn}, which takes no encryption context.");
        }
    }

    /// <summary>Refuses one grant more than a key may have.</summary>
    public static void CheckQuota(KeyGrants grants)
    {
        if (grants.Count >= MaxPerKey)
        {
            throw KmsErrors.LimitExceeded($"Grants per key quota for this account in this region is {MaxPerKey}, current usage is {grants.Count}.");
        }
    }

    /// <summary>Whether two grants are the same but for their id and time.</summary>
    public static bool AreSame(Grant one, Grant other) =>
        one.Record.Name == other.Record.Name
        && one.Grantee == other.Grantee
        && one.Record.RetiringPrincipal == other.Record.RetiringPrincipal
        && one.Record.IssuingAccountId == other.Record.IssuingAccountId
        && one.Terms.Operations.SequenceEqual(other.Terms.Operations, StringComparer.Ordinal)
        && one.Terms.Constraints.AreSameAs(other.Terms.Constraints);

    /// <summary>Adds <c>kms:GrantIsForAWSResource</c>: no AWS service calls here for anyone.</summary>
    public static void AddService(RequestContext context) => context.Set("kms:GrantIsForAWSResource", "false");

    /// <summary>Adds <c>kms:GrantConstraintType</c>.</summary>
    public static void AddConstraintType(RequestContext context, GrantConstraints constraints) => context.Set("kms:GrantConstraintType", constraints.Types);

    private static void CheckLimits(string name, IReadOnlyDictionary<string, string>? pairs)
    {
        if (pairs?.Count > MaxPairs)
        {
            throw KmsErrors.Validation($"The grant constraint {name} has more than {MaxPairs} encryption context pairs.");
        }

        if (pairs?.Any(pair => pair.Key.Length > MaxLength || pair.Value.Length > MaxLength) is true)
        {
            throw KmsErrors.Validation($"The grant constraint {name} has an encryption context key or value of more than {MaxLength} characters.");
        }
    }
}
