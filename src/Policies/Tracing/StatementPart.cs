namespace Signet.Policies.Tracing;

/// <summary>The part of a statement at which it was found not to apply; the parts are asked in this order.</summary>
public enum StatementPart
{
    /// <summary>Every part matches: the statement applies.</summary>
    None,

    /// <summary>Action or NotAction.</summary>
    Action,

    /// <summary>Resource or NotResource.</summary>
    Resource,

    /// <summary>Principal or NotPrincipal.</summary>
    Principal,

    /// <summary>One of the conditions.</summary>
    Condition,
}
