using System.Text.Json.Nodes;
using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Server.Seeds.Yaml;
using Signet.Server.State;

namespace Signet.Server.Seeds;

/// <summary>The aliases of a key of a seed.</summary>
internal static class AliasSeed
{
    public static async Task ApplyAsync(SeedCalls calls, IReadOnlyList<SeedNode> aliases, Scope scope, Key key, CancellationToken cancellationToken)
    {
        foreach (var node in aliases)
        {
            var there = AliasName.TryParse(node.Text, out var name) && calls.Catalog.TryGetAlias(scope.Account, scope.Region, name, out var alias) ? alias : null;
            if (there?.TargetKeyId != key.Id)
            {
                var members = new JsonObject { ["AliasName"] = node.Text, ["TargetKeyId"] = key.Id.Value };
                await calls.CallAsync(node.Place, scope, Service.Kms, there is null ? "CreateAlias" : "UpdateAlias", members, cancellationToken);
            }
        }
    }
}
