using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Grants;

/// <summary>Grant tokens in the requests that take them.</summary>
public sealed class GrantTokenTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string> Operations => ["CreateGrant", "Decrypt", "DescribeKey", "Encrypt", "GetPublicKey", "Sign", "Verify"];

    [Theory, MemberData(nameof(Operations))]
    public async Task Every_token_of_a_grant_is_good_until_the_grant_is_gone(string operation)
    {
        var (spec, usage) = KeyRequests.KindFor(operation);
        var key = await shared.Server.CreateKeyAsync(spec, usage);
        var grant = new { KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = new[] { "DescribeKey" }, Name = "n" };
        var (first, second) = (await Api.GrantAsync(grant), await Api.GrantAsync(grant));
        var request = KeyRequests.For(operation, key, await KeyRequests.BlobForAsync(operation, Api, key));

        request["GrantTokens"] = new[] { first.Token, second.Token };
        await Api.DoAsync(operation, request);

        await Api.DoNothingAsync("RevokeGrant", new { KeyId = key, GrantId = first.Id });
        request["GrantTokens"] = new[] { second.Token };
        await Api.RefusesAsync(operation, request, "InvalidGrantTokenException", text: null);
    }

    [Fact]
    public Task A_token_that_is_not_ours_is_refused() => Api.RefusesUnknownTokenAsync("CreateGrant", shared.KeyAsync("ECC_NIST_P256"));

    [Fact]
    public async Task A_token_with_a_changed_byte_is_refused()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var token = Convert.FromBase64String((await Api.GrantAsync(key, GrantCalls.Root, "Sign")).Token);
        for (var i = 0; i < token.Length; i += 7)
        {
            byte[] changed = [.. token];
            changed[i] ^= 1;
            await Api.RefusesAsync("DescribeKey", new { KeyId = key, GrantTokens = new[] { Convert.ToBase64String(changed) } }, "InvalidGrantTokenException", text: null);
        }
    }

    [Fact]
    public async Task A_session_token_is_no_grant_token()
    {
        await using var server = await TestServer.StartAsync();
        var session = await server.SessionAsync("Signer");

        await server.Api.RefusesAsync(
            "DescribeKey", new { KeyId = await server.CreateKeyAsync("ECC_NIST_P256"), GrantTokens = new[] { session.SessionToken } }, "InvalidGrantTokenException", text: null);
    }

    [Fact]
    public async Task A_token_of_another_keys_grant_is_good_and_useless()
    {
        var (key, other) = (await shared.Server.CreateKeyAsync("ECC_NIST_P256"), await shared.Server.CreateKeyAsync("ECC_NIST_P256"));
        var grant = await Api.GrantAsync(other, GrantCalls.User("nobody"), "DescribeKey");
        var request = new { KeyId = key, GrantTokens = new[] { grant.Token } };

        await Api.DoAsync("DescribeKey", request);
        await shared.Nobody.RefusesAsync("DescribeKey", request, "AccessDeniedException");
    }

    [Fact]
    public async Task A_token_gives_nothing_to_who_is_not_the_grantee()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var grant = await Api.GrantAsync(key, $"arn:aws:sts::{TestServer.Account}:federated-user/carol", "DescribeKey");

        await shared.Nobody.RefusesAsync("DescribeKey", new { KeyId = key, GrantTokens = new[] { grant.Token } }, "AccessDeniedException");
    }

    [Fact]
    public async Task A_token_of_another_Region_is_refused()
    {
        var key = (await shared.Elsewhere.DoAsync("CreateKey", new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" })).GetProperty("KeyMetadata").Text("KeyId");
        var grant = await shared.Elsewhere.GrantAsync(key, GrantCalls.Root, "Sign");

        await Api.RefusesAsync(
            "DescribeKey", new { KeyId = await shared.KeyAsync("ECC_NIST_P256"), GrantTokens = new[] { grant.Token } }, "InvalidGrantTokenException", text: null);
        await Api.RefusesAsync("RetireGrant", new { GrantToken = grant.Token }, "InvalidGrantTokenException", text: null);
    }

    [Fact]
    public async Task A_bad_token_does_not_tell_another_account_whether_a_key_exists()
    {
        foreach (var key in new[] { TestServer.ArnOf(await shared.KeyAsync("ECC_NIST_P256")), TestServer.ArnOf(NewKeyId()) })
        {
            await shared.Stranger.RefusesAsync("DescribeKey", new { KeyId = key, GrantTokens = new[] { "AAAA" } }, "InvalidGrantTokenException", text: null);
        }
    }
}
