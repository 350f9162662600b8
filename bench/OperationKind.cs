using System.Security.Cryptography;

namespace Signet.Bench;

/// <summary>An operation to load a service with.</summary>
/// <param name="Name">Its row in the report.</param>
/// <param name="Operation">KMS's name of it.</param>
/// <param name="Spec">The spec of the key that it works on.</param>
/// <param name="Usage">The usage of that key.</param>
/// <param name="BodyAsync">Makes the members of a request about a key, asking the service first for what it needs.</param>
/// <param name="Alone">Makes what .NET does for the cryptography in it, on one thread; null when there is none.</param>
internal sealed record OperationKind(
    string Name, string Operation, string Spec, string Usage, Func<KmsClient, string, CancellationToken, Task<string>> BodyAsync, Func<Action>? Alone)
{
    private const string Signing = "SIGN_VERIFY";
    private const string Encrypting = "ENCRYPT_DECRYPT";
    private const int KeyLength = 32;

    private static readonly string Block = Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyLength));

    /// <summary>Every operation that is measured, the slowest first.</summary>
    public static IReadOnlyList<OperationKind> All { get; } =
    [
        .. KeyKind.All.Where(kind => kind.Spec is "RSA_4096" or "RSA_2048" or "ECC_NIST_P256").Select(Sign),
        new("Verify P-256", "Verify", "ECC_NIST_P256", Signing, VerifyAsync, Verify),
        new("Encrypt", "Encrypt", "SYMMETRIC_DEFAULT", Encrypting, (_, key, _) => Task.FromResult($$"""{"KeyId":"{{key}}","Plaintext":"{{Block}}"}"""), Encrypt),
        new("Decrypt", "Decrypt", "SYMMETRIC_DEFAULT", Encrypting, DecryptAsync, Decrypt),
        new("GenerateDataKey", "GenerateDataKey", "SYMMETRIC_DEFAULT", Encrypting, (_, key, _) => Task.FromResult($$"""{"KeyId":"{{key}}","KeySpec":"AES_256"}"""), Encrypt),
        new("GenerateMac", "GenerateMac", "HMAC_256", "GENERATE_VERIFY_MAC", (_, key, _) => Task.FromResult($$"""{"KeyId":"{{key}}","Message":"{{Block}}","MacAlgorithm":"HMAC_SHA_256"}"""), Mac),
        new("DescribeKey", "DescribeKey", "SYMMETRIC_DEFAULT", Encrypting, OfKeyAsync, Alone: null),
        new("GetPublicKey", "GetPublicKey", "ECC_NIST_P256", Signing, OfKeyAsync, Alone: null),
    ];

    private static OperationKind Sign(KeyKind kind) => new(
        $"Sign {kind.Spec}", "Sign", kind.Spec, Signing, (_, key, _) => Task.FromResult(SignetProcess.SignBody(kind, key)), () => SignLoop.Signer(kind));

    private static Task<string> OfKeyAsync(KmsClient client, string key, CancellationToken cancellationToken) => Task.FromResult($$"""{"KeyId":"{{key}}"}""");

    private static async Task<string> VerifyAsync(KmsClient client, string key, CancellationToken cancellationToken)
    {
        var members = $"\"KeyId\":\"{key}\",\"Message\":\"{Block}\",\"MessageType\":\"DIGEST\",\"SigningAlgorithm\":\"ECDSA_SHA_256\"";
        var signed = await client.CallAsync("Sign", $"{{{members}}}", cancellationToken);
        return $"{{{members},\"Signature\":\"{signed.GetProperty("Signature").GetString()}\"}}";
    }

    private static async Task<string> DecryptAsync(KmsClient client, string key, CancellationToken cancellationToken)
    {
        var encrypted = await client.CallAsync("Encrypt", $$"""{"KeyId":"{{key}}","Plaintext":"{{Block}}"}""", cancellationToken);
        return $$"""{"CiphertextBlob":"{{encrypted.GetProperty("CiphertextBlob").GetString()}}"}""";
    }

    private static Action Verify()
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var digest = RandomNumberGenerator.GetBytes(KeyLength);
        var signature = key.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence);
        return () => key.VerifyHash(digest, signature, DSASignatureFormat.Rfc3279DerSequence);
    }

    private static Action Encrypt()
    {
        var (key, plaintext) = (Aes(), new byte[KeyLength]);
        var (nonce, ciphertext, tag) = (new byte[AesGcm.NonceByteSizes.MaxSize], new byte[KeyLength], new byte[AesGcm.TagByteSizes.MaxSize]);
        return () =>
        {
            RandomNumberGenerator.Fill(plaintext);
            RandomNumberGenerator.Fill(nonce);
            key.Encrypt(nonce, plaintext, ciphertext, tag);
        };
    }

    private static Action Decrypt()
    {
        var (key, plaintext, nonce) = (Aes(), new byte[KeyLength], new byte[AesGcm.NonceByteSizes.MaxSize]);
        var (ciphertext, tag) = (new byte[KeyLength], new byte[AesGcm.TagByteSizes.MaxSize]);
        key.Encrypt(nonce, plaintext, ciphertext, tag);
        return () => key.Decrypt(nonce, ciphertext, tag, plaintext);
    }

    private static Action Mac()
    {
        var (key, message) = (RandomNumberGenerator.GetBytes(KeyLength), new byte[KeyLength]);
        return () => HMACSHA256.HashData(key, message);
    }

    private static AesGcm Aes() => new(RandomNumberGenerator.GetBytes(KeyLength), AesGcm.TagByteSizes.MaxSize);
}
