using System.Collections.Concurrent;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Kms;

/// <summary>Signed by the stock command line, verified by OpenSSL's.</summary>
public sealed class SigningTests(SharedServer server)
{
    private static readonly ConcurrentDictionary<string, Lazy<Task<string>>> Keys = new(StringComparer.Ordinal);

    [Theory]
    [InlineData("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256")]
    [InlineData("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_384")]
    [InlineData("RSA_3072", "RSASSA_PKCS1_V1_5_SHA_512")]
    [InlineData("RSA_2048", "RSASSA_PSS_SHA_256")]
    [InlineData("RSA_2048", "RSASSA_PSS_SHA_384")]
    [InlineData("RSA_3072", "RSASSA_PSS_SHA_512")]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256")]
    [InlineData("ECC_NIST_P384", "ECDSA_SHA_384")]
    [InlineData("ECC_NIST_P521", "ECDSA_SHA_512")]
    [InlineData("ECC_SECG_P256K1", "ECDSA_SHA_256")]
    public async Task What_the_command_line_signs_openssl_verifies(string spec, string algorithm)
    {
        using var scratch = new Scratch();
        var openssl = new OpenSsl(scratch.Path);
        var key = await KeyAsync(spec);
        await File.WriteAllTextAsync(scratch["msg"], $"signed with {algorithm}", Command.Token);
        await openssl.DoAsync("dgst", $"-{OpenSsl.HashOf(algorithm)}", "-binary", "-out", "dig", "msg");
        await SaveAsync(scratch["pub.der"], await server.Aws.ValueAsync("PublicKey", "kms", "get-public-key", "--key-id", key));

        foreach (var (type, file) in new[] { ("RAW", "msg"), ("DIGEST", "dig") })
        {
            await SaveAsync(scratch["sig"], await server.Aws.ValueAsync(
                "Signature", "kms", "sign", "--key-id", key, "--message", $"fileb://{scratch[file]}", "--message-type", type, "--signing-algorithm", algorithm));

            Assert.True(await openssl.VerifiesAsync(algorithm, "pub.der", "sig", "msg"), type);
        }

        var said = await server.Aws.ValueAsync(
            "SignatureValid", "kms", "verify", "--key-id", key, "--message", $"fileb://{scratch["msg"]}", "--signature", $"fileb://{scratch["sig"]}", "--signing-algorithm", algorithm);
        Assert.Equal("True", said);

        await File.AppendAllTextAsync(scratch["msg"], "!", Command.Token);
        Assert.False(await openssl.VerifiesAsync(algorithm, "pub.der", "sig", "msg"));
    }

    [Theory]
    [InlineData("RSA_2048", "RSAES_OAEP_SHA_1")]
    [InlineData("RSA_3072", "RSAES_OAEP_SHA_256")]
    public async Task What_openssl_encrypts_the_command_line_has_decrypted(string spec, string algorithm)
    {
        using var scratch = new Scratch();
        var openssl = new OpenSsl(scratch.Path);
        var key = await server.Aws.ValueAsync("KeyMetadata.KeyId", "kms", "create-key", "--key-spec", spec, "--key-usage", "ENCRYPT_DECRYPT");
        await SaveAsync(scratch["pub.der"], await server.Aws.ValueAsync("PublicKey", "kms", "get-public-key", "--key-id", key));
        await File.WriteAllTextAsync(scratch["plain"], "for your eyes only", Command.Token);
        await openssl.DoAsync(
            "pkeyutl", "-encrypt", "-pubin", "-inkey", "pub.der", "-keyform", "DER", "-in", "plain", "-out", "cipher",
            "-pkeyopt", "rsa_padding_mode:oaep", "-pkeyopt", $"rsa_oaep_md:{(algorithm.EndsWith("SHA_1", StringComparison.Ordinal) ? "sha1" : "sha256")}");

        var plain = await server.Aws.ValueAsync(
            "Plaintext", "kms", "decrypt", "--key-id", key, "--encryption-algorithm", algorithm, "--ciphertext-blob", $"fileb://{scratch["cipher"]}");

        Assert.Equal("for your eyes only"u8.ToArray(), Convert.FromBase64String(plain));
    }

    private static Task SaveAsync(string path, string base64) =>
        File.WriteAllBytesAsync(path, Convert.FromBase64String(base64), Command.Token);

    private Task<string> KeyAsync(string spec) => Keys.GetOrAdd(spec, name => new(() => server.Aws.ValueAsync(
        "KeyMetadata.KeyId", "kms", "create-key", "--key-spec", name, "--key-usage", "SIGN_VERIFY"))).Value;
}
