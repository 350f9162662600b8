using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Offline;

/// <summary><c>signet jwt sign</c>, against a running server, and <c>signet jwt verify</c>.</summary>
public sealed class JwtTests(SharedServer server)
{
    private const string Es256 = """{"alg":"ES256"}""";

    [Theory]
    [InlineData("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256", "RS256")]
    [InlineData("RSA_2048", "RSASSA_PSS_SHA_512", "PS512")]
    [InlineData("ECC_NIST_P256", "ECDSA_SHA_256", "ES256")]
    [InlineData("ECC_NIST_P521", "ECDSA_SHA_512", "ES512")]
    [InlineData("ECC_SECG_P256K1", "ECDSA_SHA_256", "ES256K")]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", "EdDSA")]
    [InlineData("ML_DSA_65", "ML_DSA_SHAKE_256", "ML-DSA-65")]
    public async Task A_token_is_signed_by_the_service_and_verified_offline_by_the_set_of_keys(string spec, string algorithm, string name)
    {
        using var folder = new ServiceFolder(server);
        var (key, other) = (await folder.CreateKeyAsync(spec), await folder.CreateKeyAsync("ECC_NIST_P256"));

        var verified = await folder.ShellAsync(
            $"signet jwt sign --key {key} --algorithm {algorithm} --claim sub=ci --claim aud=registry --expires-in 3600 >token && signet public-key {other} {key} --jwks >jwks && signet jwt verify token --public-key jwks --audience registry --claims");

        using var claims = JsonDocument.Parse(verified);
        using var header = JsonDocument.Parse(Base64Url.DecodeFromChars((await File.ReadAllTextAsync(folder["token"], Command.Token)).Split('.')[0]));
        Assert.Equal("ci", claims.RootElement.GetProperty("sub").GetString());
        Assert.Equal(3600, claims.RootElement.GetProperty("exp").GetInt64() - claims.RootElement.GetProperty("iat").GetInt64());
        Assert.Equal(name, header.RootElement.GetProperty("alg").GetString());
    }

    [Theory]
    [InlineData(Es256, """{"exp":1}""", "The token expired * days ago ('exp').")]
    [InlineData(Es256, """{"nbf":9999999999}""", "The token is valid only in * days ('nbf').")]
    [InlineData(Es256, """{"iss":"me"}""", "The issuer ('iss') is not the one that is expected.")]
    [InlineData(Es256, """{"iss":"you","aud":["a","b"]}""", "The audience ('aud') is not the one that is expected.")]
    [InlineData("""{"alg":"none"}""", "{}", "The algorithm 'none' is none that signs with a key pair and is known here.")]
    [InlineData("""{"alg":"HS256"}""", "{}", "The algorithm is HS256, for which a public key is no secret: whoever has it could have made the token.")]
    [InlineData("""{"alg":"ES384"}""", "{}", "The token's algorithm is ES384, which the key does not have: it is ECC_NIST_P256.")]
    [InlineData("""{"alg":"RS256"}""", "{}", "The token's algorithm is RS256, which the key does not have: it is ECC_NIST_P256.")]
    [InlineData("""{"alg":"ES256","crit":["x"],"x":1}""", "{}", "The header names extensions that must be understood ('crit'), and none is.")]
    [InlineData("""{"alg":"ES256","kid":"another"}""", "{}", "No key of the file has the token's 'kid'.")]
    public async Task A_token_that_is_signed_but_not_to_be_taken_is_refused_with_the_reason(string header, string claims, string reason)
    {
        using var folder = new ServiceFolder(server);
        using var key = await KeyAsync(folder);
        await File.WriteAllTextAsync(folder["token"], Sign(key, header, claims), Command.Token);

        var ended = await folder.TryAsync("signet jwt verify token --public-key pub.jwk --issuer you --audience c");

        Assert.Equal((1, "Verification failure\n"), (ended.ExitCode, ended.Output));
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(reason + "\n").Replace("\\*", "[0-9]+", StringComparison.Ordinal)}$", ended.Error);
    }

    [Fact]
    public async Task Signatures_that_do_not_hold_are_explained()
    {
        using var folder = new ServiceFolder(server);
        using var key = await KeyAsync(folder);
        var good = Sign(key, Es256, "{}");
        var (signed, signature) = (good[..good.LastIndexOf('.')], good[(good.LastIndexOf('.') + 1)..]);
        var der = Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));

        async Task<Ended> VerifyAsync(string token)
        {
            await File.WriteAllTextAsync(folder["token"], token, Command.Token);
            return await folder.TryAsync("signet jwt verify token --public-key pub.jwk");
        }

        Assert.Equal(new(0, "Verified OK\n", ""), await VerifyAsync(good));
        Assert.Equal("The token is not signed.\n", (await VerifyAsync($"{signed}.")).Error);
        Assert.Equal("The signature is DER, as AWS KMS gives it, and JOSE wants r ‖ s.\n", (await VerifyAsync($"{signed}.{der}")).Error);
        Assert.Equal("The signature is not one over header and claims: they were changed, or another key signed them.\n", (await VerifyAsync($"{signed[..^1]}A.{signature}")).Error);
        Assert.Equal(new(2, "", "signet: token: A token in compact form has three parts with dots between them.\n"), await VerifyAsync(signed));
        Assert.Equal(new(2, "", "signet: token: A member is not base64url without padding (RFC 7515, section 2).\n"), await VerifyAsync($"{signed}.{signature}="));
    }

    [Fact]
    public async Task What_cannot_become_a_token_is_told_in_one_sentence()
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync("SM2");
        await File.WriteAllTextAsync(folder["list.json"], "[]", Command.Token);

        async Task RefusedAsync(string line, string sentence) => Assert.Equal(new(2, "", $"signet: {sentence}\n"), await folder.TryAsync($"signet jwt sign --key {key} {line}"));
        await RefusedAsync("", "--algorithm: JOSE has no name for SM2DSA with SM2.");
        await RefusedAsync("list.json", "list.json: The claims are one JSON object of at most 32768 bytes.");
        await RefusedAsync("--claim exp=1 --expires-in 5", "--expires-in: The claim 'exp' is there already.");
        await RefusedAsync("--claim exp", "--claim: 'exp' is not NAME=VALUE.");
    }

    private static async Task<ECDsa> KeyAsync(ServiceFolder folder)
    {
        var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await File.WriteAllTextAsync(folder["pub.pem"], key.ExportSubjectPublicKeyInfoPem(), Command.Token);
        await folder.ShellAsync("signet public-key pub.pem -o jwk >pub.jwk");
        return key;
    }

    private static string Sign(ECDsa key, string header, string claims)
    {
        var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }
}
