using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>Sign and Verify, with .NET's own cryptography and openssl as referees.</summary>
public sealed class SignTests(SharedServer shared)
{
    private static readonly byte[] Message = "The quick brown fox jumps over the lazy dog"u8.ToArray();

    private static readonly string[] RsaAlgorithms =
    [
        "RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PKCS1_V1_5_SHA_512", "RSASSA_PSS_SHA_256", "RSASSA_PSS_SHA_384", "RSASSA_PSS_SHA_512",
    ];

    private static readonly (string Spec, string Algorithm)[] Ecdsa =
    [
        ("ECC_NIST_P256", "ECDSA_SHA_256"), ("ECC_NIST_P384", "ECDSA_SHA_384"), ("ECC_NIST_P521", "ECDSA_SHA_512"), ("ECC_SECG_P256K1", "ECDSA_SHA_256"),
    ];

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string, string, string> Ways =>
    [
        .. from pair in new[] { "RSA_2048", "RSA_3072", "RSA_4096" }.SelectMany(spec => RsaAlgorithms.Select(algorithm => (spec, algorithm))).Concat(Ecdsa)
           from type in new[] { "RAW", "DIGEST" }
           select (pair.Item1, pair.Item2, type),
    ];

    public static TheoryData<string, string> OncePerAlgorithm => [.. RsaAlgorithms.Select(algorithm => ("RSA_2048", algorithm)), .. Ecdsa];

    public static TheoryData<string> Both => ["Sign", "Verify"];

    [Theory, MemberData(nameof(Ways))]
    public async Task DotNet_verifies_what_the_service_signs_and_so_does_the_service(string spec, string algorithm, string type)
    {
        var kms = shared.Server.Kms;
        var key = await shared.KeyAsync(spec);
        var given = type is "RAW" ? Message : Hash(algorithm, Message);

        var signed = await kms.SignAsync(new SignRequest { KeyId = key, Message = new(given), MessageType = type, SigningAlgorithm = algorithm }, Cancel);

        Assert.Equal((TestServer.ArnOf(key), SigningAlgorithmSpec.FindValue(algorithm)), (signed.KeyId, signed.SigningAlgorithm));
        var signature = signed.Signature.ToArray();
        Assert.True(Verifies(await PublicKeyAsync(key), algorithm, Message, signature));

        // A signature over the digest is one over the message, and the other way round.
        foreach (var (message, messageType) in new[] { (Message, "RAW"), (Hash(algorithm, Message), "DIGEST") })
        {
            var verified = await kms.VerifyAsync(
                new VerifyRequest { KeyId = key, Message = new(message), MessageType = messageType, SigningAlgorithm = algorithm, Signature = new(signature) }, Cancel);
            Assert.Equal((TestServer.ArnOf(key), true, SigningAlgorithmSpec.FindValue(algorithm)), (verified.KeyId, verified.SignatureValid, verified.SigningAlgorithm));
        }
    }

    [Theory, MemberData(nameof(OncePerAlgorithm))]
    public async Task OpenSsl_verifies_what_the_service_signs(string spec, string algorithm)
    {
        var key = await shared.KeyAsync(spec);
        using var openssl = new OpenSsl(await PublicKeyAsync(key));

        var signature = await SignAsync(key, algorithm, Message);

        Assert.True(await openssl.VerifiesAsync(algorithm, Message, signature));
        Assert.False(await openssl.VerifiesAsync(algorithm, [.. Message, 0], signature));
    }

    [Theory, MemberData(nameof(OncePerAlgorithm))]
    public async Task One_changed_bit_anywhere_makes_the_signature_invalid(string spec, string algorithm)
    {
        var key = await shared.KeyAsync(spec);
        var signature = await SignAsync(key, algorithm, Message);

        for (var i = 0; i < signature.Length; i += Math.Max(1, signature.Length / 12))
        {
            await RefusesAsInvalid(key, algorithm, Message, Flipped(signature, i));
        }

        await RefusesAsInvalid(key, algorithm, Flipped(Message, 7), signature);
        await RefusesAsInvalid(key, algorithm, [.. Message, 0], signature);
        var refusal = await Assert.ThrowsAsync<KMSInvalidSignatureException>(() => shared.Server.Kms.VerifyAsync(
            new VerifyRequest { KeyId = key, Message = new(Message), SigningAlgorithm = algorithm, Signature = new(Flipped(signature, signature.Length - 1)) }, Cancel));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, refusal.StatusCode);
    }

    [Theory, MemberData(nameof(OncePerAlgorithm))]
    public async Task Bytes_that_are_no_signature_are_an_invalid_one(string spec, string algorithm)
    {
        var key = await shared.KeyAsync(spec);
        var signature = await SignAsync(key, algorithm, Message);

        foreach (var wrong in new[] { [0], new byte[6144], signature[..^1], [.. signature, 0], [0, .. signature], new byte[signature.Length], RandomNumberGenerator.GetBytes(64) })
        {
            await RefusesAsInvalid(key, algorithm, Message, wrong);
        }
    }

    [Fact]
    public async Task A_signature_is_good_for_its_own_key_and_its_own_algorithm_only()
    {
        var (key, other) = (await shared.KeyAsync("RSA_2048"), await shared.Server.CreateKeyAsync("RSA_2048"));
        var signature = await SignAsync(key, "RSASSA_PSS_SHA_256", Message);

        await RefusesAsInvalid(other, "RSASSA_PSS_SHA_256", Message, signature);
        foreach (var algorithm in RsaAlgorithms.Where(name => name is not "RSASSA_PSS_SHA_256"))
        {
            await RefusesAsInvalid(key, algorithm, Message, signature);
        }
    }

    [Fact]
    public async Task What_others_signed_verifies_in_DER_form_only()
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportSubjectPublicKeyInfo(await PublicKeyAsync(key), out _);
        var signature = await SignAsync(key, "ECDSA_SHA_256", Message);

        // SEQUENCE { INTEGER r, INTEGER s } is never r and s side by side.
        Assert.Equal(0x30, signature[0]);
        var (r, s) = (Integer(signature, 2), Integer(signature, 4 + signature[3]));
        await RefusesAsInvalid(key, "ECDSA_SHA_256", Message, [.. r, .. s]);
        byte[] sideBySide = [.. r, .. s];
        Assert.True(ecdsa.VerifyData(Message, sideBySide, HashAlgorithmName.SHA256));

        static byte[] Integer(byte[] der, int at)
        {
            var value = der.AsSpan(at + 2, der[at + 1]).TrimStart((byte)0);
            return [.. new byte[32 - value.Length], .. value];
        }
    }

    [Theory, MemberData(nameof(OncePerAlgorithm))]
    public async Task Only_PKCS1_signs_the_same_way_twice(string spec, string algorithm)
    {
        var key = await shared.KeyAsync(spec);

        var (one, other) = (await SignAsync(key, algorithm, Message), await SignAsync(key, algorithm, Message));

        Assert.Equal(algorithm.Contains("PKCS1", StringComparison.Ordinal), one.SequenceEqual(other));
    }

    [Fact]
    public async Task The_answers_have_these_members_and_no_others()
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");
        var signed = await Api.DoAsync("Sign", KeyRequests.For("Sign", key));
        var verified = await Api.DoAsync("Verify", KeyRequests.For("Verify", key, signed.Blob("Signature")));

        Assert.Equal("KeyId Signature SigningAlgorithm", signed.Names());
        Assert.Equal("KeyId SignatureValid SigningAlgorithm", verified.Names());
        Assert.True(verified.GetProperty("SignatureValid").GetBoolean());
    }

    [Fact]
    public async Task A_message_has_1_to_4096_bytes_of_any_value()
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");
        foreach (var length in new[] { 1, 4096 })
        {
            var message = RandomNumberGenerator.GetBytes(length);
            Assert.True(Verifies(await PublicKeyAsync(key), "ECDSA_SHA_256", message, await SignAsync(key, "ECDSA_SHA_256", message)));
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_longer_or_an_empty_message_is_refused_and_not_repeated(string operation)
    {
        var request = KeyRequests.For(operation, await shared.KeyAsync("ECC_NIST_P256"));
        foreach (var type in new[] { "RAW", "DIGEST" })
        {
            request["MessageType"] = type;
            request["Message"] = new byte[4097];
            await Api.RefusesValueAsync(operation, request, "Value at 'message' failed to satisfy constraint: Member must have length less than or equal to 4096");
            request["Message"] = Array.Empty<byte>();
            await Api.RefusesValueAsync(operation, request, "Value at 'message' failed to satisfy constraint: Member must have length greater than or equal to 1");
        }
    }

    [Fact]
    public async Task A_signature_has_1_to_6144_bytes()
    {
        var request = KeyRequests.For("Verify", await shared.KeyAsync("ECC_NIST_P256"), new byte[6145]);
        await Api.RefusesValueAsync("Verify", request, "Value at 'signature' failed to satisfy constraint: Member must have length less than or equal to 6144");
        request["Signature"] = Array.Empty<byte>();
        await Api.RefusesValueAsync("Verify", request, "Value at 'signature' failed to satisfy constraint: Member must have length greater than or equal to 1");
    }

    [Theory, MemberData(nameof(OncePerAlgorithm))]
    public async Task A_digest_of_the_wrong_length_is_refused(string spec, string algorithm)
    {
        var key = await shared.KeyAsync(spec);
        var right = Hash(algorithm, Message).Length;
        foreach (var length in new[] { 1, 20, right - 1, right + 1, 4096 })
        {
            foreach (var operation in new[] { "Sign", "Verify" })
            {
                await Api.RefusesAsync(
                    operation,
                    new { KeyId = key, Message = new byte[length], MessageType = "DIGEST", SigningAlgorithm = algorithm, Signature = new byte[8] },
                    "ValidationException", $"Digest is invalid length for algorithm {algorithm}.");
            }
        }
    }

    [Theory]
    [InlineData("RSA_2048", "ECDSA_SHA_256"), InlineData("RSA_2048", "ED25519_SHA_512"), InlineData("RSA_2048", "ML_DSA_SHAKE_256"), InlineData("RSA_2048", "SM2DSA")]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_384"), InlineData("ECC_NIST_P256", "RSASSA_PSS_SHA_256"), InlineData("ECC_NIST_P384", "ECDSA_SHA_256")]
    [InlineData("ECC_NIST_P521", "ECDSA_SHA_384"), InlineData("ECC_SECG_P256K1", "ECDSA_SHA_512"), InlineData("ECC_NIST_P256", "ED25519_PH_SHA_512")]
    public async Task An_algorithm_that_the_key_has_not_is_refused(string spec, string algorithm)
    {
        foreach (var operation in new[] { "Sign", "Verify" })
        {
            await Api.RefusesAsync(
                operation, new { KeyId = await shared.KeyAsync(spec), Message = new byte[32], SigningAlgorithm = algorithm, Signature = new byte[8] },
                "InvalidKeyUsageException", $"Algorithm {algorithm} is incompatible with key spec {spec}.");
        }
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_key_for_encryption_neither_signs_nor_verifies(string operation)
    {
        var key = await shared.KeyAsync("RSA_2048", "ENCRYPT_DECRYPT");

        await Api.RefusesAsync(
            operation, new { KeyId = key, Message = new byte[1], SigningAlgorithm = "RSASSA_PSS_SHA_256", Signature = new byte[256] },
            "InvalidKeyUsageException", $"{TestServer.ArnOf(key)} key usage is ENCRYPT_DECRYPT which is not valid for {operation}.");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_external_mu_is_for_ML_DSA_only(string operation) => await Api.RefusesAsync(
        operation,
        new { KeyId = await shared.KeyAsync("ECC_NIST_P256"), Message = new byte[64], MessageType = "EXTERNAL_MU", SigningAlgorithm = "ECDSA_SHA_256", Signature = new byte[70] },
        "ValidationException");

    [Theory, MemberData(nameof(Both))]
    public async Task A_dry_run_never_succeeds_and_never_does_the_work(string operation)
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var request = KeyRequests.For(operation, key);
        request["DryRun"] = true;

        await Api.RefusesAsync(operation, request, "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        await Api.DoAsync("DisableKey", new { KeyId = key });
        await Api.RefusesAsync(operation, request, "DisabledException", $"{TestServer.ArnOf(key)} is disabled.");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task DryRun_may_be_false(string operation)
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");
        var request = KeyRequests.For(operation, key, await SignAsync(key, "ECDSA_SHA_256", "hello"u8.ToArray()));
        request["DryRun"] = false;

        await Api.DoAsync(operation, request);
    }

    [Theory, MemberData(nameof(Both))]
    public Task A_grant_token_that_is_not_ours_is_refused(string operation) => Api.RefusesUnknownTokenAsync(operation, shared.KeyAsync("ECC_NIST_P256"));

    [Theory, MemberData(nameof(Both))]
    public async Task Unknown_names_of_types_and_algorithms_are_refused_with_those_that_there_are(string operation)
    {
        var request = KeyRequests.For(operation, await shared.KeyAsync("ECC_NIST_P256"));
        request["MessageType"] = "raw";
        request["SigningAlgorithm"] = "ECDSA_SHA_1";

        var text = await Api.RefusesAsync(operation, request, "ValidationException");

        Assert.StartsWith("2 validation errors detected: ", text, StringComparison.Ordinal);
        Assert.Matches("Value 'raw' at 'messageType' failed to satisfy constraint: Member must satisfy enum value set: \\[[A-Z_, ]+\\]", text);
        Assert.Matches("Value 'ECDSA_SHA_1' at 'signingAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: \\[[A-Z0-9_, ]+\\]", text);
        foreach (var name in new[] { "RAW", "DIGEST", "EXTERNAL_MU", "ML_DSA_SHAKE_256", "ED25519_PH_SHA_512", "SM2DSA", "RSASSA_PSS_SHA_512" })
        {
            Assert.Contains(name, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Concurrent_signatures_with_one_key_are_all_good()
    {
        var key = await shared.KeyAsync("ECC_NIST_P384");
        var spki = await PublicKeyAsync(key);

        await Parallel.ForAsync(0, 100, Cancel, async (i, _) =>
        {
            var message = BitConverter.GetBytes(i);
            Assert.True(Verifies(spki, "ECDSA_SHA_384", message, await SignAsync(key, "ECDSA_SHA_384", message)));
        });
    }

    internal static byte[] Flipped(byte[] bytes, int at)
    {
        byte[] copy = [.. bytes];
        copy[at] ^= 1;
        return copy;
    }

    private static HashAlgorithmName HashOf(string algorithm) => new($"SHA{algorithm[^3..]}");

    private static byte[] Hash(string algorithm, byte[] message) => CryptographicOperations.HashData(HashOf(algorithm), message);

    private static bool Verifies(byte[] publicKey, string algorithm, byte[] message, byte[] signature)
    {
        if (algorithm.StartsWith("ECDSA", StringComparison.Ordinal))
        {
            using var ecdsa = ECDsa.Create();
            ecdsa.ImportSubjectPublicKeyInfo(publicKey, out _);
            return ecdsa.VerifyData(message, signature, HashOf(algorithm), DSASignatureFormat.Rfc3279DerSequence);
        }

        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo(publicKey, out _);
        var padding = algorithm.Contains("_PSS_", StringComparison.Ordinal) ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1;
        return rsa.VerifyData(message, signature, HashOf(algorithm), padding);
    }

    private async Task<byte[]> PublicKeyAsync(string key) => (await Api.DoAsync("GetPublicKey", new { KeyId = key })).Blob("PublicKey");

    private async Task<byte[]> SignAsync(string key, string algorithm, byte[] message) =>
        (await Api.DoAsync("Sign", new { KeyId = key, Message = message, SigningAlgorithm = algorithm })).Blob("Signature");

    private Task RefusesAsInvalid(string key, string algorithm, byte[] message, byte[] signature) => Api.RefusesAsync(
        "Verify", new { KeyId = key, Message = message, SigningAlgorithm = algorithm, Signature = signature }, "KMSInvalidSignatureException", text: null);
}
