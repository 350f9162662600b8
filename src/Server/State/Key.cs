using Signet.Cryptography;
using Signet.Identifiers;
using Signet.Policies;
using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>An immutable snapshot of one KMS key: its record, and what is worked out from it once.</summary>
internal sealed class Key(KeyRecord record, KeyHome? home = null)
{
    private Policy? _policy;

    public KeyRecord Record => record;

    public KeyId Id => record.Id;

    public AccountId AccountId => record.AccountId;

    public Region Region => record.Region;

    public string Arn { get; } = Identifiers.Arn.Key(record.Region, record.AccountId, record.Id).ToString();

    public KeySpec Spec { get; } = KeySpec.TryGet(record.KeySpec, out var spec) ? spec : throw new InvalidDataException($"The store holds a key of the unknown spec {record.KeySpec}.");

    public KeyUsage Usage { get; } = KeyUsageNames.Parse(record.KeyUsage);

    /// <summary>KeyState: a key whose custom key store is not connected is unavailable, unless it waits for its deletion.</summary>
    public string State => home is { Connected: false } && record.State is ("Enabled" or "Disabled") ? "Unavailable" : record.State;

    /// <summary>The cluster of the custom key store that holds it; null when it is in none, or in an external one.</summary>
    public string? CloudHsmClusterId => home?.CloudHsmClusterId;

    /// <summary>Whether it is the primary of a set of multi-Region keys.</summary>
    public bool IsPrimary => record.MultiRegion && record.PrimaryRegion == record.Region;

    /// <summary>Whether it is a replica of a multi-Region key.</summary>
    public bool IsReplica => record.MultiRegion && record.PrimaryRegion != record.Region;

    /// <summary>Whether it is for encryption with AES: what has data keys, encryption contexts, rotation and several materials.</summary>
    public bool IsSymmetric => Spec == KeySpec.SymmetricDefault;

    /// <summary>The key policy, compiled when it is first asked for.</summary>
    public Policy Policy => _policy ??= Policy.Parse(record.Policy, PolicyKind.Key);
}
