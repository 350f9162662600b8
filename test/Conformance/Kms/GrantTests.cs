using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Kms;

/// <summary>Grants by the stock command line.</summary>
public sealed class GrantTests(SharedServer server)
{
    [Fact]
    public async Task A_user_signs_by_a_grant_until_it_retires_it()
    {
        var owner = server.Aws;
        var user = $"arn:aws:iam::{SharedServer.Account}:user/grantee";
        var grantee = owner.As(await owner.CreateUserAsync("grantee"));
        var key = await owner.ValueAsync("KeyMetadata.Arn", "kms", "create-key", "--key-spec", "ECC_NIST_P384", "--key-usage", "SIGN_VERIFY");
        string[] sign = ["kms", "sign", "--key-id", key, "--message", "aGVsbG8=", "--signing-algorithm", "ECDSA_SHA_384"];
        Assert.Equal("AccessDeniedException", (await grantee.RefusedAsync(sign)).Code);

        var made = await owner.DoAsync(
            "kms", "create-grant", "--key-id", key, "--grantee-principal", user, "--retiring-principal", user, "--operations", "Sign", "GetPublicKey", "--name", "release");
        var (id, token) = (made.GetProperty("GrantId").GetString()!, made.GetProperty("GrantToken").GetString()!);

        await grantee.DoAsync([.. sign, "--grant-tokens", token]);
        await grantee.DoAsync("kms", "get-public-key", "--key-id", key);
        Assert.Equal($"{id}\t{user}", await owner.ValueAsync("Grants[].[GrantId,GranteePrincipal]", "kms", "list-grants", "--key-id", key));
        Assert.Equal(id, await owner.ValueAsync("Grants[].GrantId", "kms", "list-retirable-grants", "--retiring-principal", user));

        await grantee.DoAsync("kms", "retire-grant", "--grant-token", token);
        Assert.Equal("AccessDeniedException", (await grantee.RefusedAsync(sign)).Code);
        Assert.Equal("InvalidGrantIdException", (await owner.RefusedAsync("kms", "revoke-grant", "--key-id", key, "--grant-id", id)).Code);
    }
}
