using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Signet.Server.Oidc;
using static Signet.Server.Tests.Federation.FederationCalls;

namespace Signet.Server.Tests.Federation;

/// <summary>How the keys of issuers are had, kept and renewed.</summary>
public sealed class ProviderKeysTests
{
    private const string NoKey = "Couldn't retrieve verification key from your identity provider,  please reference AssumeRoleWithWebIdentity documentation for requirements";

    [Fact]
    public async Task Keys_are_kept_for_an_hour_and_read_anew_for_a_new_key_but_not_for_every_stranger()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        await server.BringTokenAsync(issuer.Token(server));
        await server.BringTokenAsync(issuer.Token(server));
        Assert.Equal(1, issuer.Asked);

        var next = IssuerKey.Make("ES256", "key-2");
        issuer.Keys.Add(next);
        await RefuseAsync(next.Sign(issuer.Claims(server.Clock.GetUtcNow()).ToJsonString()));
        Assert.Equal(1, issuer.Asked);
        server.Clock.Advance(OidcKeys.Patience);
        await server.BringTokenAsync(next.Sign(issuer.Claims(server.Clock.GetUtcNow()).ToJsonString()));
        Assert.Equal(2, issuer.Asked);
        for (var i = 0; i < 5; i++)
        {
            await RefuseAsync(issuer.Key.Sign("{}", $$"""{"alg":"RS256","kid":"stranger-{{i}}"}"""), "Missing a required claim: iss");
            await RefuseAsync(issuer.Key.Sign(issuer.Claims(server.Clock.GetUtcNow()).ToJsonString(), $$"""{"alg":"RS256","kid":"stranger-{{i}}"}"""));
        }

        Assert.Equal(2, issuer.Asked);
        issuer.Keys.RemoveAt(0);
        server.Clock.Advance(TimeSpan.FromMinutes(59));
        await server.BringTokenAsync(issuer.Token(server));
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        await RefuseAsync(issuer.Token(server));

        Task RefuseAsync(string token, string text = NoKey) => server.TokenRefusedAsync(token, "InvalidIdentityToken", text);
    }

    [Fact]
    public async Task Many_first_tokens_at_once_ask_the_issuer_once()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => server.BringTokenAsync(issuer.Token(server))));
        Assert.Equal(1, issuer.Asked);
    }

    [Fact]
    public async Task An_issuer_that_misbehaves_gives_no_keys_and_is_asked_again_later()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        Func<HttpContext, Task<bool>>[] ways =
        [
            http => Answer(http, 500, ""),
            http => Answer(http, 200, "not json"),
            http => Answer(http, 200, """{"issuer":"https://another.example","jwks_uri":"https://localhost/keys"}"""),
            http => Answer(http, 200, $$"""{"issuer":"{{issuer.Url}}","jwks_uri":"http://localhost/keys"}"""),
            http => Answer(http, 200, $$"""{"issuer":"{{issuer.Url}}","jwks_uri":"file:///etc/passwd"}"""),
            http => http.Request.Path == "/keys" ? Answer(http, 200, """{"keys":[]}""") : Task.FromResult(false),
            http => http.Request.Path == "/keys" ? Answer(http, 200, """{"keys":[],"keys":[]}""") : Task.FromResult(false),
            http => http.Request.Path == "/keys" ? Answer(http, 200, new string(' ', 300_000) + issuer.KeySet) : Task.FromResult(false),
            http => http.Request.Path == "/keys" ? Redirect(http, "/elsewhere") : http.Request.Path == "/elsewhere" ? Answer(http, 200, issuer.KeySet) : Task.FromResult(false),
            http =>
            {
                http.Abort();
                return Task.FromResult(true);
            },
        ];

        foreach (var way in ways)
        {
            issuer.Misbehave = way;
            await server.TokenRefusedAsync(issuer.Token(server), "InvalidIdentityToken", NoKey);
            server.Clock.Advance(OidcKeys.Patience);
        }

        issuer.Misbehave = null;
        await server.BringTokenAsync(issuer.Token(server));
    }

    [Theory]
    [InlineData("another.example", false)]
    [InlineData("localhost", true)]
    public async Task A_certificate_for_another_host_or_an_expired_one_is_not_believed(string host, bool expired)
    {
        await using var issuer = await TestIssuer.StartAsync(host, expired);
        await using var server = await TestServer.StartAsync(issuer);

        await server.TokenRefusedAsync(issuer.Token(server), "InvalidIdentityToken", NoKey);
    }

    [Fact]
    public async Task A_certificate_of_an_unknown_authority_is_believed_by_its_registered_thumbprint_only()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        await server.RestartAsync(options => options with { Oidc = new() });
        await server.TokenRefusedAsync(issuer.Token(server), "InvalidIdentityToken", NoKey);

        await UpdateAsync(new string('0', 40));
        await server.TokenRefusedAsync(issuer.Token(server), "InvalidIdentityToken", NoKey);
        await UpdateAsync(issuer.LeafThumbprint);
        await server.BringTokenAsync(issuer.Token(server));

        Task UpdateAsync(string thumbprint) => server.Api.QueryAsync(
            "iam", "UpdateOpenIDConnectProviderThumbprint", ("OpenIDConnectProviderArn", issuer.Arn), ("ThumbprintList.member.1", thumbprint));
    }

    [Fact]
    public void A_pinned_certificate_is_not_proven_by_one_that_merely_names_it_as_its_issuer()
    {
        using var pinned = Authority();
        using var impostor = Authority();
        using var honest = Leaf(pinned);
        using var forged = Leaf(impostor);
        using var chain = new X509Chain();
        chain.ChainPolicy.ExtraStore.Add(pinned);
        string[] thumbprints = [pinned.GetCertHashString(HashAlgorithmName.SHA1)];

        Assert.True(OidcCertificates.AreTrusted(honest, chain, authorities: null, thumbprints));
        Assert.False(OidcCertificates.AreTrusted(forged, chain, authorities: null, thumbprints));
        Assert.False(OidcCertificates.AreTrusted(honest, chain, authorities: null, thumbprints: []));
    }

    [Fact]
    public async Task Keys_in_a_file_are_used_without_asking_anyone_and_read_anew_when_they_change()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, issuer.KeySet, TestContext.Current.CancellationToken);
        await using var server = await TestServer.StartAsync(options => options with { Oidc = new() { KeyFiles = new Dictionary<string, string>(StringComparer.Ordinal) { [issuer.Url] = file } } });
        await server.RegisterAsync(issuer);
        await server.CreateRoleAsync("Deploy", Trust(issuer.Arn, "sts:AssumeRoleWithWebIdentity"));

        await server.BringTokenAsync(issuer.Token(server));
        var next = IssuerKey.Make("RS256", "key-2");
        issuer.Keys.Add(next);
        await File.WriteAllTextAsync(file, issuer.KeySet, TestContext.Current.CancellationToken);
        server.Clock.Advance(OidcKeys.Patience);
        await server.BringTokenAsync(next.Sign(issuer.Claims(server.Clock.GetUtcNow()).ToJsonString()));
        Assert.Equal(0, issuer.Asked);
        File.Delete(file);
    }

    private static async Task<bool> Answer(HttpContext http, int status, string body)
    {
        http.Response.StatusCode = status;
        await http.Response.WriteAsync(body);
        return true;
    }

    private static Task<bool> Redirect(HttpContext http, string path)
    {
        http.Response.Redirect(path);
        return Task.FromResult(true);
    }

    // Two authorities of one name: only their keys differ.
    private static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Pinned", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(2));
    }

    private static X509Certificate2 Leaf(X509Certificate2 authority)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        return request.Create(authority, DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
    }
}
