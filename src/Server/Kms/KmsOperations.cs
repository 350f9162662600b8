using Signet.Server.Kms.Aliases;
using Signet.Server.Kms.CustomKeyStores;
using Signet.Server.Kms.KeyPolicies;
using Signet.Server.Kms.Keys;
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
        new UnbuiltEndpoint("CreateGrant"),
        Endpoint.For(new CreateKey(parts.KeyStores, parts.KeyPolicies, new(parts.Catalog, parts.KeyStores))),
        Endpoint.For(new Decrypt(parts.Keys, parts.KeyStores)),
        Endpoint.For(new DeleteAlias(parts.Keys)),
        Endpoint.For(new DeleteCustomKeyStore(parts.Catalog)),
        new UnbuiltEndpoint("DeleteImportedKeyMaterial"),
        new UnbuiltEndpoint("DeriveSharedSecret"),
        Endpoint.For(new DescribeCustomKeyStores(parts.Catalog)),
        Endpoint.For(new DescribeKey(parts.Keys)),
        Endpoint.For(new DisableKey(parts.Keys)),
        new UnbuiltEndpoint("DisableKeyRotation"),
        Endpoint.For(new DisconnectCustomKeyStore(parts.Catalog)),
        Endpoint.For(new EnableKey(parts.Keys)),
        new UnbuiltEndpoint("EnableKeyRotation"),
        Endpoint.For(new Encrypt(parts.Keys, parts.PublicKeys)),
        new UnbuiltEndpoint("GenerateDataKey"),
        new UnbuiltEndpoint("GenerateDataKeyPair"),
        new UnbuiltEndpoint("GenerateDataKeyPairWithoutPlaintext"),
        new UnbuiltEndpoint("GenerateDataKeyWithoutPlaintext"),
        new UnbuiltEndpoint("GenerateMac"),
        new UnbuiltEndpoint("GenerateRandom"),
        new UnbuiltEndpoint("GetKeyLastUsage"),
        Endpoint.For(new GetKeyPolicy(parts.Keys, parts.Principals)),
        new UnbuiltEndpoint("GetKeyRotationStatus"),
        new UnbuiltEndpoint("GetParametersForImport"),
        Endpoint.For(new GetPublicKey(parts.Keys)),
        new UnbuiltEndpoint("ImportKeyMaterial"),
        Endpoint.For(new ListAliases(parts.Keys, parts.Store)),
        new UnbuiltEndpoint("ListGrants"),
        Endpoint.For(new ListKeyPolicies(parts.Keys)),
        new UnbuiltEndpoint("ListKeyRotations"),
        Endpoint.For(new ListKeys(parts.Store)),
        Endpoint.For(new ListResourceTags(parts.Keys)),
        new UnbuiltEndpoint("ListRetirableGrants"),
        Endpoint.For(new PutKeyPolicy(parts.Keys, parts.KeyPolicies)),
        new UnbuiltEndpoint("ReEncrypt"),
        new UnbuiltEndpoint("ReplicateKey"),
        new UnbuiltEndpoint("RetireGrant"),
        new UnbuiltEndpoint("RevokeGrant"),
        new UnbuiltEndpoint("RotateKeyOnDemand"),
        Endpoint.For(new ScheduleKeyDeletion(parts.Keys)),
        Endpoint.For(new Sign(parts.Keys, parts.KeyStores)),
        Endpoint.For(new TagResource(parts.Keys)),
        Endpoint.For(new UntagResource(parts.Keys)),
        Endpoint.For(new UpdateAlias(parts.Keys)),
        Endpoint.For(new UpdateCustomKeyStore(parts.Catalog, parts.CustomKeyStores)),
        Endpoint.For(new UpdateKeyDescription(parts.Keys)),
        new UnbuiltEndpoint("UpdatePrimaryRegion"),
        Endpoint.For(new Verify(parts.Keys, parts.PublicKeys)),
        new UnbuiltEndpoint("VerifyMac"),
    ];
}
