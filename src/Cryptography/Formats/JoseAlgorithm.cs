namespace Signet.Cryptography.Formats;

/// <summary>
/// An algorithm by its names in JOSE and COSE (IANA's registries; RFC 7518, RFC 8037, RFC 8812, RFC 9053, RFC 9864, draft-ietf-cose-dilithium),
/// and the key specs that go with it.
/// </summary>
internal sealed record JoseAlgorithm(string Name, int Cose, SigningAlgorithm? Signing, EncryptionAlgorithm? Encryption, params IReadOnlyList<KeySpec> Specs)
{
    private static readonly KeySpec[] Rsa = [KeySpec.Rsa2048, KeySpec.Rsa3072, KeySpec.Rsa4096];

    public static IReadOnlyList<JoseAlgorithm> All { get; } =
    [
        new("RS256", -257, SigningAlgorithm.RsassaPkcs1V15Sha256, Encryption: null, Rsa),
        new("RS384", -258, SigningAlgorithm.RsassaPkcs1V15Sha384, Encryption: null, Rsa),
        new("RS512", -259, SigningAlgorithm.RsassaPkcs1V15Sha512, Encryption: null, Rsa),
        new("PS256", -37, SigningAlgorithm.RsassaPssSha256, Encryption: null, Rsa),
        new("PS384", -38, SigningAlgorithm.RsassaPssSha384, Encryption: null, Rsa),
        new("PS512", -39, SigningAlgorithm.RsassaPssSha512, Encryption: null, Rsa),
        new("RSA-OAEP", -40, Signing: null, EncryptionAlgorithm.RsaesOaepSha1, Rsa),
        new("RSA-OAEP-256", -41, Signing: null, EncryptionAlgorithm.RsaesOaepSha256, Rsa),
        new("ES256", -7, SigningAlgorithm.EcdsaSha256, Encryption: null, KeySpec.EccNistP256),
        new("ESP256", -9, SigningAlgorithm.EcdsaSha256, Encryption: null, KeySpec.EccNistP256),
        new("ES384", -35, SigningAlgorithm.EcdsaSha384, Encryption: null, KeySpec.EccNistP384),
        new("ESP384", -51, SigningAlgorithm.EcdsaSha384, Encryption: null, KeySpec.EccNistP384),
        new("ES512", -36, SigningAlgorithm.EcdsaSha512, Encryption: null, KeySpec.EccNistP521),
        new("ESP512", -52, SigningAlgorithm.EcdsaSha512, Encryption: null, KeySpec.EccNistP521),
        new("ES256K", -47, SigningAlgorithm.EcdsaSha256, Encryption: null, KeySpec.EccSecgP256K1),
        new("EdDSA", -8, SigningAlgorithm.Ed25519Sha512, Encryption: null, KeySpec.EccNistEdwards25519),
        new("Ed25519", -19, SigningAlgorithm.Ed25519Sha512, Encryption: null, KeySpec.EccNistEdwards25519),
        new("ML-DSA-44", -48, SigningAlgorithm.MlDsaShake256, Encryption: null, KeySpec.MlDsa44),
        new("ML-DSA-65", -49, SigningAlgorithm.MlDsaShake256, Encryption: null, KeySpec.MlDsa65),
        new("ML-DSA-87", -50, SigningAlgorithm.MlDsaShake256, Encryption: null, KeySpec.MlDsa87),
    ];

    /// <summary>What the file's words let the key do; throws <see cref="UnreadableException"/> when algorithm and key do not go together.</summary>
    public static KeyEntry Restrict(KeyEntry entry, string? name, JoseAlgorithm? algorithm, bool forVerifying, bool forEncrypting)
    {
        if (name is null)
        {
            return entry with { CanVerify = forVerifying, CanEncrypt = forEncrypting };
        }

        if (algorithm is null || !algorithm.Specs.Contains(entry.Key.Spec))
        {
            throw new UnreadableException($"The key is one of {entry.Key.Spec}, and its 'alg' is another or unknown algorithm.");
        }

        return entry with
        {
            SigningAlgorithm = algorithm.Signing,
            EncryptionAlgorithm = algorithm.Encryption,
            CanVerify = forVerifying && algorithm.Signing is not null,
            CanEncrypt = forEncrypting && algorithm.Encryption is not null,
        };
    }
}
