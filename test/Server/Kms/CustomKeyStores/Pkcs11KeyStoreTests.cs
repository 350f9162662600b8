using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Signet.Protocol;
using Signet.Server.Tests.Kms.Use;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>Keys in a token of a PKCS#11 module, SoftHSM's.</summary>
public sealed class Pkcs11KeyStoreTests(SoftTokens tokens)
{
    private static readonly byte[] Message = "what is to be signed"u8.ToArray();

    [Fact]
    public async Task A_symmetric_key_encrypts_and_decrypts_inside_the_token()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var key = await scene.KeyAsync();
        foreach (var length in new[] { 1, 32, 4096 })
        {
            var plaintext = RandomNumberGenerator.GetBytes(length);
            var (first, second) = (await scene.Server.EncryptAsync(key, plaintext, ("a", "b")), await scene.Server.EncryptAsync(key, plaintext, ("a", "b")));

            Assert.NotEqual(first, second);
            Assert.Equal(plaintext, await scene.Server.DecryptAsync(key, first, ("a", "b")));
        }
    }

    [Fact]
    public async Task Another_context_key_or_any_flipped_bit_never_decrypts()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var (key, other) = (await scene.KeyAsync(), await scene.KeyAsync());
        var blob = await scene.Server.EncryptAsync(key, "secret"u8.ToArray(), ("a", "b"));

        Assert.Null(await scene.Server.DecryptAsync(key, blob));
        Assert.Null(await scene.Server.DecryptAsync(key, blob, ("a", "c")));
        Assert.Null(await scene.Server.DecryptAsync(other, blob, ("a", "b")));
        for (var bit = 0; bit < blob.Length * 8; bit += 3)
        {
            var spoiled = blob.ToArray();
            spoiled[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(await scene.Server.DecryptAsync(key, spoiled, ("a", "b")));
        }

        for (var length = 0; length < blob.Length; length++)
        {
            Assert.Null(await scene.Server.DecryptAsync(key, blob[..length], ("a", "b")));
        }

        Assert.Equal("secret"u8.ToArray(), await scene.Server.DecryptAsync(key, blob, ("a", "b")));
    }

    [Theory, InlineData("RSA_2048"), InlineData("RSA_3072"), InlineData("RSA_4096"), InlineData("ECC_NIST_P256"), InlineData("ECC_NIST_P384"), InlineData("ECC_NIST_P521")]
    public async Task Signatures_of_every_algorithm_over_message_and_digest_verify_with_openssl(string spec)
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var (api, key) = (scene.Server.Api, await scene.KeyAsync(spec));
        var described = (await api.DoAsync("DescribeKey", new { KeyId = key })).GetProperty("KeyMetadata");
        using var openssl = new OpenSsl((await api.DoAsync("GetPublicKey", new { KeyId = key })).Blob("PublicKey"));

        foreach (var algorithm in described.Texts("SigningAlgorithms").Split(' '))
        {
            var digest = CryptographicOperations.HashData(new("SHA" + algorithm[^3..]), Message);
            foreach (var (type, input) in new[] { ("RAW", Message), ("DIGEST", digest) })
            {
                var signature = (await api.DoAsync("Sign", new { KeyId = key, Message = input, MessageType = type, SigningAlgorithm = algorithm })).Blob("Signature");

                Assert.True(await openssl.VerifiesAsync(algorithm, Message, signature), $"{algorithm} {type}");
                Assert.False(await openssl.VerifiesAsync(algorithm, [.. Message, 0], signature));
                var verified = await api.DoAsync("Verify", new { KeyId = key, Message, Signature = signature, SigningAlgorithm = algorithm });
                Assert.True(verified.GetProperty("SignatureValid").GetBoolean());
            }
        }
    }

    [Fact]
    public async Task A_key_tells_its_store_and_its_cluster()
    {
        await using var scene = await TokenScene.StartAsync(tokens);

        var made = (await scene.Server.Api.DoAsync("CreateKey", new { Origin = "AWS_CLOUDHSM", CustomKeyStoreId = scene.Store })).GetProperty("KeyMetadata");

        Assert.Equal(
            "AWSAccountId KeyId Arn CreationDate Enabled Description KeyUsage KeyState Origin CustomKeyStoreId CloudHsmClusterId KeyManager CustomerMasterKeySpec KeySpec EncryptionAlgorithms MultiRegion",
            made.Names());
        Assert.Equal(
            ("AWS_CLOUDHSM", scene.Store, scene.Cluster.Id, "Enabled"),
            (made.Text("Origin"), made.Text("CustomKeyStoreId"), made.Text("CloudHsmClusterId"), made.Text("KeyState")));
        Assert.Equal(made.GetRawText(), (await scene.Server.Api.DoAsync("DescribeKey", new { KeyId = made.Text("KeyId") })).GetProperty("KeyMetadata").GetRawText());
    }

    [Fact]
    public async Task Nothing_can_be_read_out_of_the_token()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        await scene.KeyAsync();
        await scene.KeyAsync("RSA_4096");
        await scene.KeyAsync("ECC_NIST_P256");

        var objects = scene.Objects();
        Assert.Equal(3, objects.Count);
        scene.Directly(session =>
        {
            foreach (var handle in objects)
            {
                var read = session.GetAttributeValue(handle, [
                    CKA.CKA_SENSITIVE, CKA.CKA_ALWAYS_SENSITIVE, CKA.CKA_NEVER_EXTRACTABLE, CKA.CKA_EXTRACTABLE, CKA.CKA_PRIVATE,
                    CKA.CKA_VALUE, CKA.CKA_PRIVATE_EXPONENT]);
                Assert.Equal([true, true, true, false, true], read.Take(5).Select(attribute => attribute.GetValueAsBool()));
                Assert.True(read[5].CannotBeRead && read[6].CannotBeRead);
            }

            return true;
        });
        Assert.Empty(scene.Server.Server.Parts.Catalog.MaterialsOf(scene.Server.KeyOf(await scene.KeyAsync())));
    }

    [Fact]
    public async Task Lost_sessions_are_opened_anew()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var (symmetric, signing) = (await scene.KeyAsync(), await scene.KeyAsync("ECC_NIST_P256"));
        var blob = await scene.Server.EncryptAsync(symmetric, [1]);

        scene.LoseSessions();
        Assert.Equal([1], await scene.Server.DecryptAsync(symmetric, blob));
        scene.LoseSessions();
        await scene.Server.Api.DoAsync("Sign", KeyRequests.For("Sign", signing));
        scene.LoseSessions();
        await scene.KeyAsync();
    }

    [Fact]
    public async Task Many_calls_share_few_sessions_and_notice_together_that_these_are_lost()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var key = await scene.KeyAsync("ECC_NIST_P256");

        for (var round = 0; round < 3; round++)
        {
            await Parallel.ForAsync(0, 100, new ParallelOptions { MaxDegreeOfParallelism = 50, CancellationToken = Cancel }, async (_, _) =>
                await scene.Server.Api.DoAsync("Sign", KeyRequests.For("Sign", key)));
            scene.LoseSessions();
        }
    }

    [Fact]
    public async Task A_disconnection_waits_for_the_calls_that_are_at_work()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var api = scene.Server.Api;
        var key = await scene.KeyAsync("RSA_2048");
        var request = new { KeyId = key, Message, SigningAlgorithm = "RSASSA_PSS_SHA_256" };

        for (var round = 0; round < 3; round++)
        {
            await Parallel.ForAsync(0, 40, new ParallelOptions { MaxDegreeOfParallelism = 40, CancellationToken = Cancel }, async (number, _) =>
            {
                if (number is 20)
                {
                    await api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = scene.Store });
                    return;
                }

                var answer = await api.CallAsync("Sign", request);
                if (answer.Status != 200)
                {
                    answer.IsRefusal("KMSInvalidStateException", $"{TestServer.ArnOf(key)} is unavailable.");
                }
            });

            Assert.Equal("CONNECTED", (await api.ConnectAsync(scene.Store)).Text("ConnectionState"));
            await api.DoAsync("Sign", request);
        }
    }

    [Fact]
    public async Task A_connected_store_serves_after_a_restart_as_before()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var key = await scene.KeyAsync();
        var blob = await scene.Server.EncryptAsync(key, [1]);

        await scene.Server.RestartAsync();

        Assert.Equal([1], await scene.Server.DecryptAsync(key, blob));
    }

    [Fact]
    public async Task A_refused_pin_is_not_tried_again_until_somebody_connects()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var (api, key) = (scene.Server.Api, await scene.KeyAsync("ECC_NIST_P256"));
        ChangePin(scene, SoftTokens.Pin, "another pin");
        scene.LoseSessions();
        await api.RefusesAsync("Sign", KeyRequests.For("Sign", key), "KMSInvalidStateException", "KMS cannot communicate with your CloudHSM cluster");
        ChangePin(scene, "another pin", SoftTokens.Pin);
        scene.LoseSessions();
        await api.RefusesAsync("Sign", KeyRequests.For("Sign", key), "KMSInvalidStateException", "KMS cannot communicate with your CloudHSM cluster");

        await api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = scene.Store });
        await api.ConnectAsync(scene.Store);

        await api.DoAsync("Sign", KeyRequests.For("Sign", key));
    }

    [Fact]
    public async Task A_deleted_keys_object_goes_with_it()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var (kept, key) = (await scene.KeyAsync("ECC_NIST_P256"), await scene.KeyAsync());
        Assert.Equal(2, scene.Objects().Count);

        await DeleteAsync(scene, key);

        for (var i = 0; i < 200 && scene.Objects().Count > 1; i++)
        {
            await Task.Delay(25, Cancel);
        }

        Assert.Single(scene.Objects());
        await scene.Server.Api.DoAsync("Sign", KeyRequests.For("Sign", kept));
    }

    [Fact]
    public async Task A_key_is_deleted_also_when_its_object_cannot_be_reached()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var key = await scene.KeyAsync();
        await scene.Server.Api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = scene.Store });

        await DeleteAsync(scene, key);

        await scene.Server.Api.ConnectAsync(scene.Store);
        Assert.Single(scene.Objects());
    }

    [Fact]
    public async Task A_key_whose_object_is_gone_says_so()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var key = await scene.KeyAsync("ECC_NIST_P256");
        scene.Directly(session =>
        {
            scene.Objects().ForEach(session.DestroyObject);
            return true;
        });

        await scene.Server.Api.RefusesAsync(
            "Sign", KeyRequests.For("Sign", key), "KMSInvalidStateException", $"The key material of {TestServer.ArnOf(key)} was not found in your CloudHSM cluster.");
    }

    [Fact]
    public async Task Keys_that_are_made_all_at_once_leave_no_object_without_a_key()
    {
        await using var scene = await TokenScene.StartAsync(tokens);

        var keys = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => scene.KeyAsync()));

        Assert.Equal(12, keys.Distinct().Count());
        Assert.Equal(12, scene.Objects().Count);
        foreach (var key in keys)
        {
            Assert.Equal([1], await scene.Server.DecryptAsync(key, await scene.Server.EncryptAsync(key, [1])));
        }
    }

    [Fact]
    public async Task Random_bytes_come_from_the_token()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var parts = scene.Server.Server.Parts;
        var store = parts.Catalog.CustomKeyStores.All.Single();

        var (first, second) = (await parts.KeyStores.Hsm.GenerateRandomAsync(store, 1024, Cancel), await parts.KeyStores.Hsm.GenerateRandomAsync(store, 1024, Cancel));

        Assert.Equal((1024, 1024), (first.Length, second.Length));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task An_unavailable_key_does_not_sign()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var key = await scene.KeyAsync("ECC_NIST_P256");
        await scene.Server.Api.DoAsync("DisconnectCustomKeyStore", new { CustomKeyStoreId = scene.Store });

        await scene.Server.Api.RefusesAsync("Sign", KeyRequests.For("Sign", key), "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is unavailable.");
        await scene.Server.Api.RefusesAsync("GetPublicKey", new { KeyId = key }, "KMSInvalidStateException", $"{TestServer.ArnOf(key)} is unavailable.");
    }

    [Fact]
    public async Task The_store_of_a_cluster_that_left_the_settings_fails_to_connect_and_its_keys_say_so()
    {
        await using var scene = await TokenScene.StartAsync(tokens);
        var key = await scene.KeyAsync();
        await using var other = await TestServer.StartAsync();
        var hsm = other.Server.Parts.KeyStores.Hsm;
        var store = scene.Server.Server.Parts.Catalog.CustomKeyStores.All.Single();

        Assert.Equal("CLUSTER_NOT_FOUND", await hsm.ConnectAsync(store, Cancel));
        await Assert.ThrowsAsync<ServiceException>(() => hsm.GenerateRandomAsync(store, 1, Cancel).AsTask());
        Assert.Equal("Enabled", await scene.Server.Api.KeyStateAsync(key));
    }

    private static void ChangePin(TokenScene scene, string from, string to) => scene.Directly(session =>
    {
        if (session.GetSessionInfo().State is not CKS.CKS_RW_USER_FUNCTIONS)
        {
            session.Login(CKU.CKU_USER, from);
        }

        session.SetPin(from, to);
        return true;
    });

    private static async Task DeleteAsync(TokenScene scene, string key)
    {
        await scene.Server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = key, PendingWindowInDays = 7 });
        scene.Server.Clock.Advance(TimeSpan.FromDays(8));
        await scene.Server.Server.RunDueAsync(Cancel);
        for (var i = 0; i < 200 && (await scene.Server.Api.CallAsync("DescribeKey", new { KeyId = key })).Status == 200; i++)
        {
            await Task.Delay(50, Cancel);
        }

        await scene.Server.Api.RefusesAsync("DescribeKey", new { KeyId = key }, "NotFoundException", $"Key '{TestServer.ArnOf(key)}' does not exist");
    }
}
