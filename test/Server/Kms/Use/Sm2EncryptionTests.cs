using System.Security.Cryptography;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>Encrypt and Decrypt with SM2 keys, and openssl at the other end.</summary>
public sealed class Sm2EncryptionTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    private Task<string> Key => shared.KeyAsync("SM2", KeyKind.Encryption);

    [Fact]
    public async Task What_is_encrypted_is_decrypted_up_to_1024_bytes()
    {
        foreach (var length in new[] { 1, 32, 1024 })
        {
            var plaintext = RandomNumberGenerator.GetBytes(length);
            Assert.Equal(plaintext, await DecryptAsync(await EncryptAsync(plaintext)));
        }

        await Api.RefusesAsync(
            "Encrypt", new { KeyId = await Key, Plaintext = new byte[1025], EncryptionAlgorithm = "SM2PKE" }, "ValidationException",
            "Algorithm SM2PKE and key spec SM2 cannot encrypt data larger than 1024 bytes.");
    }

    [Fact]
    public async Task What_openssl_encrypts_is_decrypted()
    {
        using var openssl = new OpenSsl((await Api.DoAsync("GetPublicKey", new { KeyId = await Key })).Blob("PublicKey"));
        foreach (var length in new[] { 1, 100, 1024 })
        {
            var plaintext = RandomNumberGenerator.GetBytes(length);
            Assert.Equal(plaintext, await DecryptAsync(await openssl.EncryptAsync("SM2PKE", plaintext)));
        }
    }

    [Fact]
    public async Task A_ciphertext_that_was_changed_does_not_decrypt()
    {
        var blob = await EncryptAsync("hello"u8.ToArray());
        byte[][] wrong = [.. Enumerable.Range(0, blob.Length).Select(at => SignTests.Flipped(blob, at)), blob[..^1], [.. blob, 0], new byte[100]];
        foreach (var bytes in wrong)
        {
            await Api.RefusesAsync(
                "Decrypt", new { KeyId = await Key, CiphertextBlob = bytes, EncryptionAlgorithm = "SM2PKE" }, "InvalidCiphertextException", text: null);
        }
    }

    private async Task<byte[]> EncryptAsync(byte[] plaintext) =>
        (await Api.DoAsync("Encrypt", new { KeyId = await Key, Plaintext = plaintext, EncryptionAlgorithm = "SM2PKE" })).Blob("CiphertextBlob");

    private async Task<byte[]> DecryptAsync(byte[] ciphertext) =>
        (await Api.DoAsync("Decrypt", new { KeyId = await Key, CiphertextBlob = ciphertext, EncryptionAlgorithm = "SM2PKE" })).Blob("Plaintext");
}
