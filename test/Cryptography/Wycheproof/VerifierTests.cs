using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Signet.Cryptography.Formats;
using Signet.Cryptography.Tests.Verification;
using Signet.Cryptography.Verification;

namespace Signet.Cryptography.Tests.Wycheproof;

/// <summary>The same vectors from the bytes of files, through all that reads and decides for <c>signet verify</c>.</summary>
public sealed class VerifierTests
{
    [Theory]
    [InlineData("rsa_signature_2048_sha256_test", "RSASSA_PKCS1_V1_5_SHA_256", 259)]
    [InlineData("rsa_signature_3072_sha384_test", "RSASSA_PKCS1_V1_5_SHA_384", 259)]
    [InlineData("rsa_signature_4096_sha512_test", "RSASSA_PKCS1_V1_5_SHA_512", 259)]
    [InlineData("rsa_pss_2048_sha256_mgf1_32_test", "RSASSA_PSS_SHA_256", 108)]
    [InlineData("rsa_pss_3072_sha256_mgf1_32_test", "RSASSA_PSS_SHA_256", 108)]
    [InlineData("rsa_pss_4096_sha512_mgf1_64_test", "RSASSA_PSS_SHA_512", 179)]
    [InlineData("ed25519_test", "ED25519_SHA_512", 151)]
    public Task Signatures_are_good_or_bad_as_Wycheproof_says(string file, string algorithm, int count) =>
        RunAsync(file, new() { Algorithm = Rows.Signer(algorithm), Explain = false }, count, VectorFile.IsValid);

    [Theory]
    [InlineData("ecdsa_secp256r1_sha256_test", SignatureForm.Der, 484)]
    [InlineData("ecdsa_secp384r1_sha384_test", SignatureForm.Der, 504)]
    [InlineData("ecdsa_secp256k1_sha256_p1363_test", SignatureForm.Fixed, 252)]
    [InlineData("ecdsa_secp521r1_sha512_p1363_test", SignatureForm.Fixed, 318)]
    public Task Signatures_of_curves_are_good_or_bad_as_Wycheproof_says(string file, SignatureForm form, int count) =>
        RunAsync(file, new() { Form = form, Explain = false }, count, VectorFile.IsValid);

    // One of the bad ones is bad there for its salt of 32 bytes, which "any" takes.
    [Fact]
    public Task With_any_salt_signatures_without_one_are_good() => RunAsync(
        "rsa_pss_2048_sha256_mgf1_0_test", new() { Algorithm = SigningAlgorithm.RsassaPssSha256, AnySalt = true, Explain = false }, 103,
        test => VectorFile.IsValid(test) || VectorFile.Text(test, "comment").StartsWith("s_len changed to", StringComparison.Ordinal));

    // AWS KMS has no contexts.
    [Fact]
    public Task ML_DSA_signatures_are_good_or_bad_as_Wycheproof_says() => RunAsync(
        "mldsa_44_verify_test", new() { Explain = false }, 180,
        test => VectorFile.IsValid(test) && (!test.TryGetProperty("ctx", out var context) || context.GetString() is { Length: 0 }));

    // Symmetric sets are none of ours, so that of the good ones only that with an RSA key is good here.
    [Fact]
    public async Task Sets_of_web_keys_are_good_or_bad_as_Wycheproof_says()
    {
        using var vectors = new VectorFile("json_web_key_test");
        foreach (var group in vectors.Groups)
        {
            var isPublic = group.TryGetProperty("public", out var keys);
            foreach (var test in VectorFile.Tests(group))
            {
                var parts = VectorFile.Text(test, "jws").Split('.');
                var set = Encoding.UTF8.GetBytes((isPublic ? keys : group.GetProperty("private")).GetRawText());
                vectors.Record(test, await IsGoodAsync(set, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Base64Url.DecodeFromChars(parts[2])) == (VectorFile.IsValid(test) && isPublic));
            }
        }

        vectors.RequireAll(26);
    }

    private static async Task RunAsync(string file, VerificationOptions options, int count, Func<JsonElement, bool> isGood)
    {
        using var vectors = new VectorFile(file);
        foreach (var group in vectors.Groups)
        {
            var key = VectorFile.Bytes(group, "publicKeyDer");
            foreach (var test in VectorFile.Tests(group))
            {
                var message = test.TryGetProperty("msg", out _) ? VectorFile.Bytes(test, "msg") : null;
                vectors.Record(test, message is null || await IsGoodAsync(key, message, VectorFile.Bytes(test, "sig"), options) == isGood(test));
            }
        }

        vectors.RequireAll(count);
    }

    private static async Task<bool> IsGoodAsync(byte[] key, byte[] message, byte[] signature, VerificationOptions? options = null)
    {
        try
        {
            return (await Verify.RunAsync(key, message, signature, options)).Verified;
        }
        catch (UnreadableException)
        {
            return false;
        }
    }
}
