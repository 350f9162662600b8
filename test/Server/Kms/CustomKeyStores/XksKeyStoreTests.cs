using System.Security.Cryptography;
using System.Text;
using Signet.Protocol;
using Signet.Protocol.SigV4;
using Signet.Server.KeyStores.Xks;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>Keys behind a proxy that does its work.</summary>
public sealed class XksKeyStoreTests
{
    [Theory, InlineData(1), InlineData(32), InlineData(4096)]
    public async Task What_was_encrypted_decrypts_to_itself_and_the_proxy_never_sees_it(int length)
    {
        await using var scene = await Scene.StartAsync();
        var plaintext = RandomNumberGenerator.GetBytes(length);

        var first = await scene.Server.EncryptAsync(scene.Key, plaintext, ("project", "nile"));
        var second = await scene.Server.EncryptAsync(scene.Key, plaintext, ("project", "nile"));

        Assert.NotEqual(first, second);
        Assert.InRange(first.Length, length, 6144);
        Assert.Equal(plaintext, await scene.Server.DecryptAsync(scene.Key, first, ("project", "nile")));
        Assert.All(scene.Proxy.Requests.Where(request => request.Api is "encrypt"), request =>
        {
            var seen = request.Body.Blob("plaintext");
            Assert.InRange(seen.Length, length, 4300);
            Assert.True(length < 32 || seen.AsSpan().IndexOf(plaintext) < 0);
        });
    }

    [Theory, InlineData(12, 0), InlineData(16, 20), InlineData(16, -1), InlineData(12, -1)]
    public async Task Vectors_of_16_bytes_and_metadata_of_20_come_back_as_they_were(int vector, int metadata)
    {
        await using var scene = await Scene.StartAsync();
        (scene.Proxy.VectorLength, scene.Proxy.Metadata) = (vector, metadata < 0 ? null : new byte[metadata]);

        var blob = await scene.Server.EncryptAsync(scene.Key, [1, 2, 3]);

        Assert.Equal([1, 2, 3], await scene.Server.DecryptAsync(scene.Key, blob));
        Assert.Equal(metadata >= 0, scene.Proxy.Requests.Last().Body.TryGetProperty("ciphertextMetadata", out _));
    }

    [Fact]
    public async Task Another_context_or_any_flipped_bit_never_decrypts()
    {
        await using var scene = await Scene.StartAsync();
        var blob = await scene.Server.EncryptAsync(scene.Key, "secret"u8.ToArray(), ("a", "b"));

        await RefusedAsync(() => scene.Server.DecryptAsync(scene.Key, blob, ("a", "c")));
        await RefusedAsync(() => scene.Server.DecryptAsync(scene.Key, blob));
        for (var bit = 0; bit < blob.Length * 8; bit += 5)
        {
            var spoiled = blob.ToArray();
            spoiled[bit / 8] ^= (byte)(1 << (bit % 8));
            await RefusedAsync(() => scene.Server.DecryptAsync(scene.Key, spoiled, ("a", "b")));
        }

        for (var length = 0; length < blob.Length; length++)
        {
            var shortened = blob[..length];
            await RefusedAsync(() => scene.Server.DecryptAsync(scene.Key, shortened, ("a", "b")));
        }
    }

    [Fact]
    public async Task A_blob_of_one_key_is_no_blob_of_another()
    {
        await using var scene = await Scene.StartAsync();
        var other = await scene.Server.Api.ExternalKeyAsync(scene.Store, "key-2");
        var (mine, theirs) = (await scene.Server.EncryptAsync(scene.Key, [1]), await scene.Server.EncryptAsync(other, [1]));

        // The body of one behind the header of the other.
        await RefusedAsync(() => scene.Server.DecryptAsync(scene.Key, [.. mine.AsSpan(0, 27), .. theirs.AsSpan(27)]));
    }

    [Fact]
    public async Task A_context_that_no_proxy_has_to_take_is_refused()
    {
        await using var scene = await Scene.StartAsync();

        var refusal = await Assert.ThrowsAsync<ServiceException>(() => scene.Server.EncryptAsync(scene.Key, [1], ("a", new string('b', 8192))));

        Assert.Equal("ValidationException", refusal.Code);
    }

    [Fact]
    public async Task The_proxy_is_told_who_asks_and_for_what()
    {
        await using var scene = await Scene.StartAsync();
        var user = await scene.Server.CreateUserAsync("petra", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""");
        var answer = await scene.Server.ApiAs(user).CallAsync("CreateKey", new { Origin = "EXTERNAL_KEY_STORE", CustomKeyStoreId = scene.Store, XksKeyId = "key-9" });
        await scene.Server.EncryptAsync(scene.Key, [1]);

        var told = scene.Proxy.Requests.Where(request => request.Body.GetProperty("requestMetadata").Text("kmsOperation") is not "CreateKey" || request.Api is not "metadata").ToList();
        var created = scene.Proxy.Requests.Last(request => request.Api is "metadata").Body.GetProperty("requestMetadata");
        Assert.Equal("kmsRequestId kmsOperation awsPrincipalArn", created.Names());
        Assert.Equal(answer.Headers["x-amzn-RequestId"], created.Text("kmsRequestId"));
        Assert.Equal($"arn:aws:iam::{TestServer.Account}:user/petra", created.Text("awsPrincipalArn"));
        Assert.Equal(
            ["CreateCustomKeyStore", "ConnectCustomKeyStore"],
            told.Where(request => request.Api is "health").Select(request => request.Body.GetProperty("requestMetadata").Text("kmsOperation")));
        var encrypted = told.Single(request => request.Api is "encrypt").Body.GetProperty("requestMetadata");
        Assert.Equal("kmsRequestId kmsOperation awsPrincipalArn kmsKeyArn", encrypted.Names());
        Assert.Equal(("AWS Internal", TestServer.ArnOf(scene.Key)), (encrypted.Text("awsPrincipalArn"), encrypted.Text("kmsKeyArn")));
    }

    [Fact]
    public async Task One_connection_serves_many_calls()
    {
        await using var scene = await Scene.StartAsync();

        for (var i = 0; i < 20; i++)
        {
            await scene.Server.EncryptAsync(scene.Key, [1]);
        }

        Assert.Equal(1, scene.Proxy.Connections);
    }

    [Fact]
    public async Task A_new_credential_counts_at_once()
    {
        await using var scene = await Scene.StartAsync();
        var blob = await scene.Server.EncryptAsync(scene.Key, [7]);
        scene.Proxy.Secret = "AnotherSecretThatIsLongEnoughToBeOneOfAProxy0";

        var text = (await Assert.ThrowsAsync<ServiceException>(() => scene.Server.DecryptAsync(scene.Key, blob))).Text;
        await scene.Server.Api.DoAsync("UpdateCustomKeyStore", new
        {
            CustomKeyStoreId = scene.Store,
            XksProxyAuthenticationCredential = new { ProxySignature.AccessKeyId, RawSecretAccessKey = scene.Proxy.Secret },
        });

        Assert.Equal(XksFailure.AuthenticationFailed.ForUse().Text, text);
        Assert.Equal([7], await scene.Server.DecryptAsync(scene.Key, blob));
    }

    [Fact]
    public void Signatures_are_those_of_the_known_answer()
    {
        const string Body = """{"requestMetadata":{"kmsOperation":"KmsHealthCheck","kmsRequestId":"4112f4d6-db54-4af4-ae30-c55a22a8dfae"}}""";

        var headers = RequestSigner.Sign(
            "POST", new($"{TestProxy.Endpoint}{TestProxy.Path}/health"), [], Encoding.ASCII.GetBytes(Body),
            new(ProxySignature.AccessKeyId, ProxySignature.Secret), "us-east-1", "kms-xks-proxy", new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero));

        Assert.EndsWith(
            "SignedHeaders=host;x-amz-date, Signature=cbe12d3a286eb541aa0eae2600ec65094d2ce7445400f725811bed102687ef2d",
            headers.Single(header => header.Key.Equals("authorization", StringComparison.OrdinalIgnoreCase)).Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Checksums_are_those_of_the_specification()
    {
        var ciphertext = new XksCiphertext(
            Convert.FromBase64String("HMrlRw85cAJUd5Ax"), Convert.FromBase64String("vBxN2ncH1oEkR8WVXpmyYQ=="),
            Convert.FromBase64String("a2V5X3ZlcnNpb249MQ=="), Convert.FromBase64String("ghxkK1txeDNn3q8Y"));

        Assert.Equal(
            "qHA/ImC9h5HsLRXqCyPmWgYx7tzyoTplzILbP0fPXsc=",
            Convert.ToBase64String(ciphertext.IntegrityValue(Convert.FromBase64String("cHJvamVjdD1uaWxlLGRlcGFydG1lbnQ9bWFya2V0aW5n"))));
        Assert.True(XksCiphertext.TryParse(ciphertext.Behind([]), out var again));
        Assert.Equal(ciphertext.Behind([]), again.Behind([]));
    }

    // Either the proxy refuses, or what comes of it does not open.
    private static async Task RefusedAsync(Func<Task<byte[]?>> decrypt)
    {
        try
        {
            Assert.Null(await decrypt());
        }
        catch (ServiceException refusal)
        {
            Assert.Equal(("KMSInvalidStateException", XksFailure.InvalidCiphertext.ForUse().Text), (refusal.Code, refusal.Text));
        }
    }
}
