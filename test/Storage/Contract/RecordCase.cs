using Signet.Storage.Records;

namespace Signet.Storage.Tests.Contract;

/// <summary>One kind of record: an example, what it refers to, and the same row with every other column changed.</summary>
internal sealed record RecordCase(IRecord[] Parents, IRecord Record, IRecord Changed, Func<IStore, Task<IEnumerable<IRecord>>> ReadAsync)
{
    public static readonly TheoryData<string> Names = [.. Cases().Keys];

    public static readonly TheoryData<string> NamesOfReferring = [.. Cases().Where(example => example.Value.Parents.Length > 0).Select(example => example.Key)];

    public static RecordCase Of(string name) => Cases()[name];

    public Change Update(long version) => Change.Update(WithVersion(Changed, version));

    public Change Delete(long version) => Change.Delete(WithVersion(Record, version));

    public static IRecord WithVersion(IRecord record, long version) => record switch
    {
        AccountRecord account => account with { Version = version },
        UserRecord user => user with { Version = version },
        RoleRecord role => role with { Version = version },
        GroupRecord group => group with { Version = version },
        GroupMemberRecord member => member with { Version = version },
        ManagedPolicyRecord managed => managed with { Version = version },
        ManagedPolicyVersionRecord one => one with { Version = version },
        PolicyAttachmentRecord attachment => attachment with { Version = version },
        InstanceProfileRecord profile => profile with { Version = version },
        OidcProviderRecord provider => provider with { Version = version },
        SamlProviderRecord provider => provider with { Version = version },
        InlinePolicyRecord policy => policy with { Version = version },
        AccessKeyRecord accessKey => accessKey with { Version = version },
        KeyRecord key => key with { Version = version },
        KeyMaterialRecord material => material with { Version = version },
        AliasRecord alias => alias with { Version = version },
        GrantRecord grant => grant with { Version = version },
        CustomKeyStoreRecord keyStore => keyStore with { Version = version },
        DataKeyRecord dataKey => dataKey with { Version = version },
        _ => throw new ArgumentException(record.GetType().Name),
    };

    private static Dictionary<string, RecordCase> Cases()
    {
        var later = Sample.Time(1000);
        var (user, role, key, otherKey) = (Sample.User("alice", "/team/"), Sample.Role("Signer", "/ci/"), Sample.Key(), Sample.Key());
        var (group, managed, profile) = (Sample.Group("Signers", "/team/"), Sample.ManagedPolicy("MaySign", "/kms/"), Sample.InstanceProfile(role));
        var (policy, rolePolicy, groupPolicy) = (Sample.Policy(user.Id), Sample.Policy(role.Id), Sample.Policy(group.Id));
        var (member, managedVersion) = (Sample.Member(group, user), Sample.ManagedPolicyVersion(managed));
        var (oidc, saml) = (Sample.OidcProvider(), Sample.SamlProvider());
        var (accessKey, rootKey) = (Sample.AccessKey(user.Id), Sample.AccessKey());
        var (material, alias, dataKey) = (Sample.Material(key), Sample.Alias(key), Sample.DataKey());
        var (grant, keyStore) = (Sample.Grant(key), Sample.CustomKeyStore());
        var changedKey = key with
        {
            KeySpec = "HMAC_256", KeyUsage = "GENERATE_VERIFY_MAC", Origin = "EXTERNAL", State = "PendingImport", Description = "", CreatedAt = later,
            DeletionDate = null, PendingWindowInDays = null, Policy = "{}", Tags = [], MultiRegion = false, PublicKey = null, CurrentMaterialId = null, CustomKeyStoreId = null,
            PrimaryRegion = null, XksKeyId = null, RotationPeriodInDays = null, NextRotationAt = null,
        };

        return new()
        {
            ["account"] = Case<AccountRecord>([], Sample.Account, Sample.Account with { CreatedAt = later, Alias = null }),
            ["user"] = Case<UserRecord>([Sample.Account], user, user with { Name = "bob", Path = "/", CreatedAt = later, Tags = [], PermissionsBoundary = null }),
            ["role"] = Case<RoleRecord>([Sample.Account], role, role with
            {
                Name = "Verifier", Path = "/", CreatedAt = later, TrustPolicy = "{}", Description = "", MaxSessionDuration = 900, Tags = [], PermissionsBoundary = null,
            }),
            ["inline policy of a user"] = Case<InlinePolicyRecord>([Sample.Account, user], policy, policy with { Document = "{}", CreatedAt = later }),
            ["inline policy of a role"] = Case<InlinePolicyRecord>([Sample.Account, role], rolePolicy, rolePolicy with { Document = "{}", CreatedAt = later }),
            ["inline policy of a group"] = Case<InlinePolicyRecord>([Sample.Account, group], groupPolicy, groupPolicy with { Document = "{}", CreatedAt = later }),
            ["group"] = Case<GroupRecord>([Sample.Account], group, group with { Name = "Verifiers", Path = "/", CreatedAt = later }),
            ["member of a group"] = Case<GroupMemberRecord>([Sample.Account, group, user], member, member with { CreatedAt = later }),
            ["managed policy"] = Case<ManagedPolicyRecord>([Sample.Account], managed, managed with
            {
                Name = "MayVerify", Path = "/", Description = "", CreatedAt = later, UpdatedAt = later.AddHours(1), DefaultVersion = 5, LastVersion = 6, Tags = [],
            }),
            ["version of a managed policy"] = Case<ManagedPolicyVersionRecord>([Sample.Account, managed], managedVersion, managedVersion with { Document = "{}", CreatedAt = later }),
            ["attachment to a user"] = Attachment([Sample.Account, user], user.Id),
            ["attachment to a role"] = Attachment([Sample.Account, role], role.Id),
            ["attachment to a group"] = Attachment([Sample.Account, group], group.Id),
            ["instance profile"] = Case<InstanceProfileRecord>([Sample.Account, role], profile, profile with { Name = "other", Path = "/", CreatedAt = later, RoleId = null, Tags = [] }),
            ["OpenID Connect provider"] = Case<OidcProviderRecord>([Sample.Account], oidc, oidc with { ClientIds = [], Thumbprints = [], CreatedAt = later, Tags = [] }),
            ["SAML provider"] = Case<SamlProviderRecord>([Sample.Account], saml, saml with { Metadata = "<other/>", CreatedAt = later, ValidUntil = later.AddHours(1), Tags = [] }),
            ["access key of a user"] = Case<AccessKeyRecord>([Sample.Account, user], accessKey, accessKey with { Active = false, CreatedAt = later, SealedSecret = [4] }),
            ["access key of the root user"] = Case<AccessKeyRecord>([Sample.Account], rootKey, rootKey with { Active = false, CreatedAt = later, SealedSecret = [4] }),
            ["key"] = Case<KeyRecord>([Sample.Account], key, changedKey),
            ["key material"] = Case<KeyMaterialRecord>([Sample.Account, key], material, material with
            {
                State = "CURRENT", Sealed = null, CreatedAt = later, Description = null, ExpiresAt = null, RotatedAt = null, RotationType = null,
            }),
            ["grant"] = Case<GrantRecord>([Sample.Account, key], grant, grant with
            {
                Name = null, GranteePrincipal = "AIDA4EXAMPLE", RetiringPrincipal = null, Operations = [], EncryptionContextEquals = null,
                EncryptionContextSubset = null, IssuingAccountId = Sample.AccountId, CreatedAt = later,
            }),
            ["custom key store"] = Case<CustomKeyStoreRecord>([Sample.Account], keyStore, keyStore with
            {
                Name = "other", Type = "AWS_CLOUDHSM", ConnectionState = "CONNECTED", ConnectionErrorCode = null, CreatedAt = later, CloudHsmClusterId = null,
                TrustAnchorCertificate = null, XksProxyConnectivity = null, XksProxyUriEndpoint = null, XksProxyUriPath = null,
                XksProxyVpcEndpointServiceName = null, XksProxyVpcEndpointServiceOwner = null, XksProxyAccessKeyId = null, SealedSecret = null,
            }),
            ["alias"] = Case<AliasRecord>([Sample.Account, key, otherKey], alias, alias with { TargetKeyId = otherKey.Id, CreatedAt = later, UpdatedAt = later.AddHours(1) }),
            ["data key"] = Case<DataKeyRecord>([], dataKey, dataKey with { Sealed = [6, 6], CreatedAt = later }),
        };
    }

    private static RecordCase Attachment(IRecord[] parents, string owner)
    {
        var attachment = Sample.Attachment(owner);
        return Case<PolicyAttachmentRecord>(parents, attachment, attachment with { CreatedAt = Sample.Time(1000) });
    }

    private static RecordCase Case<T>(IRecord[] parents, T record, T changed)
        where T : class, IRecord => new(parents, record, changed, async store => await store.AllAsync<T>());
}
