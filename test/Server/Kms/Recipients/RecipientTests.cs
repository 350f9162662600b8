using Amazon.KeyManagementService.Model;
using Signet.Server.Tests.Kms.Use;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Recipients;

/// <summary>Secrets that are for an attested recipient alone, with openssl as the recipient.</summary>
public sealed class RecipientTests(RecipientScene scene) : IClassFixture<RecipientScene>
{
    private static readonly byte[] Secret = "for the enclave alone"u8.ToArray();

    private ApiClient Api => scene.Api;

    [Theory, InlineData("SYMMETRIC_DEFAULT"), InlineData("RSA_2048"), InlineData("SM2")]
    public async Task What_is_decrypted_is_for_the_recipient(string spec)
    {
        var kind = new KeyKind(spec, KeyKind.Encryption);
        var key = await kind.CreateAsync(Api);
        var blob = (await Api.DoAsync("Encrypt", UseRequests.For("Encrypt", kind, key).With("Plaintext", Secret))).Blob("CiphertextBlob");

        var answer = await Api.DoAsync("Decrypt", UseRequests.For("Decrypt", kind, key).With("CiphertextBlob", blob).With("Recipient", scene.Recipient()));

        Assert.Equal("KeyId CiphertextForRecipient EncryptionAlgorithm", answer.Names());
        Assert.Equal((TestServer.ArnOf(key), kind.EncryptionAlgorithm), (answer.Text("KeyId"), answer.Text("EncryptionAlgorithm")));
        Assert.Equal(Secret, await OpenAsync(answer));
    }

    [Theory, InlineData("ECC_NIST_P256"), InlineData("ECC_NIST_P521"), InlineData("SM2")]
    public async Task A_shared_secret_is_for_the_recipient(string spec)
    {
        var kind = new KeyKind(spec, KeyKind.Agreement);
        var request = await UseRequests.WorkingAsync(Api, "DeriveSharedSecret", kind, await kind.CreateAsync(Api));

        var answer = await Api.DoAsync("DeriveSharedSecret", request.With("Recipient", scene.Recipient()));

        Assert.Equal("KeyId CiphertextForRecipient KeyAgreementAlgorithm KeyOrigin", answer.Names());
        Assert.Equal((await Api.DoAsync("DeriveSharedSecret", request)).Blob("SharedSecret"), await OpenAsync(answer));
    }

    [Fact]
    public async Task A_data_key_is_for_the_recipient_and_its_material_is_not_named()
    {
        var request = await scene.RequestAsync("GenerateDataKey");

        var answer = await Api.DoAsync("GenerateDataKey", request.With("Recipient", scene.Recipient()));

        Assert.Equal("CiphertextBlob CiphertextForRecipient KeyId", answer.Names());
        var dataKey = await OpenAsync(answer);
        Assert.Equal(32, dataKey.Length);
        Assert.Equal(dataKey, await DecryptAsync(answer.Blob("CiphertextBlob")));
    }

    [Theory, InlineData("RSA_4096"), InlineData("ECC_NIST_P256")]
    public async Task The_private_half_of_a_pair_is_for_the_recipient_and_the_material_is_named(string pairSpec)
    {
        var request = (await scene.RequestAsync("GenerateDataKeyPair")).With("KeyPairSpec", pairSpec);

        var answer = await Api.DoAsync("GenerateDataKeyPair", request.With("Recipient", scene.Recipient()));

        Assert.Equal("PrivateKeyCiphertextBlob CiphertextForRecipient PublicKey KeyId KeyPairSpec KeyMaterialId", answer.Names());
        var privateKey = await OpenAsync(answer);
        Assert.Equal(privateKey, await DecryptAsync(answer.Blob("PrivateKeyCiphertextBlob")));
        using var openssl = new OpenSsl();
        openssl.Write("key.der", privateKey);
        Assert.Equal(answer.Blob("PublicKey"), await openssl.PublicHalfAsync("key.der"));
    }

    [Fact]
    public async Task Random_bytes_are_for_the_recipient_and_never_the_same()
    {
        var request = new { NumberOfBytes = 1024, Recipient = scene.Recipient() };

        var (one, other) = (await Api.DoAsync("GenerateRandom", request), await Api.DoAsync("GenerateRandom", request));

        Assert.Equal("CiphertextForRecipient", one.Names());
        var (first, second) = (await OpenAsync(one), await OpenAsync(other));
        Assert.Equal((1024, 1024), (first.Length, second.Length));
        Assert.NotEqual(first, second);
    }

    [Fact]
    public async Task The_SDK_gets_no_plaintext()
    {
        var recipient = new RecipientInfo { KeyEncryptionAlgorithm = "RSAES_OAEP_SHA_256", AttestationDocument = new(scene.Enclave.Document(tagged: true)) };
        var key = (string)(await scene.RequestAsync("GenerateDataKey"))["KeyId"];

        var answer = await scene.Server.Kms.GenerateDataKeyAsync(
            new GenerateDataKeyRequest { KeyId = key, KeySpec = "AES_128", Recipient = recipient }, Cancel);

        Assert.Null(answer.Plaintext);
        Assert.Null(answer.KeyMaterialId);
        Assert.Equal(await DecryptAsync(answer.CiphertextBlob.ToArray()), await RecipientScene.OpenAsync(answer.CiphertextForRecipient.ToArray()));
    }

    [Fact]
    public async Task A_NitroTPM_is_a_recipient_too()
    {
        var answer = await Api.DoAsync("GenerateRandom", new { NumberOfBytes = 24, Recipient = scene.NitroTpmRecipient() });

        Assert.Equal(24, (await OpenAsync(answer)).Length);
    }

    [Fact]
    public async Task A_dry_run_gives_nothing_and_looks_at_the_document()
    {
        foreach (var operation in RecipientScene.Operations.Except(["GenerateRandom"]))
        {
            var request = (await scene.RequestAsync(operation)).With("Recipient", scene.Recipient()).With("DryRun", true);
            await Api.RefusesAsync(operation, request, "DryRunOperationException");
            await Api.RefusesAsync(operation, request.With("Recipient", scene.Recipient(("public_key", null))), "ValidationException");
        }
    }

    private static Task<byte[]> OpenAsync(System.Text.Json.JsonElement answer) => RecipientScene.OpenAsync(answer.Blob("CiphertextForRecipient"));

    private async Task<byte[]> DecryptAsync(byte[] blob) => (await Api.DoAsync("Decrypt", new { CiphertextBlob = blob })).Blob("Plaintext");
}
