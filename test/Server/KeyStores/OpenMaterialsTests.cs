using Signet.Server.Tests.Kms;

namespace Signet.Server.Tests.KeyStores;

/// <summary>Open key handles have a bound in memory; what a call uses is there until the call is over.</summary>
public sealed class OpenMaterialsTests
{
    // Three of P-256, at 3,000 bytes.
    private const long Room = 10_000;

    [Fact]
    public async Task The_least_recently_used_keys_are_closed_and_open_again_when_they_are_needed()
    {
        await using var server = await TestServer.StartAsync(options => options with { KeyMemory = Room });
        var keys = new List<string>();
        for (var i = 0; i < 10; i++)
        {
            keys.Add(await server.CreateKeyAsync("ECC_NIST_P256"));
        }

        foreach (var key in keys.Concat(keys))
        {
            var signature = (await server.Api.DoAsync("Sign", KeyRequests.For("Sign", key))).Blob("Signature");
            await server.Api.DoAsync("Verify", KeyRequests.For("Verify", key, signature));
            Assert.InRange(server.Server.Parts.OpenMaterials.Count, 1, 3);
        }
    }

    [Fact]
    public async Task Keys_that_come_and_go_all_the_time_sign_for_all_callers_at_once()
    {
        await using var server = await TestServer.StartAsync(options => options with { KeyMemory = Room });
        var keys = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.CreateKeyAsync("ECC_NIST_P256")));

        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => server.Api.DoAsync("Sign", KeyRequests.For("Sign", keys[i * 7 % 8]))));

        Assert.InRange(server.Server.Parts.OpenMaterials.Count, 1, 3);
    }
}
