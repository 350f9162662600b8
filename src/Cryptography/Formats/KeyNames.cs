namespace Signet.Cryptography.Formats;

// JWK: RFC 7518, section 6; RFC 8037 (OKP); RFC 8812 (secp256k1); draft-ietf-cose-dilithium (AKP, ML-DSA).
// COSE: RFC 9053, section 7; RFC 8230 (RSA); RFC 8812; draft-ietf-cose-dilithium. SSH: RFC 4253, RFC 5656, RFC 8709.
// SM2 has a name in none of them, secp256k1 and ML-DSA have none in SSH.

/// <summary>What keys of a spec are called in formats other than SubjectPublicKeyInfo: one row per spec, null where there is no registered name.</summary>
internal sealed record KeyNames(KeySpec Spec, string? JwkType, string? JwkCurve, int CoseType, int CoseCurve, string? Ssh, string OpenSsl)
{
    public const int OkpCose = 1;
    public const int Ec2Cose = 2;
    public const int RsaCose = 3;
    public const int AkpCose = 7;

    public static IReadOnlyList<KeyNames> All { get; } =
    [
        new(KeySpec.Rsa2048, "RSA", JwkCurve: null, RsaCose, CoseCurve: 0, "ssh-rsa", "2048 bit"),
        new(KeySpec.Rsa3072, "RSA", JwkCurve: null, RsaCose, CoseCurve: 0, "ssh-rsa", "3072 bit"),
        new(KeySpec.Rsa4096, "RSA", JwkCurve: null, RsaCose, CoseCurve: 0, "ssh-rsa", "4096 bit"),
        new(KeySpec.EccNistP256, "EC", "P-256", Ec2Cose, CoseCurve: 1, "ecdsa-sha2-nistp256", "256 bit|prime256v1|P-256"),
        new(KeySpec.EccNistP384, "EC", "P-384", Ec2Cose, CoseCurve: 2, "ecdsa-sha2-nistp384", "384 bit|secp384r1|P-384"),
        new(KeySpec.EccNistP521, "EC", "P-521", Ec2Cose, CoseCurve: 3, "ecdsa-sha2-nistp521", "521 bit|secp521r1|P-521"),
        new(KeySpec.EccSecgP256K1, "EC", "secp256k1", Ec2Cose, CoseCurve: 8, Ssh: null, "256 bit|secp256k1"),
        new(KeySpec.EccNistEdwards25519, "OKP", "Ed25519", OkpCose, CoseCurve: 6, "ssh-ed25519", "ED25519"),
        new(KeySpec.MlDsa44, "AKP", "ML-DSA-44", AkpCose, CoseCurve: -48, Ssh: null, "ML-DSA-44"),
        new(KeySpec.MlDsa65, "AKP", "ML-DSA-65", AkpCose, CoseCurve: -49, Ssh: null, "ML-DSA-65"),
        new(KeySpec.MlDsa87, "AKP", "ML-DSA-87", AkpCose, CoseCurve: -50, Ssh: null, "ML-DSA-87"),
        new(KeySpec.Sm2, JwkType: null, JwkCurve: null, CoseType: 0, CoseCurve: 0, Ssh: null, "256 bit|SM2"),
    ];

    public static KeyNames Of(KeySpec spec) => All.First(row => row.Spec == spec);
}
