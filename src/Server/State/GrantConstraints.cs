namespace Signet.Server.State;

/// <summary>What a grant asks of the encryption context of requests, AWS's GrantConstraints; keys and values are compared exactly.</summary>
/// <param name="EncryptionContextEquals">The context must be just this; null when that is not asked.</param>
/// <param name="EncryptionContextSubset">The context must contain these pairs; null when that is not asked.</param>
internal sealed record GrantConstraints(
    IReadOnlyDictionary<string, string>? EncryptionContextEquals, IReadOnlyDictionary<string, string>? EncryptionContextSubset)
{
    private static readonly Dictionary<string, string> Empty = [];

    /// <summary>A grant without constraints.</summary>
    public static GrantConstraints None { get; } = new(null, null);

    public bool IsNone => EncryptionContextEquals is null && EncryptionContextSubset is null;

    /// <summary>The names of the constraints that are given, for <c>kms:GrantConstraintType</c>.</summary>
    public IReadOnlyList<string> Types =>
    [
        .. EncryptionContextEquals is null ? [] : new[] { nameof(EncryptionContextEquals) },
        .. EncryptionContextSubset is null ? [] : new[] { nameof(EncryptionContextSubset) },
    ];

    /// <summary>Every pair that a context must have for the constraints to hold.</summary>
    public IReadOnlyDictionary<string, string> Pairs => field ??= Join();

    /// <summary>Whether the constraints hold for an encryption context; of two constraints both must.</summary>
    public bool HoldFor(IReadOnlyDictionary<string, string> context) =>
        (EncryptionContextEquals is not { } all || AreSame(all, context)) && (EncryptionContextSubset is not { } some || Contains(context, some));

    /// <summary>Whether no context passes these constraints that the parent's would stop.</summary>
    public bool AreAsStrictAs(GrantConstraints parent) =>
        (parent.EncryptionContextEquals is not { } all || (EncryptionContextEquals is { } own && AreSame(own, all)))
        && (parent.EncryptionContextSubset is not { } some || Contains(Pairs, some));

    /// <summary>Whether the other asks for the very same.</summary>
    public bool AreSameAs(GrantConstraints other) =>
        AreSame(EncryptionContextEquals, other.EncryptionContextEquals) && AreSame(EncryptionContextSubset, other.EncryptionContextSubset);

    private static bool AreSame(IReadOnlyDictionary<string, string>? one, IReadOnlyDictionary<string, string>? other) =>
        one is null || other is null ? one is null && other is null : one.Count == other.Count && Contains(one, other);

    private static bool Contains(IReadOnlyDictionary<string, string> all, IReadOnlyDictionary<string, string> some)
    {
        foreach (var (key, value) in some)
        {
            if (!all.TryGetValue(key, out var found) || found != value)
            {
                return false;
            }
        }

        return true;
    }

    private Dictionary<string, string> Join()
    {
        var pairs = new Dictionary<string, string>(EncryptionContextEquals ?? Empty, StringComparer.Ordinal);
        foreach (var (key, value) in EncryptionContextSubset ?? Empty)
        {
            pairs.TryAdd(key, value);
        }

        return pairs;
    }
}
