using Signet.Server.KeyStores;
using Signet.Server.Kms.Materials;
using Signet.Server.State;
using Signet.Server.Trail;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Rotation;

/// <summary>Which keys rotate, and what a rotation changes (AWS KMS Developer Guide, Rotating keys).</summary>
internal sealed class RotationRules(Catalog catalog, SoftwareKeyStore store)
{
    public const string Automatic = "AUTOMATIC";
    public const string OnDemand = "ON_DEMAND";
    public const int DefaultPeriod = 365;
    public const int MaxOnDemand = 25;

    /// <summary>An automatic rotation that is so near keeps one on demand away.</summary>
    public static readonly TimeSpan ConflictWindow = TimeSpan.FromMinutes(20);

    /// <summary>Refuses keys that have no rotation at all: those that are not symmetric, and those in custom key stores.</summary>
    public static void CheckKind(Key key)
    {
        if (!key.IsSymmetric)
        {
            throw KmsErrors.Unsupported(text: null);
        }

        if (key.Record.Origin is not ("AWS_KMS" or "EXTERNAL"))
        {
            throw KmsErrors.WrongOrigin(key);
        }
    }

    /// <summary>Refuses keys that cannot rotate by themselves: those with imported material too.</summary>
    public static void CheckAutomatic(Key key)
    {
        CheckKind(key);
        if (key.Record.Origin is "EXTERNAL")
        {
            throw KmsErrors.WrongOrigin(key);
        }
    }

    /// <summary>Refuses replicas, which follow their primary key.</summary>
    public static void CheckPrimary(Key key)
    {
        if (key.IsReplica)
        {
            throw KmsErrors.NotPrimary(key);
        }
    }

    /// <summary>The key whose rotation settings count: the primary key of a replica.</summary>
    public Key Leader(Key key) => key.IsReplica ? catalog.RelatedKeys(key).FirstOrDefault(other => other.IsPrimary) ?? key : key;

    /// <summary>Rotates: fresh material, or the imported material that waits, becomes current in the key and in all its replicas.</summary>
    /// <param name="key">The key; the primary one of a set.</param>
    /// <param name="type">RotationType as AWS writes it.</param>
    /// <param name="now">When.</param>
    /// <param name="nextRotation">When automatic rotation is next due; null leaves the schedule as it is.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async ValueTask<Rotated> RotateAsync(
        Key key, string type, DateTimeOffset now, DateTimeOffset? nextRotation, CancellationToken cancellationToken)
    {
        var (changes, events) = (new List<Change>(), new List<EventRecord>());
        var fresh = key.Record.Origin is "AWS_KMS" ? (await store.GenerateAsync(key.Record, key.Spec, cancellationToken)).Material! : null;
        foreach (var related in catalog.RelatedKeys(key))
        {
            var candidate = fresh is null ? MaterialRules.Candidate(related, catalog)! : null;
            var next = candidate ?? (related.Arn == key.Arn ? fresh! : store.Copy(fresh!, key.Record, related.Record));
            next = next with { State = MaterialStates.Current, RotatedAt = now, RotationType = type };
            changes.AddRange(catalog.MaterialsOf(related).Values
                .Where(material => material.State is MaterialStates.Current)
                .Select(material => Change.Update(material with { State = MaterialStates.NonCurrent })));
            changes.Add(candidate is null ? Change.Insert(next) : Change.Update(next));

            // The key's own row comes along, so that of two rotations at once only one wins.
            var record = related.Record with { CurrentMaterialId = next.MaterialId };
            changes.Add(Change.Update(nextRotation is null || related.IsReplica ? record : record with { NextRotationAt = nextRotation }));
            events.Add(ServiceEvents.RotateKey(related, type, now));
        }

        return new(changes, events);
    }
}

/// <summary>What a rotation changes, and what the trail of each Region tells of it.</summary>
internal sealed record Rotated(IReadOnlyList<Change> Changes, IReadOnlyList<EventRecord> Events);
