using System.Security.Cryptography;
using System.Text;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>Encrypt and Decrypt with SYMMETRIC_DEFAULT keys: ciphertexts, and the encryption context that they are bound to.</summary>
public sealed class SymmetricTests(SharedServer shared)
{
    private const string Incorrect = "The key ID in the request does not identify a CMK that can perform this operation.";
    private const string Elsewhere =
        "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.";

    private ApiClient Api => shared.Server.Api;

    private Task<string> Key => shared.KeyAsync("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");

    [Fact]
    public async Task The_SDK_gets_back_what_it_sent_of_any_length_and_names_the_key_or_not()
    {
        var kms = shared.Server.Kms;
        var arn = TestServer.ArnOf(await Key);
        foreach (var length in new[] { 1, 16, 32, 1000, 4096 })
        {
            var plaintext = RandomNumberGenerator.GetBytes(length);
            var encrypted = await kms.EncryptAsync(new EncryptRequest { KeyId = await Key, Plaintext = new(plaintext) }, Cancel);
            var decrypted = await kms.DecryptAsync(new DecryptRequest { CiphertextBlob = encrypted.CiphertextBlob }, Cancel);
            var named = await kms.DecryptAsync(new DecryptRequest { CiphertextBlob = encrypted.CiphertextBlob, KeyId = await Key }, Cancel);

            Assert.Equal((arn, "SYMMETRIC_DEFAULT"), (encrypted.KeyId, encrypted.EncryptionAlgorithm.Value));
            Assert.Equal((arn, "SYMMETRIC_DEFAULT"), (decrypted.KeyId, decrypted.EncryptionAlgorithm.Value));
            Assert.Equal(plaintext, decrypted.Plaintext.ToArray());
            Assert.Equal(plaintext, named.Plaintext.ToArray());
            Assert.InRange(encrypted.CiphertextBlob.Length, length + 1, 6144);
        }
    }

    [Fact]
    public async Task The_answers_have_these_members_and_no_others()
    {
        var encrypted = await Api.DoAsync("Encrypt", new { KeyId = await Key, Plaintext = "aGk=" });
        var decrypted = await Api.DoAsync("Decrypt", new { CiphertextBlob = encrypted.Blob("CiphertextBlob") });

        Assert.Equal("CiphertextBlob KeyId EncryptionAlgorithm", encrypted.Names());
        Assert.Equal("KeyId Plaintext EncryptionAlgorithm KeyMaterialId", decrypted.Names());
        var metadata = (await Api.DoAsync("DescribeKey", new { KeyId = await Key })).GetProperty("KeyMetadata");
        Assert.Equal(metadata.Text("CurrentKeyMaterialId"), decrypted.Text("KeyMaterialId"));
        Assert.Matches("^[0-9a-f]{64}$", decrypted.Text("KeyMaterialId"));
    }

    [Fact]
    public async Task Equal_plaintexts_have_different_ciphertexts()
    {
        var blobs = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 20; i++)
        {
            blobs.Add(Convert.ToHexString(await EncryptAsync("same"u8.ToArray())));
        }

        Assert.Equal(20, blobs.Count);
    }

    [Fact]
    public async Task A_ciphertext_that_was_changed_in_any_byte_does_not_decrypt()
    {
        var blob = await EncryptAsync("hello"u8.ToArray());
        await Parallel.ForAsync(0, blob.Length, Cancel, async (at, _) =>
        {
            var changed = SignTests.Flipped(blob, at);
            var named = await Api.CallAsync("Decrypt", new { CiphertextBlob = changed, KeyId = await Key });
            var nameless = await Api.CallAsync("Decrypt", new { CiphertextBlob = changed });

            // What names the key now names another, or none; everything else is authenticated.
            if (named.Code is "IncorrectKeyException")
            {
                named.IsRefusal("IncorrectKeyException", Incorrect);
                nameless.IsRefusal("AccessDeniedException", Elsewhere);
                return;
            }

            named.IsRefusal("InvalidCiphertextException", text: null);
            nameless.IsRefusal("InvalidCiphertextException", text: null);
        });
    }

    [Fact]
    public async Task A_ciphertext_that_was_cut_or_lengthened_or_made_elsewhere_does_not_decrypt()
    {
        var blob = await EncryptAsync("hello"u8.ToArray());
        byte[][] wrong =
        [
            .. Enumerable.Range(1, blob.Length - 1).Where(length => length < 64 || length % 8 == 7).Select(length => blob[..length]), [.. blob, 0], [0, .. blob], blob[1..],
            [1], new byte[6144], RandomNumberGenerator.GetBytes(184), Encoding.ASCII.GetBytes(Convert.ToBase64String(blob)), [.. blob, .. blob],
        ];
        await Parallel.ForEachAsync(wrong, Cancel, async (bytes, _) =>
        {
            await Api.RefusesAsync("Decrypt", new { CiphertextBlob = bytes, KeyId = await Key }, "InvalidCiphertextException", text: null);
            await Api.RefusesAsync("Decrypt", new { CiphertextBlob = bytes }, "InvalidCiphertextException", text: null);
        });
    }

    [Fact]
    public async Task A_ciphertext_finds_its_own_key_and_no_other_decrypts_it()
    {
        var other = await KeyKind.For("GenerateDataKey").CreateAsync(Api);
        var blob = await EncryptAsync("hello"u8.ToArray());
        Assert.Equal(TestServer.ArnOf(await Key), (await Api.DoAsync("Decrypt", new { CiphertextBlob = blob })).Text("KeyId"));

        foreach (var kind in KeyKind.All.Where(kind => kind.Spec is not ("RSA_3072" or "RSA_4096")))
        {
            var wrong = kind.IsSymmetric ? other : await kind.KeyAsync(shared);
            await Api.RefusesAsync("Decrypt", new { CiphertextBlob = blob, KeyId = wrong }, "IncorrectKeyException", Incorrect);
        }
    }

    [Fact]
    public async Task A_caller_who_names_no_key_and_may_not_use_it_does_not_learn_whether_there_is_one()
    {
        var gone = await EncryptAsync("hello"u8.ToArray());
        gone[20] ^= 1;
        foreach (var blob in new[] { gone, await EncryptAsync("hello"u8.ToArray()) })
        {
            foreach (var caller in new[] { shared.Nobody, shared.Stranger })
            {
                await caller.RefusesAsync("Decrypt", new { CiphertextBlob = blob }, "AccessDeniedException", Elsewhere);
            }

            await shared.Elsewhere.RefusesAsync("Decrypt", new { CiphertextBlob = blob }, "AccessDeniedException", Elsewhere);
        }
    }

    [Fact]
    public async Task Another_account_that_may_need_not_name_the_key_either()
    {
        var key = await KeyKind.For("GenerateDataKey").CreateAsync(Api, KeyRequests.OpenPolicy.Replace(
            "[{", """[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:Decrypt","Resource":"*"},{""", StringComparison.Ordinal));
        var blob = (await Api.DoAsync("Encrypt", new { KeyId = key, Plaintext = "aGk=" })).Blob("CiphertextBlob");

        Assert.Equal(TestServer.ArnOf(key), (await shared.Stranger.DoAsync("Decrypt", new { CiphertextBlob = blob })).Text("KeyId"));
    }

    [Theory, InlineData("Encrypt"), InlineData("Decrypt")]
    public async Task An_algorithm_of_other_keys_is_refused(string operation)
    {
        foreach (var algorithm in new[] { "RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE" })
        {
            await Api.RefusesAsync(
                operation, new { KeyId = await Key, Plaintext = "aGk=", CiphertextBlob = await EncryptAsync([1]), EncryptionAlgorithm = algorithm },
                "InvalidKeyUsageException", $"Algorithm {algorithm} is incompatible with key spec SYMMETRIC_DEFAULT.");
        }
    }

    [Fact]
    public async Task An_asymmetric_algorithm_without_a_key_names_nothing() => await Api.RefusesAsync(
        "Decrypt", new { CiphertextBlob = await EncryptAsync([1]), EncryptionAlgorithm = "RSAES_OAEP_SHA_256" }, "InvalidCiphertextException", text: null);

    [Fact]
    public async Task A_dry_run_that_ignores_the_ciphertext_needs_a_key()
    {
        var request = new Dictionary<string, object> { ["DryRun"] = true, ["DryRunModifiers"] = new[] { "IGNORE_CIPHERTEXT" } };

        await Api.RefusesValueAsync("Decrypt", request, "Value null at 'keyId' failed to satisfy constraint: Member must not be null");
        await Api.RefusesAsync(
            "Decrypt", request.With("KeyId", await Key), "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        await Api.RefusesAsync(
            "Decrypt", request.With("KeyId", await Key).With("CiphertextBlob", "AA=="), "DryRunOperationException",
            "The request would have succeeded, but the DryRun option is set.");
        await Api.RefusesAsync("Decrypt", request.With("KeyId", await Key).With("DryRun", false), "ValidationException");
        await shared.Nobody.RefusesAsync("Decrypt", request.With("KeyId", await Key), "AccessDeniedException");
    }

    [Fact]
    public async Task A_dry_run_without_a_key_hides_it_too() => await shared.Nobody.RefusesAsync(
        "Decrypt", new { CiphertextBlob = await EncryptAsync([1]), DryRun = true }, "AccessDeniedException", Elsewhere);

    private async Task<byte[]> EncryptAsync(byte[] plaintext) =>
        (await Api.DoAsync("Encrypt", new { KeyId = await Key, Plaintext = plaintext })).Blob("CiphertextBlob");
}
