namespace Signet.Policies;

/// <summary>How a grant reaches a caller, the wider reach the greater.</summary>
public enum GrantReach
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Through its account: the account's identity policies say who of it may.</summary>
    Account,

    /// <summary>Itself, as the user, the role or the session that the grant names: nothing else has to allow.</summary>
    Caller,
}
