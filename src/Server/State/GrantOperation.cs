using System.Collections.Frozen;
using Signet.Cryptography;

namespace Signet.Server.State;

/// <summary>An operation that a grant can allow, and the keys that it fits (AWS KMS Developer Guide, "Grant operations").</summary>
internal sealed class GrantOperation
{
    private GrantOperation(string name) => Name = name;

    /// <summary>All 17, in the order of the guide.</summary>
    public static IReadOnlyList<GrantOperation> All { get; } =
    [
        new("Decrypt") { Usage = KeyUsage.EncryptDecrypt },
        new("Encrypt") { Usage = KeyUsage.EncryptDecrypt },
        new("GenerateDataKey") { Usage = KeyUsage.EncryptDecrypt, Asymmetric = false },
        new("GenerateDataKeyWithoutPlaintext") { Usage = KeyUsage.EncryptDecrypt, Asymmetric = false },
        new("GenerateDataKeyPair") { Usage = KeyUsage.EncryptDecrypt, Asymmetric = false },
        new("GenerateDataKeyPairWithoutPlaintext") { Usage = KeyUsage.EncryptDecrypt, Asymmetric = false },
        new("ReEncryptFrom") { Usage = KeyUsage.EncryptDecrypt },
        new("ReEncryptTo") { Usage = KeyUsage.EncryptDecrypt },
        new("Sign") { Usage = KeyUsage.SignVerify },
        new("Verify") { Usage = KeyUsage.SignVerify },
        new("GenerateMac") { Usage = KeyUsage.GenerateVerifyMac },
        new("VerifyMac") { Usage = KeyUsage.GenerateVerifyMac },
        new("DeriveSharedSecret") { Usage = KeyUsage.KeyAgreement },
        new("GetPublicKey") { Asymmetric = true },
        new("DescribeKey") { Constrained = false },
        new("CreateGrant"),
        new("RetireGrant") { Constrained = false },
    ];

    private static readonly FrozenSet<string> Unconstrained =
        All.Where(row => !row.Constrained).Select(row => row.Name).ToFrozenSet(StringComparer.Ordinal);

    public string Name { get; }

    /// <summary>Whether the grant's constraints count; they do not where no encryption context can be.</summary>
    private bool Constrained { get; init; } = true;

    /// <summary>The usage that the key must have; null when any will do.</summary>
    private KeyUsage? Usage { get; init; }

    /// <summary>Whether the key must be asymmetric, or must not be; null when either will do.</summary>
    private bool? Asymmetric { get; init; }

    /// <summary>Whether a grant's constraints count for the operation of that name.</summary>
    public static bool IsConstrained(string operation) => !Unconstrained.Contains(operation);

    /// <summary>Whether a grant on the key can allow the operation.</summary>
    public bool Fits(Key key) => (Usage ?? key.Usage) == key.Usage && (Asymmetric ?? key.Spec.IsAsymmetric) == key.Spec.IsAsymmetric;
}
