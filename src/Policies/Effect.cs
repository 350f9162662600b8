namespace Signet.Policies;

/// <summary>What a statement does to the requests it applies to.</summary>
public enum Effect
{
    /// <summary>It allows them, unless some other statement denies.</summary>
    Allow,

    /// <summary>It denies them, whatever else allows.</summary>
    Deny,
}
