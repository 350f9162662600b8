namespace Signet.Policies;

/// <summary>In which part a policy plays when a request is decided.</summary>
public enum PolicySource
{
    /// <summary>The key's or role's own policy.</summary>
    Resource,

    /// <summary>A policy of the caller's identity.</summary>
    Identity,

    /// <summary>The caller's permissions boundary.</summary>
    Boundary,

    /// <summary>A policy passed to the caller's session.</summary>
    Session,
}
