namespace Signet.Policies;

/// <summary>Which grammar a policy document is held to, and with whose words it is refused.</summary>
public enum PolicyKind
{
    /// <summary>An inline or managed policy of a user, group or role.</summary>
    Identity,

    /// <summary>A managed policy set as permissions boundary.</summary>
    Boundary,

    /// <summary>A policy passed to AssumeRole or GetFederationToken.</summary>
    Session,

    /// <summary>The resource policy of a KMS key.</summary>
    Key,

    /// <summary>The resource policy of a role: who may assume it.</summary>
    Trust,
}
