using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Storage.Records;

namespace Signet.Server.Iam;

/// <summary>A request that names a managed policy beside the entity that it works on.</summary>
internal interface INamesPolicy
{
    /// <summary>The policy's ARN; null when none is given.</summary>
    string? PolicyArn { get; }
}

/// <summary>What IAM's operations demand of policies: always matched against the ARN, but named in refusals in IAM's own way.</summary>
internal static class IamDemands
{
    /// <summary>The operation's own action on an entity that is there, or on the ARN that one of that name would have.</summary>
    public static IdentityDemand On(Operation row, AccountId account, EntityKind kind, string name, Entity? entity) =>
        new($"iam:{row.Name}", entity?.Arn ?? kind.ArnOf(account, "/", name).ToString())
        {
            Owner = account,
            Tags = entity?.Tags ?? [],
            ShownAs = $"{kind.Word} {name}",
        };

    /// <summary>An action on an ARN: of an entity to be, or of a list, whose ARN ends where the names would follow.</summary>
    public static IdentityDemand OnArn(string action, AccountId account, Arn arn) => new($"iam:{action}", arn.ToString()) { Owner = account };

    /// <summary>
    /// What the trail names of a request that names a managed policy. It stands first: many calls at once may want the same policy,
    /// and those that lose a race take turns on the first resource.
    /// </summary>
    public static IEnumerable<EventResource> PolicyNamedBy(object request) =>
        request is INamesPolicy { PolicyArn: { } arn } ? [Resource(EntityKind.Policy, arn)] : [];

    /// <summary>An entity as the trail names it.</summary>
    public static EventResource Resource(EntityKind kind, string arn) => new(kind.TrailType, arn);
}
