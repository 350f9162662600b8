using System.Text.Json;

namespace Signet.Cryptography.Tests.Wycheproof;

public sealed class VerifyTests
{
    // Of what is acceptable nothing is accepted: a DigestInfo without its NULL, which OpenSSL refuses too.
    [Theory]
    [InlineData("rsa_signature_2048_sha256_test", "RSASSA_PKCS1_V1_5_SHA_256", 259)]
    [InlineData("rsa_signature_3072_sha384_test", "RSASSA_PKCS1_V1_5_SHA_384", 259)]
    [InlineData("rsa_signature_4096_sha512_test", "RSASSA_PKCS1_V1_5_SHA_512", 259)]
    [InlineData("rsa_pss_2048_sha256_mgf1_32_test", "RSASSA_PSS_SHA_256", 108)]
    [InlineData("rsa_pss_3072_sha256_mgf1_32_test", "RSASSA_PSS_SHA_256", 108)]
    [InlineData("rsa_pss_4096_sha512_mgf1_64_test", "RSASSA_PSS_SHA_512", 179)]
    [InlineData("ecdsa_secp256r1_sha256_test", "ECDSA_SHA_256", 484)]
    [InlineData("ecdsa_secp384r1_sha384_test", "ECDSA_SHA_384", 504)]
    [InlineData("ed25519_test", "ED25519_SHA_512", 151)]
    public void Signatures_are_good_or_bad_as_Wycheproof_says(string file, string algorithm, int count) =>
        Run(file, algorithm, count, (_, signature) => signature, VectorFile.IsValid);

    [Theory]
    [InlineData("ecdsa_secp256k1_sha256_p1363_test", "ECDSA_SHA_256", 252)]
    [InlineData("ecdsa_secp521r1_sha512_p1363_test", "ECDSA_SHA_512", 318)]
    public void Fixed_ECDSA_signatures_are_good_or_bad_as_Wycheproof_says(string file, string algorithm, int count) =>
        Run(file, algorithm, count, (spec, signature) => EcdsaSignature.TryToDer(spec, signature, out var der) ? der : null, VectorFile.IsValid);

    // One of the bad ones is bad there for its salt of 32 bytes, the only good one here.
    [Fact]
    public void PSS_signatures_are_bad_whose_salt_is_not_as_long_as_the_digest() =>
        Run("rsa_pss_2048_sha256_mgf1_0_test", "RSASSA_PSS_SHA_256", 103, (_, signature) => signature, test => VectorFile.Text(test, "comment") == "s_len changed to 32");

    private static void Run(string file, string name, int count, Func<KeySpec, byte[], byte[]?> convert, Func<JsonElement, bool> isGood)
    {
        using var vectors = new VectorFile(file);
        foreach (var group in vectors.Groups)
        {
            using var key = PublicKey.Import(VectorFile.Bytes(group, "publicKeyDer"));
            foreach (var test in VectorFile.Tests(group))
            {
                var good = convert(key.Spec, VectorFile.Bytes(test, "sig")) is { } signature
                    && key.Verify(Rows.Signer(name), MessageType.Raw, VectorFile.Bytes(test, "msg"), signature);
                vectors.Record(test, good == isGood(test));
            }
        }

        vectors.RequireAll(count);
    }
}
