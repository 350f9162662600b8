using Signet.Identifiers;
using Signet.Server.State;

namespace Signet.Server.Iam;

/// <summary>Users and roles as rows of facts.</summary>
/// <param name="Title">What answers call one: <c>User</c>.</param>
/// <param name="PolicySize">How many characters its inline policies have together, at most, whitespace outside strings not counted.</param>
/// <param name="ArnOf">The ARN of one, from account, path and name.</param>
/// <param name="Find">Finds one by its name, without regard to case.</param>
internal sealed record EntityKind(string Title, int PolicySize, Func<AccountId, string, string, Arn> ArnOf, Func<Catalog, AccountId, string, Entity?> Find)
{
    public static EntityKind User { get; } = new(
        "User", 2048, Arn.User, (catalog, account, name) => catalog.TryGetUser(account, name, out var user) ? Entity.Of(user) : null);

    public static EntityKind Role { get; } = new(
        "Role", 10240, Arn.Role, (catalog, account, name) => catalog.TryGetRole(account, name, out var role) ? Entity.Of(role) : null);

    /// <summary>What sentences call one: <c>user</c>.</summary>
    public string Word { get; } = Title.ToLowerInvariant();

    /// <summary>What the trail calls one.</summary>
    public string TrailType { get; } = $"AWS::IAM::{Title}";
}
