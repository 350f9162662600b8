using System.Security.Cryptography;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>Sign and Verify with Ed25519, ML-DSA and SM2; openssl is the referee where its version 3.0 can be.</summary>
public sealed class SigningFamilyTests(SharedServer shared)
{
    private static readonly byte[] Message = "The quick brown fox jumps over the lazy dog"u8.ToArray();

    // Spec, algorithm, message type, length of the digest or 0, length of the signature or 0 when it varies.
    private static readonly (string Spec, string Algorithm, string Type, int Digest, int Signature)[] Rows =
    [
        ("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "RAW", 0, 64), ("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", "DIGEST", 64, 64),
        ("ML_DSA_44", "ML_DSA_SHAKE_256", "RAW", 0, 2420), ("ML_DSA_44", "ML_DSA_SHAKE_256", "EXTERNAL_MU", 64, 2420),
        ("ML_DSA_65", "ML_DSA_SHAKE_256", "RAW", 0, 3309), ("ML_DSA_65", "ML_DSA_SHAKE_256", "EXTERNAL_MU", 64, 3309),
        ("ML_DSA_87", "ML_DSA_SHAKE_256", "RAW", 0, 4627), ("ML_DSA_87", "ML_DSA_SHAKE_256", "EXTERNAL_MU", 64, 4627),
        ("SM2", "SM2DSA", "RAW", 0, 0), ("SM2", "SM2DSA", "DIGEST", 32, 0),
    ];

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string, string, string, int, int> Ways => [.. Rows];

    public static TheoryData<string, string> Unfit =>
    [
        ("ED25519_SHA_512", "DIGEST"), ("ED25519_SHA_512", "EXTERNAL_MU"), ("ED25519_PH_SHA_512", "RAW"), ("ED25519_PH_SHA_512", "EXTERNAL_MU"),
        ("ML_DSA_SHAKE_256", "DIGEST"), ("SM2DSA", "EXTERNAL_MU"),
    ];

    [Theory, MemberData(nameof(Ways))]
    public async Task What_is_signed_verifies_with_its_own_message_only(string spec, string algorithm, string type, int digest, int signature)
    {
        var kms = shared.Server.Kms;
        var key = await shared.KeyAsync(spec);
        var message = digest == 0 ? Message : RandomNumberGenerator.GetBytes(digest);
        var signed = await kms.SignAsync(new SignRequest { KeyId = key, Message = new(message), MessageType = type, SigningAlgorithm = algorithm }, Cancel);
        var bytes = signed.Signature.ToArray();
        var verified = await kms.VerifyAsync(
            new VerifyRequest { KeyId = key, Message = new(message), MessageType = type, SigningAlgorithm = algorithm, Signature = new(bytes) }, Cancel);

        Assert.Equal((TestServer.ArnOf(key), algorithm, true), (verified.KeyId, signed.SigningAlgorithm.Value, verified.SignatureValid));
        Assert.True(signature == bytes.Length || (signature == 0 && bytes.Length is > 60 and <= 72), $"{bytes.Length} bytes");
        for (var at = 0; at < bytes.Length; at += Math.Max(1, bytes.Length / 12))
        {
            await RefusesAsInvalid(message, SignTests.Flipped(bytes, at));
        }

        await RefusesAsInvalid(SignTests.Flipped(message, 3), bytes);
        foreach (var wrong in new[] { [0], bytes[..^1], [.. bytes, 0], new byte[bytes.Length], new byte[6144] })
        {
            await RefusesAsInvalid(message, wrong);
        }

        Task RefusesAsInvalid(byte[] of, byte[] wrong) => Api.RefusesAsync(
            "Verify", new { KeyId = key, Message = of, MessageType = type, SigningAlgorithm = algorithm, Signature = wrong }, "KMSInvalidSignatureException", text: null);
    }

    [Theory, InlineData("ECC_NIST_EDWARDS25519", "ED25519_SHA_512"), InlineData("SM2", "SM2DSA")]
    public async Task OpenSsl_verifies_what_the_service_signs(string spec, string algorithm)
    {
        var key = await shared.KeyAsync(spec);
        using var openssl = new OpenSsl(await PublicKeyAsync(key));
        foreach (var message in new[] { Message, [1], RandomNumberGenerator.GetBytes(4096) })
        {
            var signature = await SignAsync(key, algorithm, "RAW", message);

            Assert.True(await openssl.VerifiesAsync(algorithm, message, signature));
            Assert.False(await openssl.VerifiesAsync(algorithm, [.. message, 0], signature));
        }
    }

    [Theory, InlineData("ML_DSA_44", 1312), InlineData("ML_DSA_65", 1952), InlineData("ML_DSA_87", 2592)]
    public async Task A_message_and_its_external_mu_have_the_same_signatures(string spec, int publicLength)
    {
        // FIPS 204: µ = SHAKE256(SHAKE256(public key, 64) | 0 | length of the context | message, 64).
        var key = await shared.KeyAsync(spec);
        var publicKey = (await PublicKeyAsync(key))[^publicLength..];
        byte[] bound = [.. Shake256.HashData(publicKey, 64), 0, 0, .. Message];
        var mu = Shake256.HashData(bound, 64);

        await VerifiesAsync(key, "ML_DSA_SHAKE_256", "EXTERNAL_MU", mu, await SignAsync(key, "ML_DSA_SHAKE_256", "RAW", Message));
        await VerifiesAsync(key, "ML_DSA_SHAKE_256", "RAW", Message, await SignAsync(key, "ML_DSA_SHAKE_256", "EXTERNAL_MU", mu));
    }

    [Fact]
    public async Task Ed25519_signs_the_same_way_twice_and_the_others_do_not()
    {
        foreach (var row in Rows)
        {
            var key = await shared.KeyAsync(row.Spec);
            var message = row.Digest == 0 ? Message : new byte[row.Digest];
            var (one, other) = (await SignAsync(key, row.Algorithm, row.Type, message), await SignAsync(key, row.Algorithm, row.Type, message));
            Assert.Equal(row.Spec is "ECC_NIST_EDWARDS25519", one.SequenceEqual(other));
        }
    }

    [Theory, MemberData(nameof(Unfit))]
    public async Task A_message_type_that_the_algorithm_does_not_take_is_refused(string algorithm, string type)
    {
        var key = await shared.KeyAsync(Rows.First(row => row.Algorithm == algorithm).Spec);
        foreach (var operation in new[] { "Sign", "Verify" })
        {
            await Api.RefusesAsync(
                operation, new { KeyId = key, Message = new byte[64], MessageType = type, SigningAlgorithm = algorithm, Signature = new byte[64] },
                "ValidationException", $"MessageType {type} is not supported for algorithm {algorithm}.");
        }
    }

    [Fact]
    public async Task A_digest_of_the_wrong_length_is_refused()
    {
        foreach (var row in Rows.Where(row => row.Digest > 0))
        {
            foreach (var length in new[] { 1, row.Digest - 1, row.Digest + 1, 4096 })
            {
                await Api.RefusesAsync(
                    "Sign", new { KeyId = await shared.KeyAsync(row.Spec), Message = new byte[length], MessageType = row.Type, SigningAlgorithm = row.Algorithm },
                    "ValidationException", $"Digest is invalid length for algorithm {row.Algorithm}.");
            }
        }
    }

    private async Task<byte[]> PublicKeyAsync(string key) => (await Api.DoAsync("GetPublicKey", new { KeyId = key })).Blob("PublicKey");

    private async Task<byte[]> SignAsync(string key, string algorithm, string type, byte[] message) =>
        (await Api.DoAsync("Sign", new { KeyId = key, Message = message, MessageType = type, SigningAlgorithm = algorithm })).Blob("Signature");

    private Task VerifiesAsync(string key, string algorithm, string type, byte[] message, byte[] signature) =>
        Api.DoAsync("Verify", new { KeyId = key, Message = message, MessageType = type, SigningAlgorithm = algorithm, Signature = signature });
}
