namespace Signet.Bench;

/// <summary>A kind of key to sign with, under the names that KMS and OpenSSL give it.</summary>
/// <param name="Spec">KMS's key spec.</param>
/// <param name="Algorithm">KMS's signing algorithm; PKCS #1 v1.5 for RSA, as it is what <c>openssl speed</c> does.</param>
/// <param name="OpenSsl">The name to call <c>openssl speed</c> with.</param>
/// <param name="Row">The words that mark its row in what <c>openssl speed</c> prints, without blanks at the sides.</param>
/// <param name="Bits">The size of an RSA key's modulus, or of a NIST curve.</param>
internal sealed record KeyKind(string Spec, string Algorithm, string OpenSsl, string Row, int Bits)
{
    public bool IsRsa => Spec.StartsWith("RSA", StringComparison.Ordinal);

    public static IReadOnlyList<KeyKind> All { get; } =
    [
        new("RSA_4096", "RSASSA_PKCS1_V1_5_SHA_256", "rsa4096", "rsa 4096 bits", 4096),
        new("RSA_3072", "RSASSA_PKCS1_V1_5_SHA_256", "rsa3072", "rsa 3072 bits", 3072),
        new("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256", "rsa2048", "rsa 2048 bits", 2048),
        new("ECC_NIST_P384", "ECDSA_SHA_384", "ecdsap384", "384 bits ecdsa (nistp384)", 384),
        new("ECC_NIST_P256", "ECDSA_SHA_256", "ecdsap256", "256 bits ecdsa (nistp256)", 256),
    ];
}
