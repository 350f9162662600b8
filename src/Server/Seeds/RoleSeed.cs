using System.Text.Json.Nodes;
using Signet.Server.Pipeline;
using Signet.Server.Seeds.Yaml;
using Signet.Storage.Records;

namespace Signet.Server.Seeds;

/// <summary>A role of a seed.</summary>
internal sealed class RoleSeed(SeedCalls calls, SeedSources sources, PrincipalSeed principals)
{
    private static readonly string[] Members =
        ["RoleName", "Path", "Description", "MaxSessionDuration", "AssumeRolePolicyDocument", "Tags", "Policies", "ManagedPolicyArns", "PermissionsBoundary"];

    public async Task ApplyAsync(SeedMap map, Scope scope, CancellationToken cancellationToken)
    {
        var name = map.Only(Members).Required("RoleName").Text;
        var trust = map.Required("AssumeRolePolicyDocument");
        if (!calls.Catalog.TryGetRole(scope.Account, name, out var role))
        {
            await CreateAsync(map, scope, sources.Policy(trust), cancellationToken);
        }
        else
        {
            await UpdateAsync(map, scope, role.Record, sources.Policy(trust), cancellationToken);
        }

        if (calls.Catalog.TryGetRole(scope.Account, name, out role))
        {
            var there = role.Record;
            await principals.ApplyAsync("Role", map, scope, new(there.Id, there.Name, there.PermissionsBoundary, there.Tags), cancellationToken);
        }
    }

    private async Task CreateAsync(SeedMap map, Scope scope, string trust, CancellationToken cancellationToken)
    {
        var members = new JsonObject { ["AssumeRolePolicyDocument"] = trust }
            .With(map, "RoleName", "Path", "Description").With(map["Tags"].Missing([]), "Key", "Value");
        if (map["MaxSessionDuration"] is { } duration)
        {
            members["MaxSessionDuration"] = duration.Number;
        }

        await calls.CallAsync(map.Place, scope, Service.Iam, "CreateRole", members, cancellationToken);
    }

    private async Task UpdateAsync(SeedMap map, Scope scope, RoleRecord role, string trust, CancellationToken cancellationToken)
    {
        if (map["Path"] is { } path && path.Text != role.Path)
        {
            throw path.Place.Error($"the role {role.Name} has the path {role.Path}, which cannot change");
        }

        if (!SeedValues.IsStored(trust, role.TrustPolicy, json => calls.Principals.Bind(json, out _)))
        {
            var members = new JsonObject { ["RoleName"] = role.Name, ["PolicyDocument"] = trust };
            await calls.CallAsync(map.Required("AssumeRolePolicyDocument").Place, scope, Service.Iam, "UpdateAssumeRolePolicy", members, cancellationToken);
        }

        var (description, duration) = (map["Description"]?.Text ?? role.Description, map["MaxSessionDuration"]?.Number ?? role.MaxSessionDuration);
        if (description != role.Description || duration != role.MaxSessionDuration)
        {
            var members = new JsonObject { ["RoleName"] = role.Name, ["Description"] = description, ["MaxSessionDuration"] = duration };
            await calls.CallAsync(map.Place, scope, Service.Iam, "UpdateRole", members, cancellationToken);
        }
    }
}
