using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Iam.Attachments;

/// <summary>The managed policy that a request attaches, or sets as a boundary.</summary>
internal static class AttachablePolicy
{
    /// <summary>One of the account's own, or of AWS's.</summary>
    public static Entity Find(Catalog catalog, AccountId account, string arn) =>
        EntityKind.Policy.Find(catalog, account, arn) ?? throw IamErrors.PolicyNotAttachable(arn);

    /// <summary>Stored with what refers to a policy, so that a deletion that saw nothing refer to it is decided anew. AWS's are never deleted.</summary>
    public static IEnumerable<WantedChange> Kept(this Entity? policy) => policy is { Record: not null } ? [policy.Touched] : [];
}
