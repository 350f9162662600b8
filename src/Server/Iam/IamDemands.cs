using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Storage.Records;

namespace Signet.Server.Iam;

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

    /// <summary>Creating an entity, and tagging it too when it is created with tags.</summary>
    public static Resolution Creating(Operation row, AccountId account, EntityKind kind, Arn arn, bool withTags)
    {
        var demand = OnArn(row.Name, account, arn);
        Demand[] demands = withTags ? [demand, OnArn(row.Name.Replace("Create", "Tag", StringComparison.Ordinal), account, arn)] : [demand];
        return new(demands) { Resources = [Resource(kind, demand.Resource)] };
    }

    /// <summary>An entity as the trail names it.</summary>
    public static EventResource Resource(EntityKind kind, string arn) => new(kind.TrailType, arn);
}
