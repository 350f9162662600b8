using System.Text.Json.Nodes;

namespace Signet.Server.Tests.Federation;

/// <summary>Tokens that prove nobody.</summary>
public sealed class WebIdentityRefusalTests
{
    private const string NotAToken = "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";
    private const string NotValid = "The web identity token that was passed could not be validated by AWS.";
    private const string NoKey = "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";

    [Fact]
    public async Task A_forged_token_is_refused_in_whatever_way_it_is_forged()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        var claims = issuer.Claims(server.Clock.GetUtcNow()).ToJsonString();
        var good = issuer.Key.Sign(claims).Split('.');
        await server.BringTokenAsync(string.Join('.', good));
        using var stranger = IssuerKey.Make("RS256");
        using var strangerEc = IssuerKey.Make("ES256");
        using var pss = IssuerKey.Make("PS256");
        var otherClaims = IssuerKey.Encode(claims.Replace("acme", "evil", StringComparison.Ordinal));

        await RefuseAsync(stranger.Sign(claims), NotValid);
        await RefuseAsync($"{good[0]}.{otherClaims}.{good[2]}", NotValid);
        await RefuseAsync($"{good[0]}.{good[1]}.{new string('A', good[2].Length)}", NotValid);
        await RefuseAsync(strangerEc.Sign(claims), NoKey);
        await RefuseAsync(issuer.Key.Sign(claims, """{"alg":"RS256","kid":"unknown"}"""), NoKey);
        await RefuseAsync(issuer.Key.Sign(claims, """{"alg":"RS512","kid":"key-1"}"""), NoKey);
        await RefuseAsync($"{IssuerKey.Encode("""{"alg":"none"}""")}.{good[1]}.", NotAToken);
        await RefuseAsync($"{IssuerKey.Encode("""{"alg":"none","kid":"key-1"}""")}.{good[1]}.{good[2]}", NotAToken);
        await RefuseAsync(WithHmac(issuer, good[1]), NotAToken);
        await RefuseAsync(pss.Sign(claims), NotAToken);
        await RefuseAsync(issuer.Key.Sign(claims, """{"alg":"RS256","kid":"key-1","crit":["exp"]}"""), NotAToken);
        await RefuseAsync(issuer.Key.Sign(claims, """{"alg":"RS256","alg":"RS256","kid":"key-1"}"""), NotAToken);
        await RefuseAsync(issuer.Key.Sign(claims.Replace("{\"iss\"", "{\"sub\":\"other\",\"iss\"", StringComparison.Ordinal)), NotAToken);
        await RefuseAsync(string.Join('.', good) + "=", NotAToken);
        await RefuseAsync(string.Join('.', good) + ".more", NotAToken);
        await RefuseAsync("not a token", NotAToken);
        await RefuseAsync(issuer.Key.Sign(new string('[', 5000)), NotAToken);
        await RefuseAsync(issuer.Key.Sign(claims.Replace("acme", "\\ud800", StringComparison.Ordinal)), NotAToken);
        await RefuseAsync($"{good[0]}.{IssuerKey.Encode([.. "{\"iss\":\""u8, 0xC3, 0x28, .. "\"}"u8])}.{good[2]}", NotAToken);

        Task RefuseAsync(string token, string text) => server.TokenRefusedAsync(token, "InvalidIdentityToken", text);
    }

    [Theory]
    [InlineData("iss"), InlineData("sub"), InlineData("aud"), InlineData("exp"), InlineData("iat")]
    public async Task A_claim_that_is_required_and_missing_is_named(string claim)
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);

        await server.TokenRefusedAsync(issuer.Token(server, (claim, null)), "InvalidIdentityToken", $"Missing a required claim: {claim}");
    }

    [Fact]
    public async Task Claims_of_the_wrong_type_are_refused()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);

        await server.TokenRefusedAsync(issuer.Token(server, ("sub", 7)), "InvalidIdentityToken", NotValid);
        await server.TokenRefusedAsync(issuer.Token(server, ("exp", "tomorrow")), "InvalidIdentityToken", NotValid);
        await server.TokenRefusedAsync(issuer.Token(server, ("exp", 1e300)), "InvalidIdentityToken", NotValid);
        await server.TokenRefusedAsync(issuer.Token(server, ("aud", new JsonArray())), "InvalidIdentityToken", "Incorrect token audience");
        await server.TokenRefusedAsync(issuer.Token(server, ("aud", new JsonArray(7))), "InvalidIdentityToken", "Incorrect token audience");
        await server.TokenRefusedAsync(issuer.Token(server, ("azp", 7)), "InvalidIdentityToken", "Incorrect token audience");
        await server.TokenRefusedAsync(issuer.Token(server, ("iss", 7)), "InvalidIdentityToken", "No OpenIDConnect provider found in your account for ");
    }

    [Fact]
    public async Task Tokens_end_with_five_minutes_of_grace_and_do_not_begin_before_they_were_made()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        var now = server.Clock.GetUtcNow().ToUnixTimeSeconds();

        await server.BringTokenAsync(issuer.Token(server, ("exp", now - 298)));
        await server.TokenRefusedAsync(
            issuer.Token(server, ("exp", now - 300)), "ExpiredTokenException", $"Token expired: current date/time {now} must be before the expiration date/time{now - 300}");
        await server.BringTokenAsync(issuer.Token(server, ("iat", now + 299), ("nbf", now + 299)));
        await server.TokenRefusedAsync(issuer.Token(server, ("iat", now + 302)), "InvalidIdentityToken", NotValid);
        await server.TokenRefusedAsync(issuer.Token(server, ("nbf", now + 302)), "InvalidIdentityToken", NotValid);
    }

    [Fact]
    public async Task Only_issuers_that_the_roles_account_registered_are_believed()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer, register: false);
        var other = await server.CreateAccountAsync();
        await server.ApiAs(other).QueryAsync("iam", "CreateOpenIDConnectProvider", ("Url", issuer.Url), ("ClientIDList.member.1", TestIssuer.Audience));

        await server.TokenRefusedAsync(issuer.Token(server), "InvalidIdentityToken", $"No OpenIDConnect provider found in your account for {issuer.Url}");
        Assert.Equal(0, issuer.Asked);
        await server.RegisterAsync(issuer, "another-audience");
        await server.TokenRefusedAsync(issuer.Token(server), "InvalidIdentityToken", "Incorrect token audience");
        await server.TokenRefusedAsync(issuer.Token(server, ("iss", issuer.Url + "/")), "InvalidIdentityToken", $"No OpenIDConnect provider found in your account for {issuer.Url}/");
    }

    [Fact]
    public async Task A_role_that_does_not_exist_or_trusts_others_is_denied_in_the_same_words()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        const string Denied = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
        await server.CreateRoleAsync("Everyone", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":"*","Action":"sts:*"}}""");

        foreach (var role in new[] { "Missing", "Everyone" })
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => server.UnsignedAsync(
                "AssumeRoleWithWebIdentity", ("RoleArn", $"arn:aws:iam::111122223333:role/{role}"), ("RoleSessionName", "ab"), ("WebIdentityToken", issuer.Token(server))));
            Assert.Equal(("AccessDenied", Denied, 403), (refusal.Code, refusal.Text, refusal.Status));
        }
    }

    [Fact]
    public async Task Members_are_held_to_their_constraints()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        var token = issuer.Token(server);

        var tooLong = await Assert.ThrowsAsync<ApiException>(() => server.BringTokenAsync(new string('a', 20001)));
        Assert.Equal("1 validation error detected: Value at 'webIdentityToken' failed to satisfy constraint: Member must have length less than or equal to 20000", tooLong.Text);
        await server.TokenRefusedAsync(token, "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", ("DurationSeconds", "3601"));
        await server.TokenRefusedAsync(
            token, "InvalidParameterValue", "ProviderId is for OAuth 2.0 access tokens, which are not taken: send an OpenID Connect token without it.", ("ProviderId", "www.amazon.com"));
        await server.TokenRefusedAsync(token, "MalformedPolicyDocument", "Syntax errors in policy.", ("Policy", "{"));
        var noArn = await Assert.ThrowsAsync<ApiException>(() => server.UnsignedAsync(
            "AssumeRoleWithWebIdentity", ("RoleArn", "this-is-not-an-arn-at-all"), ("RoleSessionName", "ab"), ("WebIdentityToken", token)));
        Assert.Equal("this-is-not-an-arn-at-all is invalid", noArn.Text);
    }

    // The attack that takes a public key for the secret of HMAC.
    private static string WithHmac(TestIssuer issuer, string claims)
    {
        var signed = $"{IssuerKey.Encode("""{"alg":"HS256","kid":"key-1"}""")}.{claims}";
        return $"{signed}.{IssuerKey.Encode(System.Security.Cryptography.HMACSHA256.HashData(
            System.Text.Encoding.ASCII.GetBytes(issuer.Key.Jwk["n"]!.GetValue<string>()), System.Text.Encoding.ASCII.GetBytes(signed)))}";
    }
}
