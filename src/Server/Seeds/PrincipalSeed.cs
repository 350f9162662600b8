using System.Text.Json.Nodes;
using Signet.Server.Pipeline;
using Signet.Server.Seeds.Yaml;
using Signet.Storage;

namespace Signet.Server.Seeds;

/// <summary>What users, groups and roles have in common in a seed: inline policies, attached policies, tags and a boundary.</summary>
internal sealed class PrincipalSeed(SeedCalls calls, SeedSources sources)
{
    /// <summary>Brings a principal that is there to what the seed says of it.</summary>
    /// <param name="kind"><c>User</c>, <c>Group</c> or <c>Role</c>.</param>
    /// <param name="map">What the seed says.</param>
    /// <param name="scope">For which account.</param>
    /// <param name="there">The principal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ApplyAsync(string kind, SeedMap map, Scope scope, Principal there, CancellationToken cancellationToken)
    {
        JsonObject Named() => new() { [$"{kind}Name"] = there.Name };

        foreach (var policy in map["Policies"]?.Map.Members ?? [])
        {
            var document = sources.Policy(policy.Value);
            if (calls.Catalog.PoliciesOf(there.Id).GetValueOrDefault(policy.Name)?.Record.Document != document)
            {
                var members = Named();
                (members["PolicyName"], members["PolicyDocument"]) = (policy.Name, document);
                await calls.CallAsync(policy.Place, scope, Service.Iam, $"Put{kind}Policy", members, cancellationToken);
            }
        }

        foreach (var item in map["ManagedPolicyArns"]?.Items ?? [])
        {
            var arn = ArnOf(item, scope);
            if (!calls.Catalog.ManagedPolicies.AttachmentsOf(there.Id).ContainsKey(arn))
            {
                var members = Named();
                members["PolicyArn"] = arn;
                await calls.CallAsync(item.Place, scope, Service.Iam, $"Attach{kind}Policy", members, cancellationToken);
            }
        }

        if (map["PermissionsBoundary"] is { } boundary && ArnOf(boundary, scope) is var bound && bound != there.Boundary)
        {
            var members = Named();
            members["PermissionsBoundary"] = bound;
            await calls.CallAsync(boundary.Place, scope, Service.Iam, $"Put{kind}PermissionsBoundary", members, cancellationToken);
        }

        if (map["Tags"].Missing(there.Tags) is { Count: > 0 } tags)
        {
            await calls.CallAsync(map["Tags"]!.Place, scope, Service.Iam, $"Tag{kind}", Named().With(tags, "Key", "Value"), cancellationToken);
        }
    }

    // A managed policy of the account itself may be named without its ARN.
    private string ArnOf(SeedNode node, Scope scope) =>
        !node.Text.StartsWith("arn:", StringComparison.Ordinal) && calls.Catalog.ManagedPolicies.TryGet(scope.Account, node.Text, out var policy) ? policy.Arn : node.Text;

    /// <summary>A user, group or role as it is.</summary>
    internal sealed record Principal(string Id, string Name, string? Boundary, IReadOnlyList<Tag> Tags);
}
