using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms;

public sealed class PersistenceTests
{
    [Fact]
    public async Task Everything_is_the_same_after_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var signing = await server.CreateKeyAsync("ECC_NIST_P256");
        var decrypting = await server.CreateKeyAsync("RSA_2048", "ENCRYPT_DECRYPT", KeyRequests.OpenPolicy);
        var disabled = await server.CreateKeyAsync("ECC_SECG_P256K1");
        var dying = await server.CreateKeyAsync("ECC_NIST_P521");
        await server.Api.DoAsync("DisableKey", new { KeyId = disabled });
        await server.Api.DoAsync("CreateAlias", new { AliasName = "alias/old", TargetKeyId = dying });
        await server.Api.DoAsync("ScheduleKeyDeletion", new { KeyId = dying, PendingWindowInDays = 8 });
        await server.Api.DoAsync("UpdateKeyDescription", new { KeyId = signing, Description = "signs ünd seals" });
        await server.Api.DoAsync("TagResource", KeyRequests.For("TagResource", signing));
        await server.Api.DoAsync("CreateAlias", new { AliasName = "alias/release", TargetKeyId = signing });
        var signature = (await server.Api.DoAsync("Sign", KeyRequests.For("Sign", "alias/release"))).Blob("Signature");
        var ciphertext = (await server.Api.DoAsync("Encrypt", KeyRequests.For("Encrypt", decrypting))).Blob("CiphertextBlob");
        string[] keys = [signing, decrypting, disabled, dying];
        var before = await ToldAsync(server, keys);

        await server.RestartAsync();

        Assert.Equal(before, await ToldAsync(server, keys));
        await server.Api.DoAsync("Verify", KeyRequests.For("Verify", "alias/release", signature));
        await server.Api.DoAsync("Verify", KeyRequests.For("Verify", signing, (await server.Api.DoAsync("Sign", KeyRequests.For("Sign", signing))).Blob("Signature")));
        Assert.Equal("hello"u8.ToArray(), (await server.Api.DoAsync("Decrypt", KeyRequests.For("Decrypt", decrypting, ciphertext))).Blob("Plaintext"));
        await server.Api.RefusesAsync("Sign", KeyRequests.For("Sign", disabled), "DisabledException", $"{TestServer.ArnOf(disabled)} is disabled.");
        await server.Api.RefusesAsync(
            "CreateAlias", new { AliasName = "alias/release", TargetKeyId = disabled },
            "AlreadyExistsException", $"An alias with the name {AliasArn("alias/release")} already exists");
        await server.Api.DoAsync("EnableKey", new { KeyId = disabled });
    }

    private static async Task<List<string>> ToldAsync(TestServer server, string[] keys)
    {
        List<string> told = [(await server.Api.CallAsync("ListKeys", "{}")).Text, (await server.Api.CallAsync("ListAliases", "{}")).Text];
        foreach (var key in keys)
        {
            foreach (var operation in new[] { "DescribeKey", "GetPublicKey", "GetKeyPolicy", "ListResourceTags", "ListAliases" })
            {
                told.Add((await server.Api.CallAsync(operation, new { KeyId = key })).Text);
            }
        }

        return told;
    }
}
