using Signet.Identifiers;
using Signet.Storage.Records;

namespace Signet.Storage.Tests.Contract;

/// <summary>Records in which no two columns hold the same value, so that a mix-up shows.</summary>
internal static class Sample
{
    public static readonly AccountId AccountId = AccountId.Parse("111122223333");
    public static readonly AccountId OtherAccountId = AccountId.Parse("444455556666");
    public static readonly Region Region = Region.Parse("eu-central-1");
    public static readonly Region OtherRegion = Region.Parse("us-west-2");
    public static readonly EventQuery Query = new() { AccountId = AccountId, Region = Region };

    public static readonly AccountRecord Account = new() { Id = AccountId, CreatedAt = Time(1), Alias = "release-team" };
    public static readonly AccountRecord OtherAccount = new() { Id = OtherAccountId, CreatedAt = Time(2) };

    /// <summary>A time with every digit down to the microsecond, and some below it that must go.</summary>
    public static DateTimeOffset Time(int minute) => new DateTimeOffset(2026, 3, 4, 7, 6, 7, TimeSpan.FromHours(2)).AddMinutes(minute).AddTicks(1_234_567);

    public static UserRecord User(string name, string path = "/", string? id = null) => new()
    {
        Id = id ?? $"AIDA{Guid.NewGuid():N}",
        AccountId = AccountId,
        Name = name,
        Path = path,
        CreatedAt = Time(3),
        Tags = [new("team", "release"), new("umläut \"quoted\"", "")],
        PermissionsBoundary = "arn:aws:iam::111122223333:policy/users",
    };

    public static RoleRecord Role(string name, string path = "/", string? id = null) => new()
    {
        Id = id ?? $"AROA{Guid.NewGuid():N}",
        AccountId = AccountId,
        Name = name,
        Path = path,
        CreatedAt = Time(4),
        TrustPolicy = """{"Version":"2012-10-17","Statement":[]}""",
        Description = "signs releases",
        MaxSessionDuration = 43200,
        Tags = [new("purpose", "signing")],
        PermissionsBoundary = "arn:aws:iam::111122223333:policy/roles",
    };

    public static InlinePolicyRecord Policy(string owner, string name = "AllowSign") => new()
    {
        OwnerId = owner,
        Name = name,
        Document = """{"Statement":{"Effect":"Allow"}}""",
        CreatedAt = Time(5),
    };

    public static GroupRecord Group(string name, string path = "/") =>
        new() { Id = $"AGPA{Guid.NewGuid():N}", AccountId = AccountId, Name = name, Path = path, CreatedAt = Time(19) };

    public static GroupMemberRecord Member(GroupRecord group, UserRecord user) => new() { GroupId = group.Id, UserId = user.Id, CreatedAt = Time(20) };

    public static ManagedPolicyRecord ManagedPolicy(string name, string path = "/") => new()
    {
        Id = $"ANPA{Guid.NewGuid():N}",
        AccountId = AccountId,
        Name = name,
        Path = path,
        Description = "may sign releases",
        CreatedAt = Time(21),
        UpdatedAt = Time(22),
        DefaultVersion = 2,
        LastVersion = 3,
        Tags = [new("owner", "security")],
    };

    public static ManagedPolicyVersionRecord ManagedPolicyVersion(ManagedPolicyRecord policy) => new()
    {
        PolicyId = policy.Id,
        Number = 2,
        Document = """{"Version":"2012-10-17","Statement":{"Effect":"Deny"}}""",
        CreatedAt = Time(23),
    };

    public static PolicyAttachmentRecord Attachment(string owner) =>
        new() { OwnerId = owner, PolicyArn = "arn:aws:iam::aws:policy/AdministratorAccess", CreatedAt = Time(24) };

    public static InstanceProfileRecord InstanceProfile(RoleRecord role) => new()
    {
        Id = $"AIPA{Guid.NewGuid():N}",
        AccountId = AccountId,
        Name = "machines",
        Path = "/build/",
        CreatedAt = Time(25),
        RoleId = role.Id,
        Tags = [new("room", "cellar")],
    };

    public static OidcProviderRecord OidcProvider() => new()
    {
        AccountId = AccountId,
        Url = "issuer.example.com/tenant",
        ClientIds = ["sts.amazonaws.com", "other"],
        Thumbprints = [new('a', 40)],
        CreatedAt = Time(26),
        Tags = [new("forge", "yes")],
    };

    public static SamlProviderRecord SamlProvider() => new()
    {
        AccountId = AccountId,
        Name = "directory",
        Metadata = "<EntityDescriptor/>",
        CreatedAt = Time(27),
        ValidUntil = Time(28),
        Tags = [new("floor", "2")],
    };

    public static CredentialUseRecord CredentialUse(string id) => new() { Id = id, UsedAt = Time(29), Region = "eu-central-1", Service = "kms" };

    public static AccessKeyRecord AccessKey(string? user = null) => new()
    {
        Id = $"AKIA{Guid.NewGuid():N}",
        AccountId = AccountId,
        UserId = user,
        Active = true,
        CreatedAt = Time(6),
        SealedSecret = [1, 2, 3, 0, 255],
    };

    public static KeyRecord Key(KeyId? id = null) => new()
    {
        Id = id ?? KeyId.New(),
        AccountId = AccountId,
        Region = Region,
        KeySpec = "RSA_4096",
        KeyUsage = "SIGN_VERIFY",
        Origin = "AWS_KMS",
        State = "Enabled",
        Description = "release signing",
        CreatedAt = Time(7),
        DeletionDate = Time(8),
        PendingWindowInDays = 30,
        Policy = """{"Version":"2012-10-17"}""",
        Tags = [new("stage", "prod"), new("cost", "7")],
        MultiRegion = true,
        PublicKey = [48, 0, 7],
        CurrentMaterialId = new('a', 64),
        CustomKeyStoreId = "cks-1234567890abcdef0",
        PrimaryRegion = OtherRegion,
        XksKeyId = $"external-{Guid.NewGuid():N}",
        RotationPeriodInDays = 365,
        NextRotationAt = Time(13),
    };

    public static KeyMaterialRecord Material(KeyRecord key, byte[]? bytes = null) => new()
    {
        AccountId = key.AccountId,
        Region = key.Region,
        KeyId = key.Id,
        MaterialId = $"{Guid.NewGuid():N}{Guid.NewGuid():N}",
        State = "NON_CURRENT",
        Sealed = bytes ?? [9, 8, 7, 0],
        CreatedAt = Time(9),
        Description = "from the ceremony",
        ExpiresAt = Time(14),
        RotatedAt = Time(15),
        RotationType = "ON_DEMAND",
    };

    public static GrantRecord Grant(KeyRecord key) => new()
    {
        AccountId = key.AccountId,
        Region = key.Region,
        KeyId = key.Id,
        Id = $"{Guid.NewGuid():N}{Guid.NewGuid():N}",
        Name = "release",
        GranteePrincipal = "AROA2EXAMPLE",
        RetiringPrincipal = "AIDA3EXAMPLE",
        Operations = ["Decrypt", "Encrypt"],
        EncryptionContextEquals = new Dictionary<string, string> { ["tenant"] = "blue \"quoted\"" },
        EncryptionContextSubset = new Dictionary<string, string> { ["ümlaut"] = "" },
        IssuingAccountId = OtherAccountId,
        CreatedAt = Time(16),
    };

    public static CustomKeyStoreRecord CustomKeyStore() => new()
    {
        AccountId = AccountId,
        Region = Region,
        Id = $"cks-{Guid.NewGuid():N}"[..21],
        Name = "hsm in the cellar",
        Type = "EXTERNAL_KEY_STORE",
        ConnectionState = "FAILED",
        ConnectionErrorCode = "XKS_PROXY_TIMED_OUT",
        CreatedAt = Time(17),
        CloudHsmClusterId = "cluster-abcdefghijk",
        TrustAnchorCertificate = "-----BEGIN CERTIFICATE-----",
        XksProxyConnectivity = "PUBLIC_ENDPOINT",
        XksProxyUriEndpoint = "https://xks.example.com",
        XksProxyUriPath = "/kms/xks/v1",
        XksProxyVpcEndpointServiceName = "com.amazonaws.vpce.eu-central-1.vpce-svc-1",
        XksProxyVpcEndpointServiceOwner = "444455556666",
        XksProxyAccessKeyId = "ABCDEFGHIJ2345672345",
        SealedSecret = [7, 0, 7],
    };

    public static KeyUsageRecord Usage(KeyRecord key) => new()
    {
        AccountId = key.AccountId,
        Region = key.Region,
        KeyId = key.Id,
        Operation = "Sign",
        UsedAt = Time(18),
        EventId = "event-1",
        RequestId = "request-1",
    };

    public static AliasRecord Alias(KeyRecord key, string name = "alias/release") => new()
    {
        AccountId = key.AccountId,
        Region = key.Region,
        Name = AliasName.Parse(name),
        TargetKeyId = key.Id,
        CreatedAt = Time(10),
        UpdatedAt = Time(11),
    };

    public static DataKeyRecord DataKey() => new() { Id = $"dek-{Guid.NewGuid():N}", Sealed = [5, 0, 5], CreatedAt = Time(12) };

    public static EventRecord Event(int minute = 0) => new()
    {
        EventId = Guid.NewGuid().ToString(),
        Time = Time(minute),
        AccountId = AccountId,
        Region = Region,
        Name = "Sign",
        Source = "kms.amazonaws.com",
        ReadOnly = true,
        Username = "alice",
        AccessKeyId = "AKIAIOSFODNN7EXAMPLE",
        RequestId = "f1a2",
        Resources = [new("AWS::KMS::Key", "arn:aws:kms:eu-central-1:111122223333:key/1"), new("AWS::KMS::Alias", "arn:aws:kms:eu-central-1:111122223333:alias/a")],
        Json = Utf8Text.Of("""{"eventVersion":"1.11"}"""),
    };
}
