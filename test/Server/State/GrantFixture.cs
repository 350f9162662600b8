using Signet.Identifiers;
using Signet.Policies;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Tests.State;

/// <summary>A key, grants on it and callers, without a server.</summary>
internal static class GrantFixture
{
    public const string Alice = "AIDAALICE0000000000AA";
    public const string Signer = "AROASIGNER000000000AA";
    public const string Root = $"arn:aws:iam::{TestServer.Account}:root";

    public static PolicyCaller AliceCalling { get; } = new()
    {
        Kind = CallerKind.User, AccountId = TestServer.Account, Arn = $"arn:aws:iam::{TestServer.Account}:user/alice", PrincipalArn = $"arn:aws:iam::{TestServer.Account}:user/alice", UniqueId = Alice,
    };

    public static PolicyCaller SessionCalling { get; } = new()
    {
        Kind = CallerKind.RoleSession, AccountId = TestServer.Account, Arn = $"arn:aws:sts::{TestServer.Account}:assumed-role/Signer/one",
        PrincipalArn = $"arn:aws:iam::{TestServer.Account}:role/Signer", UniqueId = Signer,
    };

    public static PolicyCaller RootCalling { get; } = new() { Kind = CallerKind.Root, AccountId = TestServer.Account, Arn = Root, PrincipalArn = Root };

    public static PolicyCaller FederatedCalling { get; } = new()
    {
        Kind = CallerKind.FederatedUser, AccountId = TestServer.Account, Arn = $"arn:aws:sts::{TestServer.Account}:federated-user/bob",
        PrincipalArn = $"arn:aws:sts::{TestServer.Account}:federated-user/bob", FederatingUserArn = AliceCalling.Arn, FederatingUserUniqueId = Alice,
    };

    /// <summary>A key whose policy says nothing of anyone here.</summary>
    public static Key Key(string spec = "SYMMETRIC_DEFAULT", string usage = "ENCRYPT_DECRYPT") => new(new KeyRecord
    {
        Id = KeyId.New(),
        AccountId = AccountId.Parse(TestServer.Account),
        Region = Region.Parse(TestServer.Region),
        KeySpec = spec,
        KeyUsage = usage,
        Origin = "AWS_KMS",
        State = "Enabled",
        Description = "",
        CreatedAt = DateTimeOffset.UnixEpoch,
        DeletionDate = null,
        PendingWindowInDays = null,
        Policy = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"999988887777"},"Action":"kms:*","Resource":"*"}}""",
        Tags = [],
        MultiRegion = false,
        PublicKey = null,
        CurrentMaterialId = null,
        CustomKeyStoreId = null,
    });

    public static Grant Grant(string grantee, string[] operations, GrantConstraints? constraints = null, string? name = null, KeyId? key = null) => new(new GrantRecord
    {
        AccountId = AccountId.Parse(TestServer.Account),
        Region = Region.Parse(TestServer.Region),
        KeyId = key ?? KeyId.New(),
        Id = $"{Guid.NewGuid():N}{Guid.NewGuid():N}",
        Name = name,
        GranteePrincipal = grantee,
        RetiringPrincipal = null,
        Operations = operations,
        EncryptionContextEquals = constraints?.EncryptionContextEquals,
        EncryptionContextSubset = constraints?.EncryptionContextSubset,
        IssuingAccountId = AccountId.Parse(TestServer.Account),
        CreatedAt = DateTimeOffset.UnixEpoch,
    });

    public static KeyGrants All(params IEnumerable<Grant> grants) => KeyGrants.None.With(grants);
}
