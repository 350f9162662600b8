namespace Signet.Policies.Matching;

/// <summary>How the applying statements of a resource policy name the caller, which decides what else must allow.</summary>
[Flags]
internal enum NamedAs
{
    /// <summary>Not at all: the statement does not apply.</summary>
    Nobody = 0,

    /// <summary>By its account, which leaves the decision to the account's identity policies.</summary>
    Account = 1,

    /// <summary>By its role: boundary and session policies still cut.</summary>
    Role = 2,

    /// <summary>By the user who made the federated session: session policies still cut.</summary>
    FederatingUser = 4,

    /// <summary>By <c>*</c> for a caller whom only a Federated principal can admit: enough to deny, not to allow.</summary>
    Anyone = 8,

    /// <summary>By its own ARN or id, or by <c>*</c>.</summary>
    Directly = 16,
}
