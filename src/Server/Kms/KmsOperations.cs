using Signet.Server.Kms.Aliases;
using Signet.Server.Kms.CustomKeyStores;
using Signet.Server.Kms.Grants;
using Signet.Server.Kms.Import;
using Signet.Server.Kms.KeyPolicies;
using Signet.Server.Kms.Keys;
using Signet.Server.Kms.MultiRegion;
using Signet.Server.Kms.Rotation;
using Signet.Server.Kms.Tags;
using Signet.Server.Kms.Use;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms;

/// <summary>The table of KMS's 54 operations (API version 2014-11-01), in AWS's order.</summary>
internal static class KmsOperations
{
    public static IReadOnlyList<Endpoint> Table(ServerParts parts) =>
    [
        Endpoint.For(new CancelKeyDeletion(parts.Keys)),
        Endpoint.For(new ConnectCustomKeyStore(parts.Catalog)),
        Endpoint.For(new CreateAlias(parts.Keys)),
        Endpoint.For(new CreateCustomKeyStore(parts.CustomKeyStores)),
        Endpoint.For(new CreateGrant(parts.Keys, parts.GrantPrincipals)),
        Endpoint.For(new CreateKey(parts.KeyStores, parts.KeyPolicies, new(parts.Catalog, parts.KeyStores), parts.KeyQuota, parts.CustomKeys)),
        Endpoint.For(new Decrypt(parts.Keys, parts.KeyStores, parts.Attestations)),
        Endpoint.For(new DeleteAlias(parts.Keys)),
        Endpoint.For(new DeleteCustomKeyStore(parts.Catalog)),
        Endpoint.For(new DeleteImportedKeyMaterial(parts.Keys)),
        Endpoint.For(new DeriveSharedSecret(parts.Keys, parts.KeyStores, parts.Attestations)),
        Endpoint.For(new DescribeCustomKeyStores(parts.Catalog)),
        Endpoint.For(new DescribeKey(parts.Keys)),
        Endpoint.For(new DisableKey(parts.Keys, parts.Store)),
        Endpoint.For(new DisableKeyRotation(parts.Keys)),
        Endpoint.For(new DisconnectCustomKeyStore(parts.Catalog)),
        Endpoint.For(new EnableKey(parts.Keys)),
        Endpoint.For(new EnableKeyRotation(parts.Keys)),
        Endpoint.For(new Encrypt(parts.Keys, parts.KeyStores, parts.PublicKeys)),
        Endpoint.For(new GenerateDataKey(parts.Keys, parts.KeyStores, parts.Attestations)),
        Endpoint.For(new GenerateDataKeyPair(parts.Keys, parts.KeyStores, parts.Attestations)),
        Endpoint.For(new GenerateDataKeyPairWithoutPlaintext(parts.Keys, parts.KeyStores, parts.Attestations)),
        Endpoint.For(new GenerateDataKeyWithoutPlaintext(parts.Keys, parts.KeyStores, parts.Attestations)),
        Endpoint.For(new GenerateMac(parts.Keys, parts.KeyStores)),
        Endpoint.For(new GenerateRandom(parts.Catalog, parts.KeyStores, parts.Attestations)),
        Endpoint.For(new GetKeyLastUsage(parts.Keys, parts.Store)),
        Endpoint.For(new GetKeyPolicy(parts.Keys, parts.Principals)),
        Endpoint.For(new GetKeyRotationStatus(parts.Keys, parts.Rotations)),
        Endpoint.For(new GetParametersForImport(parts.Keys, parts.ImportTokens, parts.KeyMaker)),
        Endpoint.For(new GetPublicKey(parts.Keys)),
        Endpoint.For(new ImportKeyMaterial(parts.Keys, parts.ImportTokens, parts.MaterialImport)),
        Endpoint.For(new ListAliases(parts.Keys, parts.Store)),
        Endpoint.For(new ListGrants(parts.Keys, parts.GrantPrincipals, parts.Store)),
        Endpoint.For(new ListKeyPolicies(parts.Keys)),
        Endpoint.For(new ListKeyRotations(parts.Keys)),
        Endpoint.For(new ListKeys(parts.Store)),
        Endpoint.For(new ListResourceTags(parts.Keys)),
        Endpoint.For(new ListRetirableGrants(parts.GrantPrincipals, parts.Store)),
        Endpoint.For(new PutKeyPolicy(parts.Keys, parts.KeyPolicies)),
        Endpoint.For(new ReEncrypt(parts.Keys, parts.KeyStores, parts.PublicKeys)),
        Endpoint.For(new ReplicateKey(parts.Keys, parts.Software, parts.KeyPolicies, parts.Principals, parts.KeyQuota)),
        Endpoint.For(new RetireGrant(parts.Keys)),
        Endpoint.For(new RevokeGrant(parts.Keys)),
        Endpoint.For(new RotateKeyOnDemand(parts.Keys, parts.Rotations)),
        Endpoint.For(new ScheduleKeyDeletion(parts.Keys, parts.Store)),
        Endpoint.For(new Sign(parts.Keys, parts.KeyStores)),
        Endpoint.For(new TagResource(parts.Keys)),
        Endpoint.For(new UntagResource(parts.Keys)),
        Endpoint.For(new UpdateAlias(parts.Keys)),
        Endpoint.For(new UpdateCustomKeyStore(parts.Catalog, parts.CustomKeyStores)),
        Endpoint.For(new UpdateKeyDescription(parts.Keys)),
        Endpoint.For(new UpdatePrimaryRegion(parts.Keys)),
        Endpoint.For(new Verify(parts.Keys, parts.PublicKeys)),
        Endpoint.For(new VerifyMac(parts.Keys, parts.KeyStores)),
    ];
}
