namespace Signet.Policies;

/// <summary>What kind of identity calls.</summary>
public enum CallerKind
{
    /// <summary>The account's root user.</summary>
    Root,

    /// <summary>An IAM user, also through GetSessionToken.</summary>
    User,

    /// <summary>A session of a role.</summary>
    RoleSession,

    /// <summary>A session made by GetFederationToken.</summary>
    FederatedUser,

    /// <summary>The bearer of an identity provider's token, who has no AWS identity yet and asks for a role.</summary>
    WebIdentity,
}
