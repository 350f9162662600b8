using Signet.Identifiers;
using Signet.Protocol;
using Signet.Server.State;

namespace Signet.Server.Iam;

/// <summary>Users, roles, groups, managed policies and instance profiles as rows of facts.</summary>
/// <param name="Title">What answers, the trail and the names of operations call one: <c>User</c>.</param>
internal sealed record EntityKind(string Title)
{
    public static EntityKind User { get; } = new("User")
    {
        IdPrefix = "AIDA",
        MaxPerAccount = 5000,
        PolicySize = 2048,
        ArnOf = Arn.User,
        Find = (catalog, account, name) => catalog.TryGetUser(account, name, out var user) ? Entity.Of(user) : null,
        Count = (catalog, account) => catalog.Users.Count(account),
    };

    public static EntityKind Role { get; } = new("Role")
    {
        IdPrefix = "AROA",
        MaxPerAccount = 1000,
        PolicySize = 10240,
        ArnOf = Arn.Role,
        Find = (catalog, account, name) => catalog.TryGetRole(account, name, out var role) ? Entity.Of(role) : null,
        Count = (catalog, account) => catalog.Roles.Count(account),
    };

    public static EntityKind Group { get; } = new("Group")
    {
        IdPrefix = "AGPA",
        MaxPerAccount = 300,
        PolicySize = 5120,
        ArnOf = Arn.Group,
        Find = (catalog, account, name) => catalog.Groups.All.TryGet(account, name, out var group) ? Entity.Of(group) : null,
        Count = (catalog, account) => catalog.Groups.All.Count(account),
    };

    /// <summary>Managed policies, which requests name by ARN: where a name is asked for, it is that.</summary>
    public static EntityKind Policy { get; } = new("Policy")
    {
        IdPrefix = "ANPA",
        MaxPerAccount = 1500,
        Plural = "Policies",
        ArnOf = (_, _, arn) => Arn.Parse(arn),
        Find = (catalog, account, arn) => catalog.ManagedPolicies.TryGet(arn, out var policy) && policy.IsOf(account) ? Entity.Of(policy) : null,
        Count = (catalog, account) => catalog.ManagedPolicies.Count(account),
        NotFoundText = "Policy {0} was not found.",
        ExistsText = "A policy called {0} already exists. Duplicate names are not allowed.",
    };

    public static EntityKind InstanceProfile { get; } = new("InstanceProfile")
    {
        IdPrefix = "AIPA",
        MaxPerAccount = 1000,
        Word = "instance profile",
        ArnOf = Arn.InstanceProfile,
        Find = (catalog, account, name) => catalog.InstanceProfiles.TryGet(account, name, out var profile) ? Entity.Of(profile) : null,
        Count = (catalog, account) => catalog.InstanceProfiles.Count(account),
        NotFoundText = "Instance Profile {0} cannot be found.",
        ExistsText = "Instance Profile {0} already exists.",
    };

    /// <summary>The first letters of unique ids.</summary>
    public required string IdPrefix { get; init; }

    /// <summary>How many an account has, at most.</summary>
    public required int MaxPerAccount { get; init; }

    /// <summary>How many characters its inline policies have together, at most, whitespace outside strings not counted.</summary>
    public int PolicySize { get; init; }

    /// <summary>The ARN of one, from account, path and name.</summary>
    public required Func<AccountId, string, string, Arn> ArnOf { get; init; }

    /// <summary>Finds one by its name, without regard to case.</summary>
    public required Func<Catalog, AccountId, string, Entity?> Find { get; init; }

    /// <summary>How many an account has.</summary>
    public required Func<Catalog, AccountId, int> Count { get; init; }

    /// <summary>What sentences call one: <c>user</c>.</summary>
    public string Word { get; private init; } = Title.ToLowerInvariant();

    /// <summary>What the trail calls one.</summary>
    public string TrailType { get; } = $"AWS::IAM::{Title}";

    private string Plural { get; init; } = $"{Title}s";

    private string NotFoundText { get; init; } = $"The {Title.ToLowerInvariant()} with name {{0}} cannot be found.";

    private string ExistsText { get; init; } = $"{Title} with name {{0}} already exists.";

    public ServiceException NotFound(string name) => IamErrors.NoSuchEntity(string.Format(NotFoundText, name));

    public ServiceException AlreadyExists(string name) => IamErrors.AlreadyExists(string.Format(ExistsText, name));

    /// <summary>The account has as many as it may have.</summary>
    public ServiceException TooMany() => IamErrors.QuotaExceeded($"{Plural}PerAccount", MaxPerAccount);
}
