using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Signet.Identifiers;
using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>The catalog's managed policies, to what they are attached, and whom they bound.</summary>
internal sealed class ManagedPolicyCatalog
{
    private static readonly ImmutableSortedDictionary<string, PolicyAttachmentRecord> NoAttachments =
        ImmutableSortedDictionary.Create<string, PolicyAttachmentRecord>(StringComparer.Ordinal);

    private readonly NamedEntities<ManagedPolicy> _own = new(policy => policy.Record!.AccountId, policy => policy.Name);
    private readonly ConcurrentDictionary<string, ImmutableSortedDictionary<int, ManagedPolicyVersionRecord>> _versions = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableSortedDictionary<string, PolicyAttachmentRecord>> _attachments = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> _owners = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableHashSet<string>> _bounded = new(StringComparer.Ordinal);

    /// <summary>Finds a policy by its exact ARN: an account's own, or AWS's.</summary>
    public bool TryGet(string arn, [NotNullWhen(true)] out ManagedPolicy? policy)
    {
        if (AwsManagedPolicies.TryGet(arn, out policy))
        {
            return true;
        }

        return Arn.TryParse(arn, out var parsed)
            && AccountId.TryParse(parsed.Account, out var account)
            && _own.TryGet(account, parsed.Resource[(parsed.Resource.LastIndexOf('/') + 1)..], out policy)
            && policy.Arn == arn;
    }

    /// <summary>Finds a policy of an account's own by its name, without regard to case.</summary>
    public bool TryGet(AccountId account, string name, [NotNullWhen(true)] out ManagedPolicy? policy) => _own.TryGet(account, name, out policy);

    /// <summary>The policies of an account's own, in no order that answers could use.</summary>
    public IEnumerable<ManagedPolicy> Of(AccountId account) => _own.Of(account);

    public int Count(AccountId account) => _own.Count(account);

    /// <summary>What is attached to a user, role or group (by its unique id), by the policy's ARN.</summary>
    public ImmutableSortedDictionary<string, PolicyAttachmentRecord> AttachmentsOf(string ownerId) => _attachments.GetValueOrDefault(ownerId, NoAttachments);

    /// <summary>The unique ids of the users, roles and groups, of any account, that a policy is attached to.</summary>
    public ImmutableHashSet<string> OwnersOf(string policyArn) => _owners.GetValueOrDefault(policyArn, []);

    /// <summary>The unique ids of the users and roles, of any account, that a policy bounds.</summary>
    public ImmutableHashSet<string> BoundedBy(string policyArn) => _bounded.GetValueOrDefault(policyArn, []);

    public void Apply(ManagedPolicyRecord policy, bool gone) => _own.Apply(policy.Id, ManagedPolicy.Of(policy, VersionsOf(policy.Id)), gone);

    public void Apply(ManagedPolicyVersionRecord version, bool gone)
    {
        var versions = VersionsOf(version.PolicyId);
        versions = gone ? versions.Remove(version.Number) : versions.SetItem(version.Number, version);
        Put(_versions, version.PolicyId, versions, versions.IsEmpty);
        if (_own.TryGet(version.PolicyId, out var policy))
        {
            _own.Put(version.PolicyId, ManagedPolicy.Of(policy.Record!, versions));
        }
    }

    public void Apply(PolicyAttachmentRecord attachment, bool gone)
    {
        var attachments = AttachmentsOf(attachment.OwnerId);
        attachments = gone ? attachments.Remove(attachment.PolicyArn) : attachments.SetItem(attachment.PolicyArn, attachment);
        Put(_attachments, attachment.OwnerId, attachments, attachments.IsEmpty);
        Name(_owners, attachment.PolicyArn, attachment.OwnerId, gone);
    }

    /// <summary>Takes over that a user's or role's boundary is another than before.</summary>
    public void ApplyBoundary(string ownerId, string? before, string? now)
    {
        if (before is not null)
        {
            Name(_bounded, before, ownerId, gone: true);
        }

        if (now is not null)
        {
            Name(_bounded, now, ownerId, gone: false);
        }
    }

    private ImmutableSortedDictionary<int, ManagedPolicyVersionRecord> VersionsOf(string policyId) =>
        _versions.GetValueOrDefault(policyId, ImmutableSortedDictionary<int, ManagedPolicyVersionRecord>.Empty);

    private static void Name(ConcurrentDictionary<string, ImmutableHashSet<string>> map, string arn, string ownerId, bool gone)
    {
        var owners = map.GetValueOrDefault(arn, []);
        owners = gone ? owners.Remove(ownerId) : owners.Add(ownerId);
        Put(map, arn, owners, owners.IsEmpty);
    }

    private static void Put<T>(ConcurrentDictionary<string, T> map, string key, T value, bool empty)
    {
        map[key] = value;
        if (empty)
        {
            map.TryRemove(key, out _);
        }
    }
}
