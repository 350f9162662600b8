using System.Collections.Frozen;
using Org.BouncyCastle.Crypto.Parameters;
using Signet.Cryptography.Ecc;
using Signet.Cryptography.EdDsa;
using Signet.Cryptography.Mac;
using Signet.Cryptography.MlDsa;
using Signet.Cryptography.Rsa;
using Signet.Cryptography.Sm2;
using Signet.Cryptography.Symmetric;

namespace Signet.Cryptography;

/// <content>The table. Static members run from top to bottom: lists that rows share, then rows, then what is made of rows.</content>
public sealed partial class KeySpec
{
    private static readonly SigningAlgorithm[] RsaSigning =
    [
        SigningAlgorithm.RsassaPkcs1V15Sha256, SigningAlgorithm.RsassaPkcs1V15Sha384, SigningAlgorithm.RsassaPkcs1V15Sha512,
        SigningAlgorithm.RsassaPssSha256, SigningAlgorithm.RsassaPssSha384, SigningAlgorithm.RsassaPssSha512,
    ];

    private static readonly EncryptionAlgorithm[] RsaEncryption = [EncryptionAlgorithm.RsaesOaepSha1, EncryptionAlgorithm.RsaesOaepSha256];

    // Secrets fit into RSAES-OAEP whole; AWS lists nothing else for them. RSA private keys do not fit. What SM2PKE carries AWS does not document:
    // as RSAES-OAEP, whose place it takes.
    private static readonly WrappingAlgorithm[] SecretWrapping = [WrappingAlgorithm.RsaesOaepSha1, WrappingAlgorithm.RsaesOaepSha256, WrappingAlgorithm.Sm2Pke];

    private static readonly WrappingAlgorithm[] RsaWrapping = [WrappingAlgorithm.RsaAesKeyWrapSha1, WrappingAlgorithm.RsaAesKeyWrapSha256];

    private static readonly WrappingAlgorithm[] CurveWrapping =
    [
        WrappingAlgorithm.RsaesOaepSha1, WrappingAlgorithm.RsaesOaepSha256, WrappingAlgorithm.RsaAesKeyWrapSha1, WrappingAlgorithm.RsaAesKeyWrapSha256, WrappingAlgorithm.Sm2Pke,
    ];

    /// <summary>AES-256.</summary>
    public static KeySpec SymmetricDefault { get; } = new("SYMMETRIC_DEFAULT", KeyUsage.EncryptDecrypt)
    {
        IsAsymmetric = false, EncryptionAlgorithms = [EncryptionAlgorithm.SymmetricDefault], WrappingAlgorithms = SecretWrapping,
        OpenSize = 500, Engine = new SymmetricEngine(),
    };

    /// <summary>RSA with a modulus of 2048 bits.</summary>
    public static KeySpec Rsa2048 { get; } = new("RSA_2048", KeyUsage.EncryptDecrypt, KeyUsage.SignVerify)
    {
        SigningAlgorithms = RsaSigning, EncryptionAlgorithms = RsaEncryption, CanBeDataKeyPair = true, WrappingAlgorithms = RsaWrapping,
        OpenSize = 4_500, Engine = new RsaEngine(bits: 2048),
    };

    /// <summary>RSA with a modulus of 3072 bits.</summary>
    public static KeySpec Rsa3072 { get; } = new("RSA_3072", KeyUsage.EncryptDecrypt, KeyUsage.SignVerify)
    {
        SigningAlgorithms = RsaSigning, EncryptionAlgorithms = RsaEncryption, CanBeDataKeyPair = true, WrappingAlgorithms = RsaWrapping,
        IsSlow = true, OpenSize = 5_500, Engine = new RsaEngine(bits: 3072),
    };

    /// <summary>RSA with a modulus of 4096 bits.</summary>
    public static KeySpec Rsa4096 { get; } = new("RSA_4096", KeyUsage.EncryptDecrypt, KeyUsage.SignVerify)
    {
        SigningAlgorithms = RsaSigning, EncryptionAlgorithms = RsaEncryption, CanBeDataKeyPair = true, WrappingAlgorithms = RsaWrapping,
        IsSlow = true, OpenSize = 6_500, Engine = new RsaEngine(bits: 4096),
    };

    /// <summary>NIST's curve P-256.</summary>
    public static KeySpec EccNistP256 { get; } = new("ECC_NIST_P256", KeyUsage.SignVerify, KeyUsage.KeyAgreement)
    {
        SigningAlgorithms = [SigningAlgorithm.EcdsaSha256], KeyAgreementAlgorithms = [KeyAgreementAlgorithm.Ecdh],
        CanBeDataKeyPair = true, WrappingAlgorithms = CurveWrapping,
        Engine = new EccEngine("1.2.840.10045.3.1.7", bits: 256),
    };

    /// <summary>NIST's curve P-384.</summary>
    public static KeySpec EccNistP384 { get; } = new("ECC_NIST_P384", KeyUsage.SignVerify, KeyUsage.KeyAgreement)
    {
        SigningAlgorithms = [SigningAlgorithm.EcdsaSha384], KeyAgreementAlgorithms = [KeyAgreementAlgorithm.Ecdh],
        CanBeDataKeyPair = true, WrappingAlgorithms = CurveWrapping,
        IsSlow = true, Engine = new EccEngine("1.3.132.0.34", bits: 384),
    };

    /// <summary>NIST's curve P-521.</summary>
    public static KeySpec EccNistP521 { get; } = new("ECC_NIST_P521", KeyUsage.SignVerify, KeyUsage.KeyAgreement)
    {
        SigningAlgorithms = [SigningAlgorithm.EcdsaSha512], KeyAgreementAlgorithms = [KeyAgreementAlgorithm.Ecdh],
        CanBeDataKeyPair = true, WrappingAlgorithms = CurveWrapping, OverflowsRsa2048 = true,
        IsSlow = true, Engine = new EccEngine("1.3.132.0.35", bits: 521),
    };

    /// <summary>SECG's curve secp256k1, that of many cryptocurrencies.</summary>
    public static KeySpec EccSecgP256K1 { get; } = new("ECC_SECG_P256K1", KeyUsage.SignVerify)
    {
        SigningAlgorithms = [SigningAlgorithm.EcdsaSha256], CanBeDataKeyPair = true, WrappingAlgorithms = CurveWrapping,
        IsSlow = true, Engine = new EccEngine("1.3.132.0.10", bits: 256),
    };

    /// <summary>The twisted Edwards curve of Ed25519.</summary>
    public static KeySpec EccNistEdwards25519 { get; } = new("ECC_NIST_EDWARDS25519", KeyUsage.SignVerify)
    {
        SigningAlgorithms = [SigningAlgorithm.Ed25519PhSha512, SigningAlgorithm.Ed25519Sha512], CanBeDataKeyPair = true, WrappingAlgorithms = CurveWrapping,
        Engine = new EdDsaEngine(),
    };

    /// <summary>ML-DSA-44.</summary>
    public static KeySpec MlDsa44 { get; } = new("ML_DSA_44", KeyUsage.SignVerify)
    {
        SigningAlgorithms = [SigningAlgorithm.MlDsaShake256],
        IsSlow = true, OpenSize = 20_000, Engine = new MlDsaEngine(MLDsaParameters.ml_dsa_44, "2.16.840.1.101.3.4.3.17", publicKeyLength: 1312, signatureLength: 2420),
    };

    /// <summary>ML-DSA-65.</summary>
    public static KeySpec MlDsa65 { get; } = new("ML_DSA_65", KeyUsage.SignVerify)
    {
        SigningAlgorithms = [SigningAlgorithm.MlDsaShake256],
        IsSlow = true, OpenSize = 20_000, Engine = new MlDsaEngine(MLDsaParameters.ml_dsa_65, "2.16.840.1.101.3.4.3.18", publicKeyLength: 1952, signatureLength: 3309),
    };

    /// <summary>ML-DSA-87.</summary>
    public static KeySpec MlDsa87 { get; } = new("ML_DSA_87", KeyUsage.SignVerify)
    {
        SigningAlgorithms = [SigningAlgorithm.MlDsaShake256],
        IsSlow = true, OpenSize = 20_000, Engine = new MlDsaEngine(MLDsaParameters.ml_dsa_87, "2.16.840.1.101.3.4.3.19", publicKeyLength: 2592, signatureLength: 4627),
    };

    /// <summary>HMAC with SHA-224.</summary>
    public static KeySpec Hmac224 { get; } = new("HMAC_224", KeyUsage.GenerateVerifyMac)
    {
        IsAsymmetric = false, MacAlgorithms = [MacAlgorithm.HmacSha224], WrappingAlgorithms = SecretWrapping,
        OpenSize = 500, Engine = new MacEngine(MacAlgorithm.HmacSha224),
    };

    /// <summary>HMAC with SHA-256.</summary>
    public static KeySpec Hmac256 { get; } = new("HMAC_256", KeyUsage.GenerateVerifyMac)
    {
        IsAsymmetric = false, MacAlgorithms = [MacAlgorithm.HmacSha256], WrappingAlgorithms = SecretWrapping,
        OpenSize = 500, Engine = new MacEngine(MacAlgorithm.HmacSha256),
    };

    /// <summary>HMAC with SHA-384.</summary>
    public static KeySpec Hmac384 { get; } = new("HMAC_384", KeyUsage.GenerateVerifyMac)
    {
        IsAsymmetric = false, MacAlgorithms = [MacAlgorithm.HmacSha384], WrappingAlgorithms = SecretWrapping,
        OpenSize = 500, Engine = new MacEngine(MacAlgorithm.HmacSha384),
    };

    /// <summary>HMAC with SHA-512.</summary>
    public static KeySpec Hmac512 { get; } = new("HMAC_512", KeyUsage.GenerateVerifyMac)
    {
        IsAsymmetric = false, MacAlgorithms = [MacAlgorithm.HmacSha512], WrappingAlgorithms = SecretWrapping,
        OpenSize = 500, Engine = new MacEngine(MacAlgorithm.HmacSha512),
    };

    /// <summary>SM2, of the China Regions.</summary>
    public static KeySpec Sm2 { get; } = new("SM2", KeyUsage.EncryptDecrypt, KeyUsage.SignVerify, KeyUsage.KeyAgreement)
    {
        SigningAlgorithms = [SigningAlgorithm.Sm2Dsa], EncryptionAlgorithms = [EncryptionAlgorithm.Sm2Pke],
        KeyAgreementAlgorithms = [KeyAgreementAlgorithm.Ecdh], CanBeDataKeyPair = true, WrappingAlgorithms = CurveWrapping,
        IsSlow = true, Engine = new Sm2Engine(),
    };

    /// <summary>Every spec.</summary>
    public static IReadOnlyList<KeySpec> All { get; } =
    [
        SymmetricDefault, Rsa2048, Rsa3072, Rsa4096,
        EccNistP256, EccNistP384, EccNistP521, EccSecgP256K1, EccNistEdwards25519,
        MlDsa44, MlDsa65, MlDsa87, Hmac224, Hmac256, Hmac384, Hmac512, Sm2,
    ];

    private static FrozenDictionary<string, KeySpec> ByName { get; } = All.ToFrozenDictionary(spec => spec.Name, StringComparer.Ordinal);
}
