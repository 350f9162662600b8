using System.Security.Cryptography;
using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>Encrypt and Decrypt with RSA keys.</summary>
public sealed class EncryptTests(SharedServer shared)
{
    private const string Usage = "ENCRYPT_DECRYPT";

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string, string, int> Limits => new()
    {
        { "RSA_2048", "RSAES_OAEP_SHA_1", 214 },
        { "RSA_2048", "RSAES_OAEP_SHA_256", 190 },
        { "RSA_3072", "RSAES_OAEP_SHA_1", 342 },
        { "RSA_3072", "RSAES_OAEP_SHA_256", 318 },
        { "RSA_4096", "RSAES_OAEP_SHA_1", 470 },
        { "RSA_4096", "RSAES_OAEP_SHA_256", 446 },
    };

    public static TheoryData<string> Both => ["Encrypt", "Decrypt"];

    [Theory, MemberData(nameof(Limits))]
    public async Task What_is_encrypted_is_decrypted_up_to_the_limit(string spec, string algorithm, int limit)
    {
        var kms = shared.Server.Kms;
        var key = await shared.KeyAsync(spec, Usage);
        foreach (var length in new[] { 1, limit })
        {
            var plaintext = RandomNumberGenerator.GetBytes(length);

            var encrypted = await kms.EncryptAsync(new EncryptRequest { KeyId = key, Plaintext = new(plaintext), EncryptionAlgorithm = algorithm }, Cancel);
            var decrypted = await kms.DecryptAsync(
                new DecryptRequest { KeyId = key, CiphertextBlob = encrypted.CiphertextBlob, EncryptionAlgorithm = algorithm }, Cancel);

            var expected = (TestServer.ArnOf(key), EncryptionAlgorithmSpec.FindValue(algorithm));
            Assert.Equal(expected, (encrypted.KeyId, encrypted.EncryptionAlgorithm));
            Assert.Equal(expected, (decrypted.KeyId, decrypted.EncryptionAlgorithm));
            Assert.Equal(int.Parse(spec[4..]) / 8, encrypted.CiphertextBlob.Length);
            Assert.Equal(plaintext, decrypted.Plaintext.ToArray());
        }
    }

    [Theory, MemberData(nameof(Limits))]
    public async Task More_than_the_limit_is_refused(string spec, string algorithm, int limit)
    {
        foreach (var length in new[] { limit + 1, 4096 })
        {
            await Api.RefusesAsync(
                "Encrypt", new { KeyId = await shared.KeyAsync(spec, Usage), Plaintext = new byte[length], EncryptionAlgorithm = algorithm },
                "ValidationException", $"Algorithm {algorithm} and key spec {spec} cannot encrypt data larger than {limit} bytes.");
        }
    }

    [Theory, MemberData(nameof(Limits))]
    public async Task What_DotNet_encrypts_with_the_public_key_is_decrypted(string spec, string algorithm, int limit)
    {
        var key = await shared.KeyAsync(spec, Usage);
        var plaintext = RandomNumberGenerator.GetBytes(limit);
        using var rsa = RSA.Create();
        rsa.ImportSubjectPublicKeyInfo((await Api.DoAsync("GetPublicKey", new { KeyId = key })).Blob("PublicKey"), out _);

        var ciphertext = rsa.Encrypt(plaintext, algorithm is "RSAES_OAEP_SHA_1" ? RSAEncryptionPadding.OaepSHA1 : RSAEncryptionPadding.OaepSHA256);

        Assert.Equal(plaintext, await DecryptAsync(key, algorithm, ciphertext));
    }

    [Theory, InlineData("RSAES_OAEP_SHA_1"), InlineData("RSAES_OAEP_SHA_256")]
    public async Task What_openssl_encrypts_with_the_public_key_is_decrypted(string algorithm)
    {
        var key = await shared.KeyAsync("RSA_2048", Usage);
        using var openssl = new OpenSsl((await Api.DoAsync("GetPublicKey", new { KeyId = key })).Blob("PublicKey"));

        Assert.Equal("hello"u8.ToArray(), await DecryptAsync(key, algorithm, await openssl.EncryptAsync(algorithm, "hello"u8.ToArray())));
    }

    [Fact]
    public async Task The_answers_have_these_members_and_no_others()
    {
        var key = await shared.KeyAsync("RSA_2048", Usage);
        var encrypted = await Api.DoAsync("Encrypt", KeyRequests.For("Encrypt", key));
        var decrypted = await Api.DoAsync("Decrypt", KeyRequests.For("Decrypt", key, encrypted.Blob("CiphertextBlob")));

        Assert.Equal("CiphertextBlob KeyId EncryptionAlgorithm", encrypted.Names());
        Assert.Equal("KeyId Plaintext EncryptionAlgorithm", decrypted.Names());
    }

    [Fact]
    public async Task Every_ciphertext_that_does_not_decrypt_is_refused_in_the_same_way_without_a_word()
    {
        var key = await shared.KeyAsync("RSA_2048", Usage);
        var ciphertext = await EncryptAsync(key);
        byte[][] wrong =
        [
            SignTests.Flipped(ciphertext, 0), SignTests.Flipped(ciphertext, 128), SignTests.Flipped(ciphertext, 255), ciphertext[..^1], [.. ciphertext, 0],
            [0, .. ciphertext], [1], new byte[256], [.. Enumerable.Repeat((byte)255, 256)], new byte[6144], RandomNumberGenerator.GetBytes(256),
            await EncryptAsync(await shared.Server.CreateKeyAsync("RSA_2048", Usage)), await EncryptAsync(await shared.KeyAsync("RSA_3072", Usage)),
        ];

        foreach (var blob in wrong)
        {
            await Api.RefusesAsync("Decrypt", KeyRequests.For("Decrypt", key, blob), "InvalidCiphertextException", text: null);
        }

        var other = KeyRequests.For("Decrypt", key, ciphertext);
        other["EncryptionAlgorithm"] = "RSAES_OAEP_SHA_1";
        await Api.RefusesAsync("Decrypt", other, "InvalidCiphertextException", text: null);
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_algorithm_must_be_named_and_be_one_of_the_keys(string operation)
    {
        var request = KeyRequests.For(operation, await shared.KeyAsync("RSA_2048", Usage));
        foreach (var algorithm in new[] { null, "SYMMETRIC_DEFAULT", "SM2PKE" })
        {
            request["EncryptionAlgorithm"] = algorithm!;
            await Api.RefusesAsync(
                operation, request, "InvalidKeyUsageException", $"Algorithm {algorithm ?? "SYMMETRIC_DEFAULT"} is incompatible with key spec RSA_2048.");
        }

        request["EncryptionAlgorithm"] = "RSAES_PKCS1_V1_5";
        Assert.Matches(
            "^1 validation error detected: Value 'RSAES_PKCS1_V1_5' at 'encryptionAlgorithm' failed to satisfy constraint: Member must satisfy enum value set: \\[[A-Z0-9_, ]+\\]$",
            await Api.RefusesAsync(operation, request, "ValidationException"));
    }

    [Theory, MemberData(nameof(Both))]
    public async Task An_encryption_context_does_not_go_with_an_asymmetric_key(string operation)
    {
        var request = KeyRequests.For(operation, await shared.KeyAsync("RSA_2048", Usage));
        request["EncryptionContext"] = new { tenant = "blue" };

        await Api.RefusesAsync(operation, request, "ValidationException");
    }

    [Fact]
    public async Task An_empty_encryption_context_is_none()
    {
        var key = await shared.KeyAsync("RSA_2048", Usage);
        var request = KeyRequests.For("Decrypt", key, await EncryptAsync(key));
        request["EncryptionContext"] = new { };

        await Api.DoAsync("Decrypt", request);
    }

    [Fact]
    public async Task A_key_for_signatures_does_not_encrypt_and_is_the_wrong_one_for_decrypting()
    {
        var key = await shared.KeyAsync("RSA_2048");

        await Api.RefusesAsync(
            "Encrypt", KeyRequests.For("Encrypt", key), "InvalidKeyUsageException",
            $"{TestServer.ArnOf(key)} key usage is SIGN_VERIFY which is not valid for Encrypt.");
        await Api.RefusesAsync(
            "Decrypt", KeyRequests.For("Decrypt", key), "IncorrectKeyException",
            "The key ID in the request does not identify a CMK that can perform this operation.");
    }

    [Fact]
    public async Task The_wrong_key_for_decrypting_is_told_before_its_state()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        await Api.DoAsync("DisableKey", new { KeyId = key });

        await Api.RefusesAsync(
            "Decrypt", KeyRequests.For("Decrypt", key), "IncorrectKeyException",
            "The key ID in the request does not identify a CMK that can perform this operation.");
    }

    [Theory, MemberData(nameof(Both))]
    public async Task A_dry_run_never_succeeds_and_never_does_the_work(string operation)
    {
        var request = KeyRequests.For(operation, await shared.KeyAsync("RSA_2048", Usage));
        request["DryRun"] = true;

        await Api.RefusesAsync(operation, request, "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
    }

    [Fact]
    public async Task A_dry_run_may_go_without_a_ciphertext_when_it_says_so()
    {
        var key = await shared.KeyAsync("RSA_2048", Usage);

        await Api.RefusesAsync(
            "Decrypt", new { KeyId = key, EncryptionAlgorithm = "RSAES_OAEP_SHA_256", DryRun = true, DryRunModifiers = new[] { "IGNORE_CIPHERTEXT" } },
            "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        await Api.RefusesAsync(
            "Decrypt", new { KeyId = key, EncryptionAlgorithm = "RSAES_OAEP_SHA_256", DryRunModifiers = new[] { "IGNORE_CIPHERTEXT" } }, "ValidationException");
        await Api.RefusesValueAsync(
            "Decrypt", new { KeyId = key, DryRun = true, DryRunModifiers = new[] { "IGNORE" } },
            "Value 'IGNORE' at 'dryRunModifiers.1.member' failed to satisfy constraint: Member must satisfy enum value set: [IGNORE_CIPHERTEXT]");
    }

    [Theory, MemberData(nameof(Both))]
    public Task A_grant_token_that_is_not_ours_is_refused(string operation) => Api.RefusesUnknownTokenAsync(operation, shared.KeyAsync("RSA_2048", Usage));

    [Fact]
    public async Task A_plaintext_has_1_to_4096_bytes_and_is_not_repeated()
    {
        var request = KeyRequests.For("Encrypt", await shared.KeyAsync("RSA_2048", Usage));
        request["Plaintext"] = new byte[4097];
        await Api.RefusesValueAsync("Encrypt", request, "Value at 'plaintext' failed to satisfy constraint: Member must have length less than or equal to 4096");
        request["Plaintext"] = Array.Empty<byte>();
        await Api.RefusesValueAsync("Encrypt", request, "Value at 'plaintext' failed to satisfy constraint: Member must have length greater than or equal to 1");
        await Api.RefusesAsync("Encrypt", "{}", "ValidationException", "2 validation errors detected: "
            + "Value null at 'keyId' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'plaintext' failed to satisfy constraint: Member must not be null");
    }

    [Fact]
    public async Task A_ciphertext_has_1_to_6144_bytes_and_is_needed()
    {
        var key = await shared.KeyAsync("RSA_2048", Usage);
        await Api.RefusesValueAsync(
            "Decrypt", KeyRequests.For("Decrypt", key, new byte[6145]), "Value at 'ciphertextBlob' failed to satisfy constraint: Member must have length less than or equal to 6144");
        await Api.RefusesValueAsync(
            "Decrypt", KeyRequests.For("Decrypt", key, []), "Value at 'ciphertextBlob' failed to satisfy constraint: Member must have length greater than or equal to 1");
        await Api.RefusesValueAsync(
            "Decrypt", new { KeyId = key, EncryptionAlgorithm = "RSAES_OAEP_SHA_256" },
            "Value null at 'ciphertextBlob' failed to satisfy constraint: Member must not be null");
    }

    [Fact]
    public Task A_foreign_ciphertext_without_a_key_is_invalid() =>
        Api.RefusesAsync("Decrypt", new { CiphertextBlob = RandomNumberGenerator.GetBytes(256) }, "InvalidCiphertextException", text: null);

    private async Task<byte[]> EncryptAsync(string key) => (await Api.DoAsync("Encrypt", KeyRequests.For("Encrypt", key))).Blob("CiphertextBlob");

    private async Task<byte[]> DecryptAsync(string key, string algorithm, byte[] ciphertext) =>
        (await Api.DoAsync("Decrypt", new { KeyId = key, CiphertextBlob = ciphertext, EncryptionAlgorithm = algorithm })).Blob("Plaintext");
}
