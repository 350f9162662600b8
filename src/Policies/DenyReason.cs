namespace Signet.Policies;

/// <summary>Why a request is not allowed; one reason is named even when several hold.</summary>
public enum DenyReason
{
    /// <summary>It is allowed.</summary>
    None,

    /// <summary>The key's or role's policy gives the caller nothing.</summary>
    NoResourcePolicy,

    /// <summary>No policy of the caller's identity allows.</summary>
    NoIdentityPolicy,

    /// <summary>The permissions boundary does not allow.</summary>
    NoBoundary,

    /// <summary>No session policy allows.</summary>
    NoSessionPolicy,

    /// <summary>A statement of the key's or role's policy denies.</summary>
    DenyInResourcePolicy,

    /// <summary>A statement of an identity policy denies.</summary>
    DenyInIdentityPolicy,

    /// <summary>A statement of the permissions boundary denies.</summary>
    DenyInBoundary,

    /// <summary>A statement of a session policy denies.</summary>
    DenyInSessionPolicy,

    /// <summary>The resource is another account's, and whether it exists is not told.</summary>
    OtherAccountsResource,
}
