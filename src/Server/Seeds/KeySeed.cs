using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Signet.Cryptography;
using Signet.Policies;
using Signet.Server.Kms.Keys;
using Signet.Server.Kms.Materials;
using Signet.Server.Pipeline;
using Signet.Server.Seeds.Yaml;
using Signet.Server.State;

namespace Signet.Server.Seeds;

/// <summary>A KMS key of a seed: its id is fixed, and its material may be.</summary>
internal sealed class KeySeed(SeedCalls calls, SeedSources sources)
{
    private static readonly string[] Members =
    [
        "KeyId", "Region", "KeySpec", "KeyUsage", "Origin", "Description", "Policy", "BypassPolicyLockoutSafetyCheck", "Tags", "KeyMaterial", "Aliases",
        "Enabled", "EnableKeyRotation", "RotationPeriodInDays", "ReplicaRegions",
    ];

    public async Task ApplyAsync(SeedMap map, Scope scope, CancellationToken cancellationToken)
    {
        var id = map.Only(Members).Required("KeyId").KeyId;
        scope = map["Region"] is { } region ? scope with { Region = region.Region } : scope;
        if (!calls.Catalog.TryGetKey(scope.Account, scope.Region, id, out var key))
        {
            await CreateAsync(map, scope, cancellationToken);
        }
        else
        {
            CheckUnchangeable(map, key);
            await UpdateAsync(map, scope, key, cancellationToken);
        }

        key = Find(scope, id);
        await AliasSeed.ApplyAsync(calls, map["Aliases"]?.Items ?? [], scope, key, cancellationToken);
        await RotateAsync(map, scope, key, cancellationToken);
        foreach (var replica in map["ReplicaRegions"]?.Items ?? [])
        {
            if (!calls.Catalog.TryGetKey(scope.Account, replica.Region, id, out _))
            {
                var members = new JsonObject { ["KeyId"] = id.Value, ["ReplicaRegion"] = replica.Text };
                await calls.CallAsync(replica.Place, scope, Service.Kms, "ReplicateKey", members, cancellationToken);
            }
        }

        await EnableAsync(map, scope, key, cancellationToken);
    }

    private async Task CreateAsync(SeedMap map, Scope scope, CancellationToken cancellationToken)
    {
        var id = map.Required("KeyId").KeyId;
        var tags = map["Tags"].Missing([]).Append(new(CustomKeys.IdTag, id.Value)).ToList();
        if (map["KeyMaterial"] is { } material)
        {
            var plain = ReadMaterial(material, SpecOf(map));
            tags.Add(new(CustomKeys.MaterialTag, Convert.ToBase64String(plain)));
            CryptographicOperations.ZeroMemory(plain);
        }

        var members = new JsonObject { ["MultiRegion"] = id.IsMultiRegion }.With(map, "KeySpec", "KeyUsage", "Origin", "Description").With(tags, "TagKey", "TagValue");
        AddPolicy(members, map);
        await calls.CallAsync(map.Place, scope, Service.Kms, "CreateKey", members, cancellationToken);
    }

    private void CheckUnchangeable(SeedMap map, Key key)
    {
        (string Name, string Is)[] fixedMembers = [("KeySpec", key.Record.KeySpec), ("KeyUsage", key.Record.KeyUsage), ("Origin", key.Record.Origin)];
        foreach (var (name, value) in fixedMembers)
        {
            if (map[name] is { } node && node.Text != value)
            {
                throw node.Place.Error($"the key {key.Id} has the {name} {value}, which cannot change");
            }
        }

        if (map["KeyMaterial"] is { } material)
        {
            var plain = ReadMaterial(material, key.Spec);
            var known = calls.Catalog.MaterialsOf(key).ContainsKey(MaterialRules.IdOf(key.Record, plain));
            CryptographicOperations.ZeroMemory(plain);
            _ = known ? true : throw material.Place.Error($"the key {key.Id} has other material; material is never replaced");
        }
    }

    private async Task UpdateAsync(SeedMap map, Scope scope, Key key, CancellationToken cancellationToken)
    {
        JsonObject Named() => new() { ["KeyId"] = key.Id.Value };

        if (map["Description"] is { } description && description.Text != key.Record.Description)
        {
            await calls.CallAsync(description.Place, scope, Service.Kms, "UpdateKeyDescription", Named().With(map, "Description"), cancellationToken);
        }

        if (map["Policy"] is { } policy && !SeedValues.IsStored(sources.Policy(policy), key.Record.Policy, json => PolicyText.Format(calls.Principals.Bind(json, out _))))
        {
            var members = Named();
            AddPolicy(members, map);
            await calls.CallAsync(policy.Place, scope, Service.Kms, "PutKeyPolicy", members, cancellationToken);
        }

        if (map["Tags"].Missing(key.Record.Tags) is { Count: > 0 } tags)
        {
            await calls.CallAsync(map["Tags"]!.Place, scope, Service.Kms, "TagResource", Named().With(tags, "TagKey", "TagValue"), cancellationToken);
        }
    }

    private async Task RotateAsync(SeedMap map, Scope scope, Key key, CancellationToken cancellationToken)
    {
        var there = key.Record.RotationPeriodInDays;
        var wanted = map["RotationPeriodInDays"]?.Number;
        if ((map["EnableKeyRotation"]?.Flag ?? wanted is not null) is false)
        {
            if (map["EnableKeyRotation"] is { } off && there is not null)
            {
                await calls.CallAsync(off.Place, scope, Service.Kms, "DisableKeyRotation", new() { ["KeyId"] = key.Id.Value }, cancellationToken);
            }

            return;
        }

        if (there is null || (wanted is not null && wanted != there))
        {
            var members = new JsonObject { ["KeyId"] = key.Id.Value };
            if (wanted is { } days)
            {
                members["RotationPeriodInDays"] = days;
            }

            var place = (map["RotationPeriodInDays"] ?? map["EnableKeyRotation"])!.Place;
            await calls.CallAsync(place, scope, Service.Kms, "EnableKeyRotation", members, cancellationToken);
        }
    }

    private async Task EnableAsync(SeedMap map, Scope scope, Key key, CancellationToken cancellationToken)
    {
        var state = key.Record.State;
        if (map["Enabled"] is { } enabled && state != (enabled.Flag ? "Enabled" : "Disabled"))
        {
            await calls.CallAsync(
                enabled.Place, scope, Service.Kms, enabled.Flag ? "EnableKey" : "DisableKey", new() { ["KeyId"] = key.Id.Value }, cancellationToken);
        }
    }

    private void AddPolicy(JsonObject members, SeedMap map)
    {
        if (map["Policy"] is { } policy)
        {
            members["Policy"] = sources.Policy(policy);
        }

        if (map["BypassPolicyLockoutSafetyCheck"] is { } bypass)
        {
            members["BypassPolicyLockoutSafetyCheck"] = bypass.Flag;
        }
    }

    private byte[] ReadMaterial(SeedNode material, KeySpec spec) => SeedMaterial.Read(material.Place, sources.Secret(material), spec);

    private static KeySpec SpecOf(SeedMap map) => map["KeySpec"] is not { } node ? KeySpec.SymmetricDefault
        : KeySpec.TryGet(node.Text, out var spec) ? spec
        : throw node.Place.Error($"there is no KeySpec of this name; there are {string.Join(", ", KeySpec.All.Select(one => one.Name))}");

    private Key Find(Scope scope, Identifiers.KeyId id) =>
        calls.Catalog.TryGetKey(scope.Account, scope.Region, id, out var key) ? key : throw new InvalidOperationException("A key that was just made is not there.");
}
