using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Signet.Server.Pipeline;
using Signet.Server.Seeds.Yaml;
using Signet.Server.Sessions;
using Signet.Server.Settings;
using Signet.Server.State;

namespace Signet.Server.Seeds;

/// <summary>A user of a seed, with groups and access keys.</summary>
internal sealed class UserSeed(SeedCalls calls, SeedSources sources, PrincipalSeed principals)
{
    private static readonly string[] Members = ["UserName", "Path", "Tags", "Groups", "AccessKeys", "Policies", "ManagedPolicyArns", "PermissionsBoundary"];

    public async Task ApplyAsync(SeedMap map, Scope scope, CancellationToken cancellationToken)
    {
        var name = map.Only(Members).Required("UserName").Text;
        if (!calls.Catalog.TryGetUser(scope.Account, name, out var user))
        {
            var members = new JsonObject().With(map, "UserName", "Path").With(map["Tags"].Missing([]), "Key", "Value");
            await calls.CallAsync(map.Place, scope, Service.Iam, "CreateUser", members, cancellationToken);
        }
        else if (map["Path"] is { } path && path.Text != user.Record.Path)
        {
            await calls.CallAsync(path.Place, scope, Service.Iam, "UpdateUser", new() { ["UserName"] = name, ["NewPath"] = path.Text }, cancellationToken);
        }

        var there = Find(scope, name).Record;
        await principals.ApplyAsync("User", map, scope, new(there.Id, there.Name, there.PermissionsBoundary, there.Tags), cancellationToken);
        foreach (var group in map["Groups"]?.Items ?? [])
        {
            await JoinAsync(group, scope, there.Id, name, cancellationToken);
        }

        foreach (var key in map["AccessKeys"]?.Items ?? [])
        {
            await ApplyKeyAsync(key, scope, name, cancellationToken);
        }
    }

    /// <summary>An access key of the user, or of the account's root user when there is no name.</summary>
    public async Task ApplyKeyAsync(SeedNode node, Scope scope, string? userName, CancellationToken cancellationToken)
    {
        var map = node.Map.Only("AccessKeyId", "SecretAccessKey", "Status");
        var key = ReadKey(map);
        var members = userName is null ? new JsonObject() : new JsonObject { ["UserName"] = userName };
        if (!calls.Catalog.TryGetAccessKey(key.Id, out var there))
        {
            await calls.CreateAccessKeyAsync(map.Place, scope, key, members, cancellationToken);
        }
        else if (there.AccountId != scope.Account || there.UserId != (userName is null ? null : Find(scope, userName).Record.Id))
        {
            throw map.Place.Error($"the access key {key.Id} belongs to another user");
        }
        else if (!CryptographicOperations.FixedTimeEquals(calls.SecretOf(there), Encoding.UTF8.GetBytes(key.Secret)))
        {
            throw map.Place.Error($"the access key {key.Id} has another secret; secrets are never replaced");
        }

        if (map["Status"] is { } status && status.Text != (calls.Catalog.TryGetAccessKey(key.Id, out there) && there.Active ? "Active" : "Inactive"))
        {
            (members["AccessKeyId"], members["Status"]) = (key.Id, status.Text);
            await calls.CallAsync(status.Place, scope, Service.Iam, "UpdateAccessKey", (JsonObject)members.DeepClone(), cancellationToken);
        }
    }

    private NewAccessKey ReadKey(SeedMap map)
    {
        var (id, secret) = (map.Required("AccessKeyId"), map.Required("SecretAccessKey"));
        var key = new NewAccessKey(sources.Secret(id), sources.Secret(secret));
        return !SettingRules.IsAccessKeyId(key.Id) ? throw id.Place.Error(SettingRules.AccessKeyIdRule)
            : !SettingRules.IsSecret(key.Secret) ? throw secret.Place.Error(SettingRules.SecretRule)
            : key;
    }

    private async Task JoinAsync(SeedNode node, Scope scope, string userId, string userName, CancellationToken cancellationToken)
    {
        var isMember = calls.Catalog.Groups.All.TryGet(scope.Account, node.Text, out var group) && calls.Catalog.Groups.GroupsOf(userId).ContainsKey(group.Record.Id);
        if (!isMember)
        {
            await calls.CallAsync(node.Place, scope, Service.Iam, "AddUserToGroup", new() { ["GroupName"] = node.Text, ["UserName"] = userName }, cancellationToken);
        }
    }

    private User Find(Scope scope, string name) =>
        calls.Catalog.TryGetUser(scope.Account, name, out var user) ? user : throw new InvalidOperationException("A user that was just made is not there.");
}
