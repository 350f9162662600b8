using Signet.Server.Kms.Aliases;
using Signet.Server.Kms.Grants;
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
        new UnbuiltEndpoint("ConnectCustomKeyStore"),
        Endpoint.For(new CreateAlias(parts.Keys)),
        new UnbuiltEndpoint("CreateCustomKeyStore"),
        Endpoint.For(new CreateGrant(parts.Keys, parts.GrantPrincipals)),
        Endpoint.For(new CreateKey(parts.KeyStores, parts.KeyPolicies)),
        Endpoint.For(new Decrypt(parts.Keys, parts.KeyStores)),
        Endpoint.For(new DeleteAlias(parts.Keys)),
        new UnbuiltEndpoint("DeleteCustomKeyStore"),
        new UnbuiltEndpoint("DeleteImportedKeyMaterial"),
        new UnbuiltEndpoint("DeriveSharedSecret"),
        new UnbuiltEndpoint("DescribeCustomKeyStores"),
        Endpoint.For(new DescribeKey(parts.Keys)),
        Endpoint.For(new DisableKey(parts.Keys)),
        new UnbuiltEndpoint("DisableKeyRotation"),
        new UnbuiltEndpoint("DisconnectCustomKeyStore"),
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
        Endpoint.For(new ListGrants(parts.Keys, parts.GrantPrincipals, parts.Store)),
        Endpoint.For(new ListKeyPolicies(parts.Keys)),
        new UnbuiltEndpoint("ListKeyRotations"),
        Endpoint.For(new ListKeys(parts.Store)),
        Endpoint.For(new ListResourceTags(parts.Keys)),
        Endpoint.For(new ListRetirableGrants(parts.GrantPrincipals, parts.Store)),
        Endpoint.For(new PutKeyPolicy(parts.Keys, parts.KeyPolicies)),
        new UnbuiltEndpoint("ReEncrypt"),
        new UnbuiltEndpoint("ReplicateKey"),
        Endpoint.For(new RetireGrant(parts.Keys)),
        Endpoint.For(new RevokeGrant(parts.Keys)),
        new UnbuiltEndpoint("RotateKeyOnDemand"),
        Endpoint.For(new ScheduleKeyDeletion(parts.Keys)),
        Endpoint.For(new Sign(parts.Keys, parts.KeyStores)),
        Endpoint.For(new TagResource(parts.Keys)),
        Endpoint.For(new UntagResource(parts.Keys)),
        Endpoint.For(new UpdateAlias(parts.Keys)),
        new UnbuiltEndpoint("UpdateCustomKeyStore"),
        Endpoint.For(new UpdateKeyDescription(parts.Keys)),
        new UnbuiltEndpoint("UpdatePrimaryRegion"),
        Endpoint.For(new Verify(parts.Keys, parts.PublicKeys)),
        new UnbuiltEndpoint("VerifyMac"),
    ];
}
