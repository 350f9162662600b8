using System.Text.Json.Nodes;
using Signet.Server.Pipeline;
using Signet.Server.Seeds.Yaml;

namespace Signet.Server.Seeds;

/// <summary>A group of a seed; its users name it.</summary>
internal sealed class GroupSeed(SeedCalls calls, PrincipalSeed principals)
{
    public async Task ApplyAsync(SeedMap map, Scope scope, CancellationToken cancellationToken)
    {
        var name = map.Only("GroupName", "Path", "Policies", "ManagedPolicyArns").Required("GroupName").Text;
        if (!calls.Catalog.Groups.All.TryGet(scope.Account, name, out var group))
        {
            await calls.CallAsync(map.Place, scope, Service.Iam, "CreateGroup", new JsonObject().With(map, "GroupName", "Path"), cancellationToken);
        }
        else if (map["Path"] is { } path && path.Text != group.Record.Path)
        {
            await calls.CallAsync(path.Place, scope, Service.Iam, "UpdateGroup", new() { ["GroupName"] = name, ["NewPath"] = path.Text }, cancellationToken);
        }

        if (calls.Catalog.Groups.All.TryGet(scope.Account, name, out group))
        {
            await principals.ApplyAsync("Group", map, scope, new(group.Record.Id, group.Record.Name, Boundary: null, Tags: []), cancellationToken);
        }
    }
}
