using System.Collections.Frozen;
using Signet.Cryptography;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms;

/// <summary>KMS's request quotas as AWS sets them at first (AWS KMS Developer Guide, Request quotas): a row each.</summary>
internal static class RequestQuotas
{
    private static readonly RequestQuota Symmetric = new("symmetric", 10_000);
    private static readonly RequestQuota Rsa = new("RSA", 1_000);
    private static readonly RequestQuota Ecc = new("ECC and SM2", 1_000);
    private static readonly RequestQuota MlDsa = new("ML-DSA", 1_000);

    private static readonly FrozenSet<string> Cryptographic = FrozenSet.Create(
        StringComparer.Ordinal,
        "Encrypt", "Decrypt", "ReEncrypt", "GenerateDataKey", "GenerateDataKeyWithoutPlaintext", "GenerateMac", "VerifyMac", "GenerateRandom",
        "Sign", "Verify", "DeriveSharedSecret");

    private static readonly FrozenDictionary<KeySpec, RequestQuota> Pairs = new Dictionary<KeySpec, RequestQuota>
    {
        [KeySpec.Rsa2048] = new("pairs of RSA_2048", 20),
        [KeySpec.Rsa3072] = new("pairs of RSA_3072", 4),
        [KeySpec.Rsa4096] = new("pairs of RSA_4096", 1),
        [KeySpec.Sm2] = new("pairs of SM2", 25),
    }.ToFrozenDictionary();

    private static readonly RequestQuota PairsOfEcc = new("pairs of ECC", 100);

    private static readonly FrozenDictionary<string, RequestQuota> Others = Rows(
        (2_000, "DescribeKey"), (2_000, "GetPublicKey"), (2_000, "ListResourceTags"),
        (1_000, "GetKeyPolicy"), (1_000, "GetKeyRotationStatus"),
        (500, "ListKeys"), (500, "ListAliases"),
        (100, "ListGrants"), (100, "ListKeyPolicies"), (100, "ListKeyRotations"), (100, "ListRetirableGrants"),
        (50, "CreateGrant"), (50, "RetireGrant"), (50, "RevokeGrant"),
        (15, "DeleteAlias"), (15, "DeleteImportedKeyMaterial"), (15, "EnableKeyRotation"), (15, "ImportKeyMaterial"), (15, "PutKeyPolicy"), (15, "ScheduleKeyDeletion"),
        (10, "TagResource"),
        (5, "CreateKey"), (5, "CreateAlias"), (5, "CancelKeyDeletion"), (5, "DisableKey"), (5, "DisableKeyRotation"), (5, "EnableKey"), (5, "GetKeyLastUsage"),
        (5, "ReplicateKey"), (5, "RotateKeyOnDemand"), (5, "UntagResource"), (5, "UpdateAlias"), (5, "UpdateKeyDescription"), (5, "UpdatePrimaryRegion"),
        (5, "ConnectCustomKeyStore"), (5, "CreateCustomKeyStore"), (5, "DeleteCustomKeyStore"), (5, "DescribeCustomKeyStores"),
        (5, "DisconnectCustomKeyStore"), (5, "UpdateCustomKeyStore"),
        (1, "GetParametersForImport"));

    /// <summary>The quota that a call counts against; the key's family decides for cryptography.</summary>
    public static RequestQuota? Of(Operation row, Key? key)
    {
        if (!Cryptographic.Contains(row.Name))
        {
            return Others.GetValueOrDefault(row.Name);
        }

        return key switch
        {
            null => Symmetric,
            { Record.CustomKeyStoreId: { } store } => new($"custom key store {store}", 1_800),
            _ => OfFamily(key.Spec),
        };
    }

    /// <summary>The quota of making a pair of that spec.</summary>
    public static RequestQuota OfPair(KeySpec spec) => Pairs.GetValueOrDefault(spec, PairsOfEcc);

    private static RequestQuota OfFamily(KeySpec spec) => spec.Name switch
    {
        ['R', 'S', 'A', ..] => Rsa,
        ['M', 'L', ..] => MlDsa,
        _ => spec.IsAsymmetric ? Ecc : Symmetric,
    };

    private static FrozenDictionary<string, RequestQuota> Rows(params ReadOnlySpan<(int PerSecond, string Operation)> rows)
    {
        var quotas = new Dictionary<string, RequestQuota>(StringComparer.Ordinal);
        foreach (var (perSecond, operation) in rows)
        {
            quotas.Add(operation, new(operation, perSecond));
        }

        return quotas.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
