using System.Text.Json.Nodes;
using Signet.Server.Pipeline;
using Signet.Server.Seeds.Yaml;

namespace Signet.Server.Seeds;

/// <summary>A managed policy of a seed; another document becomes its default version.</summary>
internal sealed class ManagedPolicySeed(SeedCalls calls, SeedSources sources)
{
    public async Task ApplyAsync(SeedMap map, Scope scope, CancellationToken cancellationToken)
    {
        map.Only("PolicyName", "Path", "Description", "PolicyDocument", "Tags");
        var document = sources.Policy(map.Required("PolicyDocument"));
        if (!calls.Catalog.ManagedPolicies.TryGet(scope.Account, map.Required("PolicyName").Text, out var policy))
        {
            var members = new JsonObject { ["PolicyDocument"] = document }
                .With(map, "PolicyName", "Path", "Description").With(map["Tags"].Missing([]), "Key", "Value");
            await calls.CallAsync(map.Place, scope, Service.Iam, "CreatePolicy", members, cancellationToken);
            return;
        }

        if (policy.Versions[policy.DefaultVersion].Document != document)
        {
            var members = new JsonObject { ["PolicyArn"] = policy.Arn, ["PolicyDocument"] = document, ["SetAsDefault"] = true };
            await calls.CallAsync(map.Required("PolicyDocument").Place, scope, Service.Iam, "CreatePolicyVersion", members, cancellationToken);
        }

        if (map["Tags"].Missing(policy.Tags) is { Count: > 0 } tags)
        {
            var members = new JsonObject { ["PolicyArn"] = policy.Arn }.With(tags, "Key", "Value");
            await calls.CallAsync(map["Tags"]!.Place, scope, Service.Iam, "TagPolicy", members, cancellationToken);
        }
    }
}
