using System.Security.Cryptography;
using Signet.Server.Seeds;

namespace Signet.Server.Tests.Seeds;

/// <summary>Seeds as nsmithuk/local-kms takes them.</summary>
public sealed class LocalKmsSeedTests
{
    private const string Aes = "bc436485-5092-42b8-92a3-0aa8b93536dc";
    private const string Rsa = "ff275b92-0def-4dfc-b0f6-87c96b26c6c7";
    private const string Ecc = "800d5768-3fd7-4edd-a4b8-4c81c3e4c147";

    [Fact]
    public async Task Keys_and_aliases_of_local_kms_are_taken_over()
    {
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        using var seed = new SeedFile(SeedOf(rsa.ExportRSAPrivateKeyPem(), ec.ExportECPrivateKeyPem()));
        await using var server = await seed.StartAsync();
        var api = server.ApiAs(server.Root, "eu-west-2");

        var aes = (await api.KmsAsync("DescribeKey", """{"KeyId":"alias/testing"}""")).GetProperty("KeyMetadata");
        var rotation = await api.KmsAsync("GetKeyRotationStatus", $$"""{"KeyId":"{{Aes}}"}""");
        var publicRsa = await api.KmsAsync("GetPublicKey", $$"""{"KeyId":"{{Rsa}}"}""");
        var publicEc = await api.KmsAsync("GetPublicKey", $$"""{"KeyId":"{{Ecc}}"}""");

        Assert.Equal(Aes, aes.GetProperty("KeyId").GetString());
        Assert.True(rotation.GetProperty("KeyRotationEnabled").GetBoolean());
        Assert.Equal(rsa.ExportSubjectPublicKeyInfo(), publicRsa.GetProperty("PublicKey").GetBytesFromBase64());
        Assert.Equal(("ENCRYPT_DECRYPT", "RSA_2048"), (publicRsa.GetProperty("KeyUsage").GetString(), publicRsa.GetProperty("KeySpec").GetString()));
        Assert.Equal(ec.ExportSubjectPublicKeyInfo(), publicEc.GetProperty("PublicKey").GetBytesFromBase64());
        Assert.Equal(("SIGN_VERIFY", "ECC_NIST_P384"), (publicEc.GetProperty("KeyUsage").GetString(), publicEc.GetProperty("KeySpec").GetString()));
    }

    [Fact]
    public async Task What_cannot_be_taken_over_is_told_with_its_place()
    {
        using var rsa = RSA.Create(2048);
        using var ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var seed = new SeedFile(SeedOf(rsa.ExportPkcs8PrivateKeyPem(), ec.ExportPkcs8PrivateKeyPem()));

        var outcome = await CheckAsync(seed);

        Assert.Equal(
            [
                $"{seed.Path}, line 7, column 13: only the last of the BackingKeys is taken over, for ciphertexts of local-kms cannot be decrypted here",
                $"{seed.Path}, line 9, column 26: the key is rotated every year from its creation on, not at NextKeyRotation",
            ],
            outcome.Notes);
    }

    [Theory]
    [InlineData("Aliases: [{AliasName: alias/a, TargetKeyId: none}]", "line 1, column 45: there is no key of this id in the seed")]
    [InlineData("Keys: {Symmetric: {Des: []}}", "line 1, column 20: 'Des' is not known here; known are Aes")]
    [InlineData("Keys: {Symmetric: {Aes: [{Metadata: {KeyId: a}, BackingKeys: []}]}}", "line 1, column 26: BackingKeys is empty")]
    [InlineData("Keys: {Asymmetric: {Rsa: [{Metadata: {KeyId: a}, PrivateKeyPem: canary}]}}", "line 1, column 65: this is not such a private key in PEM")]
    [InlineData("Keys: {Symmetric: {Aes: [{Metadata: {KeyId: a}, BackingKeys: [env:HOME]}]}}", "line 1, column 63: here should be key material")]
    public async Task A_wrong_one_is_told_with_its_place(string text, string sentence)
    {
        using var seed = new SeedFile(text);

        var refusal = await Assert.ThrowsAnyAsync<SeedException>(() => CheckAsync(seed));

        Assert.Equal($"{seed.Path}, {sentence}", refusal.Message);
    }

    private static Task<SeedOutcome> CheckAsync(SeedFile seed) =>
        SeedCheck.RunAsync(seed.Path, new() { DataFolder = "none" }, TestContext.Current.CancellationToken);

    private static string SeedOf(string rsa, string ec) => $"""
        Keys:
          Symmetric:
            Aes:
              - Metadata:
                  KeyId: {Aes}
                BackingKeys:
                  - 34743777217A25432A46294A404E635266556A586E3272357538782F413F4428
                  - 614E645267556B58703273357638792F423F4528472B4B6250655368566D5971
                NextKeyRotation: 2030-09-12T15:19:21Z
          Asymmetric:
            Rsa:
              - Metadata:
                  KeyId: {Rsa}
                  KeyUsage: ENCRYPT_DECRYPT
                  Description: RSA key with 2048 bits
                PrivateKeyPem: "{rsa.ReplaceLineEndings("\\n")}"
            Ecc:
              - Metadata:
                  KeyId: {Ecc}
                PrivateKeyPem: "{ec.ReplaceLineEndings("\\n")}"
        Aliases:
          - AliasName: alias/testing
            TargetKeyId: {Aes}
        """;
}
