using System.Security.Cryptography;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>Each of the 17 key specs through its whole life: made, used, checked outside of the service, destroyed.</summary>
public sealed class WholeLifeTests
{
    private static readonly byte[] Message = "worth signing"u8.ToArray();

    public static TheoryData<string> Specs => [.. KeyKind.Specs];

    [Theory, MemberData(nameof(Specs))]
    public async Task A_key_is_made_used_checked_outside_and_destroyed(string spec)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var kind in KeyKind.All.Where(kind => kind.Spec == spec))
        {
            var key = await kind.CreateAsync(server.Api);
            await (kind.Usage switch
            {
                KeyKind.Signature => SignsAsync(server.Api, kind, key),
                KeyKind.Agreement => AgreesAsync(server.Api, kind, key),
                KeyKind.Mac => AuthenticatesAsync(server.Api, kind, key),
                _ => kind.IsSymmetric ? EncryptsDataAsync(server.Api, key) : DecryptsAsync(server.Api, kind, key),
            });
            await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        }

        server.Clock.Advance(TimeSpan.FromDays(7) + TimeSpan.FromMinutes(5));
        await server.Server.RunDueAsync(Cancel);

        await Poll.UntilAsync(async () => (await server.Api.DoAsync("ListKeys", "{}")).GetProperty("Keys").GetArrayLength() == 0);
    }

    private static async Task SignsAsync(ApiClient api, KeyKind kind, string key)
    {
        var signature = (await api.DoAsync("Sign", new { KeyId = key, Message, kind.SigningAlgorithm })).Blob("Signature");
        var publicKey = await PublicKeyAsync(api, key);
        if (!kind.Spec.StartsWith("ML_DSA", StringComparison.Ordinal))
        {
            using var openssl = new OpenSsl(publicKey);
            Assert.True(await openssl.VerifiesAsync(kind.SigningAlgorithm, Message, signature));
            return;
        }

        // OpenSSL 3.0 does not know ML-DSA: the bare library does it.
        var half = Org.BouncyCastle.Security.PublicKeyFactory.CreateKey(publicKey);
        var verifier = Org.BouncyCastle.Security.SignerUtilities.GetSigner($"ML-DSA-{kind.Spec[^2..]}");
        verifier.Init(forSigning: false, half);
        verifier.BlockUpdate(Message, 0, Message.Length);
        Assert.True(verifier.VerifySignature(signature));
    }

    private static async Task DecryptsAsync(ApiClient api, KeyKind kind, string key)
    {
        using var openssl = new OpenSsl(await PublicKeyAsync(api, key));
        var ciphertext = await openssl.EncryptAsync(kind.EncryptionAlgorithm, Message);
        var opened = await api.DoAsync("Decrypt", new { KeyId = key, CiphertextBlob = ciphertext, kind.EncryptionAlgorithm });
        Assert.Equal(Message, opened.Blob("Plaintext"));
    }

    private static async Task AgreesAsync(ApiClient api, KeyKind kind, string key)
    {
        using var openssl = new OpenSsl(await PublicKeyAsync(api, key));
        await openssl.GenerateAsync(kind.Spec, "mine.der");
        var secret = (await api.DoAsync(
            "DeriveSharedSecret", new { KeyId = key, KeyAgreementAlgorithm = "ECDH", PublicKey = await openssl.PublicHalfAsync("mine.der") })).Blob("SharedSecret");

        // Of SM2 keys openssl refuses to derive; SharedSecretTests reckons with the curve itself.
        Assert.Equal(kind.Spec is "SM2" ? secret : await openssl.DeriveAsync("mine.der"), secret);
    }

    // The key of a code that the service made never leaves it: codes are checked with keys that came from outside, in ImportTests.
    private static async Task AuthenticatesAsync(ApiClient api, KeyKind kind, string key)
    {
        var mac = (await api.DoAsync("GenerateMac", new { KeyId = key, Message, kind.MacAlgorithm })).Blob("Mac");
        Assert.Equal(int.Parse(kind.Spec[^3..]) / 8, mac.Length);
        await api.DoAsync("VerifyMac", new { KeyId = key, Message, kind.MacAlgorithm, Mac = mac });
    }

    // A data key encrypts outside; the service gives it again.
    private static async Task EncryptsDataAsync(ApiClient api, string key)
    {
        var made = await api.DoAsync("GenerateDataKey", new { KeyId = key, KeySpec = "AES_256" });
        using var openssl = new OpenSsl();
        openssl.Write("in", Message);
        var iv = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        await openssl.MustRunAsync("enc", "-aes-256-cbc", "-K", Convert.ToHexString(made.Blob("Plaintext")), "-iv", iv, "-in", "in", "-out", "encrypted");
        var opened = (await api.DoAsync("Decrypt", new { CiphertextBlob = made.Blob("CiphertextBlob") })).Blob("Plaintext");
        await openssl.MustRunAsync("enc", "-d", "-aes-256-cbc", "-K", Convert.ToHexString(opened), "-iv", iv, "-in", "encrypted", "-out", "out");
        Assert.Equal(Message, openssl.Read("out"));
    }

    private static async Task<byte[]> PublicKeyAsync(ApiClient api, string key) => (await api.DoAsync("GetPublicKey", new { KeyId = key })).Blob("PublicKey");
}
