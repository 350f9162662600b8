using System.Text.Json;
using Signet.Cryptography;

namespace Signet.Server.Tests.Kms.MultiRegion;

/// <summary>Multi-Region keys of every spec: what one Region does, the other undoes or verifies.</summary>
public sealed class RelatedKeysTests(SharedServer shared)
{
    private const string There = "us-east-1";
    private static readonly byte[] Message = "the same key everywhere"u8.ToArray();

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string, string> Kinds => [.. KeySpec.All.SelectMany(spec => spec.Usages.Select(usage => (spec.Name, usage.Name)))];

    [Fact]
    public void Every_spec_with_every_usage_is_tried() => Assert.Equal((17, 25), (KeySpec.All.Count, Kinds.Count));

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_key_and_its_replica_are_one_key_in_two_Regions(string spec, string usage)
    {
        var key = await Api.MakeKeyAsync(spec, usage, multiRegion: true);
        Assert.Matches("^mrk-[0-9a-f]{32}$", key);
        await Api.ReplicateAsync(key, There);
        await shared.Server.SettleAsync();

        var (here, there) = (await Api.DescribeAsync(key), await shared.Elsewhere.DescribeAsync(key));
        Assert.Equal(here.Names(), there.Names());
        Assert.Equal(($"arn:aws:kms:{There}:{TestServer.Account}:key/{key}", spec, usage), (there.Text("Arn"), there.Text("KeySpec"), there.Text("KeyUsage")));
        foreach (var member in here.EnumerateObject().Where(member => member.Value.ValueKind is JsonValueKind.Array || member.Name is "CurrentKeyMaterialId"))
        {
            Assert.Equal(member.Value.GetRawText(), there.GetProperty(member.Name).GetRawText());
        }

        await WorksAsync(usage, spec, key, Api, shared.Elsewhere);
        await WorksAsync(usage, spec, key, shared.Elsewhere, Api);
    }

    [Fact]
    public async Task A_ciphertext_finds_the_related_key_of_the_Region_by_itself()
    {
        var key = await Api.MakeKeyAsync(multiRegion: true);
        await Api.ReplicateAsync(key, There);
        await shared.Server.SettleAsync();
        var (blob, local) = (await Api.EncryptAsync(key, "secret"), await Api.EncryptAsync(await Api.MakeKeyAsync(), "local"));

        var opened = await shared.Elsewhere.DoAsync("Decrypt", new { CiphertextBlob = blob });
        Assert.Equal(($"arn:aws:kms:{There}:{TestServer.Account}:key/{key}", await Api.MaterialAsync(key)), (opened.Text("KeyId"), opened.Text("KeyMaterialId")));

        // A key that is of one Region only does not.
        await shared.Elsewhere.RefusesAsync(
            "Decrypt", new { CiphertextBlob = local }, "AccessDeniedException",
            "The ciphertext refers to a customer master key that does not exist, does not exist in this region, or you are not allowed to access.");
    }

    private static async Task WorksAsync(string usage, string spec, string key, ApiClient one, ApiClient other)
    {
        Assert.True(KeySpec.TryGet(spec, out var kind));
        switch (usage)
        {
            case "ENCRYPT_DECRYPT":
                var algorithm = kind.EncryptionAlgorithms[0].Name;
                var sealedThere = await one.DoAsync("Encrypt", new { KeyId = key, Plaintext = Message, EncryptionAlgorithm = algorithm });
                var opened = await other.DoAsync("Decrypt", new { KeyId = key, CiphertextBlob = sealedThere.Blob("CiphertextBlob"), EncryptionAlgorithm = algorithm });
                Assert.Equal(Message, opened.Blob("Plaintext"));
                break;
            case "SIGN_VERIFY":
                var signs = kind.SigningAlgorithms.First(algorithm => algorithm.Name is not "ED25519_PH_SHA_512").Name;
                var signature = (await one.DoAsync("Sign", new { KeyId = key, Message, SigningAlgorithm = signs })).Blob("Signature");
                await other.DoAsync("Verify", new { KeyId = key, Message, SigningAlgorithm = signs, Signature = signature });
                break;
            case "GENERATE_VERIFY_MAC":
                var macs = kind.MacAlgorithms[0].Name;
                var mac = (await one.DoAsync("GenerateMac", new { KeyId = key, Message, MacAlgorithm = macs })).Blob("Mac");
                await other.DoAsync("VerifyMac", new { KeyId = key, Message, MacAlgorithm = macs, Mac = mac });
                break;
            case "KEY_AGREEMENT":
                var peer = await one.MakeKeyAsync(spec, usage);
                var publicKey = (await one.DoAsync("GetPublicKey", new { KeyId = peer })).Blob("PublicKey");
                Assert.Equal(await SecretAsync(one, publicKey), await SecretAsync(other, publicKey));
                break;
        }

        if (kind.IsAsymmetric)
        {
            Assert.Equal(await PublicKeyAsync(one), await PublicKeyAsync(other));
        }

        async Task<byte[]> SecretAsync(ApiClient api, byte[] publicKey) =>
            (await api.DoAsync("DeriveSharedSecret", new { KeyId = key, KeyAgreementAlgorithm = "ECDH", PublicKey = publicKey })).Blob("SharedSecret");

        async Task<byte[]> PublicKeyAsync(ApiClient api) => (await api.DoAsync("GetPublicKey", new { KeyId = key })).Blob("PublicKey");
    }
}
