using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Signet.Identifiers;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>
/// What the hot path reads: every account, principal, credential, key, grant and alias as immutable snapshots in memory.
/// The store calls <see cref="Apply(IReadOnlyList{Change})"/> after each commit, in commit order, before the caller hears of it.
/// </summary>
internal sealed class Catalog
{
    private readonly ConcurrentDictionary<AccountId, AccountRecord> _accounts = new();
    private readonly ConcurrentDictionary<string, ImmutableSortedDictionary<string, InlinePolicy>> _policies = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, AccessKeyRecord> _accessKeys = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ImmutableSortedSet<string>> _accessKeysOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(AccountId, Region, KeyId), Key> _keys = new();
    private readonly ConcurrentDictionary<(AccountId, Region), int> _keyCounts = new();
    private readonly ConcurrentDictionary<(AccountId, KeyId), ImmutableSortedSet<string>> _regionsOf = new();
    private readonly ConcurrentDictionary<(AccountId, Region, KeyId), ImmutableDictionary<string, KeyMaterialRecord>> _materials = new();
    private readonly ConcurrentDictionary<(AccountId, Region, KeyId), KeyGrants> _grants = new();
    private readonly ConcurrentDictionary<(AccountId, Region, AliasName), AliasRecord> _aliases = new();
    private readonly ConcurrentDictionary<(AccountId, Region, KeyId), ImmutableSortedSet<string>> _aliasesOf = new();

    /// <summary>The custom key stores.</summary>
    public CustomKeyStoreCatalog CustomKeyStores { get; } = new();

    /// <summary>The users.</summary>
    public NamedEntities<User> Users { get; } = new(user => user.Record.AccountId, user => user.Record.Name);

    /// <summary>The roles.</summary>
    public NamedEntities<Role> Roles { get; } = new(role => role.Record.AccountId, role => role.Record.Name);

    /// <summary>The groups and their members.</summary>
    public GroupCatalog Groups { get; } = new();

    /// <summary>The managed policies, what they are attached to, and whom they bound.</summary>
    public ManagedPolicyCatalog ManagedPolicies { get; } = new();

    /// <summary>The identity providers.</summary>
    public ProviderCatalog Providers { get; } = new();

    /// <summary>The instance profiles.</summary>
    public NamedEntities<InstanceProfileRecord> InstanceProfiles { get; } = new(profile => profile.AccountId, profile => profile.Name);

    /// <summary>Told of each change after it is in the catalog, so that caches can drop what it made stale.</summary>
    public event Action<Change>? Changed;

    public bool TryGetKey(AccountId account, Region region, KeyId id, [NotNullWhen(true)] out Key? key) =>
        _keys.TryGetValue((account, region, id), out key);

    /// <summary>Whether the id is taken: by a key of the Region, or by a multi-Region key of any.</summary>
    public bool HasKey(AccountId account, Region region, KeyId id) => _keys.ContainsKey((account, region, id)) || _regionsOf.ContainsKey((account, id));

    public bool TryGetAlias(AccountId account, Region region, AliasName name, [NotNullWhen(true)] out AliasRecord? alias) =>
        _aliases.TryGetValue((account, region, name), out alias);

    /// <summary>The names of all aliases of a key, in order.</summary>
    public ImmutableSortedSet<string> AliasesOf(Key key) =>
        _aliasesOf.TryGetValue((key.AccountId, key.Region, key.Id), out var names) ? names : ImmutableSortedSet<string>.Empty;

    /// <summary>The multi-Region keys that share this key's id, in order of Region, itself among them; just itself for a single-Region key.</summary>
    public IReadOnlyList<Key> RelatedKeys(Key key)
    {
        if (!key.Record.MultiRegion || !_regionsOf.TryGetValue((key.AccountId, key.Id), out var regions))
        {
            return [key];
        }

        return [.. regions.Select(region => _keys.GetValueOrDefault((key.AccountId, Region.Parse(region), key.Id))).OfType<Key>()];
    }

    /// <summary>How many keys an account has in a Region.</summary>
    public int CountKeys(AccountId account, Region region) => _keyCounts.GetValueOrDefault((account, region));

    /// <summary>The keys in states through which they only pass: Creating and Updating.</summary>
    public IEnumerable<Key> PassingKeys() => _keys.Values.Where(key => key.State is "Creating" or "Updating");

    /// <summary>Every material of the key, by its id.</summary>
    public ImmutableDictionary<string, KeyMaterialRecord> MaterialsOf(Key key) =>
        _materials.GetValueOrDefault((key.AccountId, key.Region, key.Id), ImmutableDictionary<string, KeyMaterialRecord>.Empty);

    /// <summary>Every grant of the key.</summary>
    public KeyGrants GrantsOf(Key key) => _grants.GetValueOrDefault((key.AccountId, key.Region, key.Id), KeyGrants.None);

    public bool HasAnyAccount => !_accounts.IsEmpty;

    public bool HasAccount(AccountId account) => _accounts.ContainsKey(account);

    public bool TryGetAccount(AccountId id, [NotNullWhen(true)] out AccountRecord? account) => _accounts.TryGetValue(id, out account);

    /// <summary>An account that calls come from, so that it must be there.</summary>
    public AccountRecord AccountOf(AccountId id) => _accounts[id];

    public bool TryGetAccessKey(string id, [NotNullWhen(true)] out AccessKeyRecord? key) => _accessKeys.TryGetValue(id, out key);

    /// <summary>The access keys of a user (by its unique id) or of a root user (by its account), in order of id.</summary>
    public IEnumerable<AccessKeyRecord> AccessKeysOf(string ownerId) =>
        _accessKeysOf.TryGetValue(ownerId, out var ids) ? ids.Select(id => _accessKeys.GetValueOrDefault(id)).OfType<AccessKeyRecord>() : [];

    public bool TryGetUserById(string id, [NotNullWhen(true)] out User? user) => Users.TryGet(id, out user);

    public bool TryGetRoleById(string id, [NotNullWhen(true)] out Role? role) => Roles.TryGet(id, out role);

    /// <summary>Finds a user by name, without regard to case.</summary>
    public bool TryGetUser(AccountId account, string name, [NotNullWhen(true)] out User? user) => Users.TryGet(account, name, out user);

    /// <summary>Finds a role by name, without regard to case.</summary>
    public bool TryGetRole(AccountId account, string name, [NotNullWhen(true)] out Role? role) => Roles.TryGet(account, name, out role);

    /// <summary>The inline policies of a user, role or group (by its unique id), in order of name.</summary>
    public ImmutableSortedDictionary<string, InlinePolicy> PoliciesOf(string ownerId) =>
        _policies.TryGetValue(ownerId, out var policies) ? policies : ImmutableSortedDictionary<string, InlinePolicy>.Empty;

    /// <summary>Fills the catalog when the server starts.</summary>
    public async Task LoadAsync(IStore store, CancellationToken cancellationToken)
    {
        await LoadAsync<AccountRecord>(store, cancellationToken);
        await LoadAsync<UserRecord>(store, cancellationToken);
        await LoadAsync<RoleRecord>(store, cancellationToken);
        await LoadAsync<GroupRecord>(store, cancellationToken);
        await LoadAsync<GroupMemberRecord>(store, cancellationToken);
        await LoadAsync<ManagedPolicyVersionRecord>(store, cancellationToken);
        await LoadAsync<ManagedPolicyRecord>(store, cancellationToken);
        await LoadAsync<PolicyAttachmentRecord>(store, cancellationToken);
        await LoadAsync<InstanceProfileRecord>(store, cancellationToken);
        await LoadAsync<OidcProviderRecord>(store, cancellationToken);
        await LoadAsync<SamlProviderRecord>(store, cancellationToken);
        await LoadAsync<InlinePolicyRecord>(store, cancellationToken);
        await LoadAsync<AccessKeyRecord>(store, cancellationToken);
        await LoadAsync<CustomKeyStoreRecord>(store, cancellationToken);
        await LoadAsync<KeyRecord>(store, cancellationToken);
        await LoadAsync<KeyMaterialRecord>(store, cancellationToken);
        await LoadGrantsAsync(store, cancellationToken);
        await LoadAsync<AliasRecord>(store, cancellationToken);
    }

    /// <summary>Takes over what a commit changed.</summary>
    public void Apply(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes)
        {
            Apply(change);
            Changed?.Invoke(change);
        }
    }

    private async Task LoadAsync<T>(IStore store, CancellationToken cancellationToken)
        where T : IRecord
    {
        await foreach (var record in store.ReadAllAsync<T>(cancellationToken))
        {
            Apply(Change.Insert(record));
        }
    }

    // All grants of a key at once: it may have very many.
    private async Task LoadGrantsAsync(IStore store, CancellationToken cancellationToken)
    {
        var grants = await store.ReadAllAsync<GrantRecord>(cancellationToken).ToListAsync(cancellationToken);
        foreach (var ofKey in grants.GroupBy(grant => (grant.AccountId, grant.Region, grant.KeyId)))
        {
            _grants[ofKey.Key] = KeyGrants.None.With(ofKey.Select(grant => new Grant(grant)));
        }
    }

    private void Apply(Change change)
    {
        var gone = change.Kind is ChangeKind.Delete;
        switch (change.Record)
        {
            case AccountRecord account:
                Put(_accounts, account.Id, account, gone);
                break;
            case UserRecord user:
                ManagedPolicies.ApplyBoundary(user.Id, TryGetUserById(user.Id, out var before) ? before.Record.PermissionsBoundary : null, gone ? null : user.PermissionsBoundary);
                Users.Apply(user.Id, new User(user), gone);
                break;
            case RoleRecord role:
                ManagedPolicies.ApplyBoundary(role.Id, TryGetRoleById(role.Id, out var then) ? then.Record.PermissionsBoundary : null, gone ? null : role.PermissionsBoundary);
                Roles.Apply(role.Id, new Role(role), gone);
                break;
            case GroupRecord group:
                Groups.Apply(group, gone);
                break;
            case GroupMemberRecord member:
                Groups.Apply(member, gone);
                break;
            case ManagedPolicyRecord policy:
                ManagedPolicies.Apply(policy, gone);
                break;
            case ManagedPolicyVersionRecord version:
                ManagedPolicies.Apply(version, gone);
                break;
            case PolicyAttachmentRecord attachment:
                ManagedPolicies.Apply(attachment, gone);
                break;
            case InstanceProfileRecord profile:
                InstanceProfiles.Apply(profile.Id, profile, gone);
                break;
            case OidcProviderRecord provider:
                Providers.Apply(provider, gone);
                break;
            case SamlProviderRecord provider:
                Providers.Apply(provider, gone);
                break;
            case InlinePolicyRecord policy:
                ApplyPolicy(policy, gone);
                break;
            case AccessKeyRecord accessKey:
                ApplyAccessKey(accessKey, gone);
                break;
            case KeyRecord key:
                ApplyKey(key, gone);
                break;
            case CustomKeyStoreRecord keyStore:
                ApplyKeyStore(keyStore, gone);
                break;
            case KeyMaterialRecord material:
                ApplyMaterial(material, gone);
                break;
            case GrantRecord grant:
                ApplyGrant(grant, gone);
                break;
            case AliasRecord alias:
                ApplyAlias(alias, gone);
                break;
        }
    }

    private void ApplyPolicy(InlinePolicyRecord policy, bool gone)
    {
        var policies = PoliciesOf(policy.OwnerId);
        policies = gone ? policies.Remove(policy.Name) : policies.SetItem(policy.Name, new InlinePolicy(policy));
        Put(_policies, policy.OwnerId, policies, policies.IsEmpty);
    }

    private void ApplyAccessKey(AccessKeyRecord accessKey, bool gone)
    {
        Put(_accessKeys, accessKey.Id, accessKey, gone);
        var owner = accessKey.UserId ?? accessKey.AccountId.Value;
        var ids = _accessKeysOf.GetValueOrDefault(owner, ImmutableSortedSet.Create<string>(StringComparer.Ordinal));
        ids = gone ? ids.Remove(accessKey.Id) : ids.Add(accessKey.Id);
        Put(_accessKeysOf, owner, ids, ids.IsEmpty);
    }

    private void ApplyKey(KeyRecord key, bool gone)
    {
        var place = (key.AccountId, key.Region, key.Id);
        var counted = _keys.ContainsKey(place);
        _keyCounts.AddOrUpdate((key.AccountId, key.Region), 1, (_, count) => count + (gone ? -1 : counted ? 0 : 1));
        CustomKeyStores.Apply(key, gone);
        Put(_keys, place, new Key(key, CustomKeyStores.HomeOf(key)), gone);
        if (gone)
        {
            // The store deletes them with their key, without a change of their own.
            _grants.TryRemove(place, out _);
        }

        if (key.MultiRegion)
        {
            var regions = _regionsOf.GetValueOrDefault((key.AccountId, key.Id), ImmutableSortedSet.Create<string>(StringComparer.Ordinal));
            regions = gone ? regions.Remove(key.Region.Value) : regions.Add(key.Region.Value);
            Put(_regionsOf, (key.AccountId, key.Id), regions, regions.IsEmpty);
        }
    }

    private void ApplyGrant(GrantRecord grant, bool gone)
    {
        var place = (grant.AccountId, grant.Region, grant.KeyId);
        var grants = _grants.GetValueOrDefault(place, KeyGrants.None).Without(grant.Id);
        grants = gone ? grants : grants.With(new Grant(grant));
        Put(_grants, place, grants, grants.Count == 0);
    }

    private void ApplyKeyStore(CustomKeyStoreRecord keyStore, bool gone)
    {
        if (!CustomKeyStores.Apply(keyStore, gone))
        {
            return;
        }

        foreach (var id in CustomKeyStores.KeysOf(keyStore))
        {
            var place = (keyStore.AccountId, keyStore.Region, id);
            _keys[place] = new(_keys[place].Record, CustomKeyStores.HomeOf(_keys[place].Record));
        }
    }

    private void ApplyMaterial(KeyMaterialRecord material, bool gone)
    {
        var key = (material.AccountId, material.Region, material.KeyId);
        var materials = _materials.GetValueOrDefault(key, ImmutableDictionary<string, KeyMaterialRecord>.Empty);
        materials = gone ? materials.Remove(material.MaterialId) : materials.SetItem(material.MaterialId, material);
        Put(_materials, key, materials, materials.IsEmpty);
    }

    private void ApplyAlias(AliasRecord alias, bool gone)
    {
        var place = (alias.AccountId, alias.Region, alias.Name);
        if (_aliases.TryGetValue(place, out var before))
        {
            Name(before, named: false);
        }

        Put(_aliases, place, alias, gone);
        if (!gone)
        {
            Name(alias, named: true);
        }
    }

    private void Name(AliasRecord alias, bool named)
    {
        var key = (alias.AccountId, alias.Region, alias.TargetKeyId);
        var names = _aliasesOf.GetValueOrDefault(key, ImmutableSortedSet.Create<string>(StringComparer.Ordinal));
        names = named ? names.Add(alias.Name.Value) : names.Remove(alias.Name.Value);
        Put(_aliasesOf, key, names, names.IsEmpty);
    }

    private static void Put<TKey, TValue>(ConcurrentDictionary<TKey, TValue> map, TKey key, TValue value, bool gone)
        where TKey : notnull
    {
        if (gone)
        {
            map.TryRemove(key, out _);
            return;
        }

        map[key] = value;
    }
}
