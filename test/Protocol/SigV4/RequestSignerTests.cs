using System.Text;
using Signet.Protocol.SigV4;

namespace Signet.Protocol.Tests.SigV4;

/// <summary>What the signer makes, the verifier takes, and so do others.</summary>
public sealed class RequestSignerTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);
    private static readonly SigningCredentials Credentials = new("BETWEEN2TENAND3TENCHARACTERS", "PleaseReplaceThisWithSomeSecretOfLength43To64");

    // The known answers of reference/xks-proxy.md, made by an independent signer.
    [Theory]
    [InlineData("", "cbe12d3a286eb541aa0eae2600ec65094d2ce7445400f725811bed102687ef2d")]
    [InlineData("application/json", "767aa0eb47fcbc921483166463120f0aaa62edc3d626ed3772432d02b66c85c4")]
    public void A_request_to_a_key_store_proxy_has_the_known_signature(string contentType, string signature)
    {
        var uri = new Uri("https://xks.example.test/example/uri/path/prefix/kms/xks/v1/health");
        var body = """{"requestMetadata":{"kmsOperation":"KmsHealthCheck","kmsRequestId":"4112f4d6-db54-4af4-ae30-c55a22a8dfae"}}"""u8.ToArray();
        KeyValuePair<string, string>[] headers = contentType.Length == 0 ? [] : [new("Content-Type", contentType)];

        var added = RequestSigner.Sign("POST", uri, headers, body, Credentials, "us-east-1", "kms-xks-proxy", Now);

        Assert.Equal(["X-Amz-Date", "Authorization"], added.Select(header => header.Key));
        Assert.Equal("20260102T030405Z", added[0].Value);
        Assert.EndsWith($", Signature={signature}", added[1].Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Requests_of_any_form_verify_after_signing_and_presigning()
    {
        var random = new Random(20261123);
        for (var round = 0; round < 200; round++)
        {
            var uri = new Uri($"http://127.0.0.1:{random.Next(1024, 65536)}/{Escaped(random)}/{Escaped(random)}?{Escaped(random)}={Escaped(random)}&b&{Escaped(random)}=a+b&=");
            KeyValuePair<string, string>[] headers = [new("X-Free", Words(random)), new("x-free", Words(random)), new("User-Agent", "changed on the way")];
            var body = new byte[random.Next(100)];
            random.NextBytes(body);
            var credentials = Credentials with { SessionToken = round % 2 == 0 ? null : Words(random).Trim() + "=" };

            var signed = TestRequest.To("POST", uri, [.. headers, .. RequestSigner.Sign("POST", uri, headers, body, credentials, "eu-central-1", "kms", Now)], body);
            var url = RequestSigner.Presign("PUT", uri, headers, body, credentials, "eu-central-1", "kms", Now, TimeSpan.FromHours(1));

            Verify(signed.With("User-Agent", "proxy"), credentials);
            Verify(TestRequest.To("PUT", url, headers, body), credentials);
        }
    }

    [Fact]
    public void A_local_time_signs_as_the_same_moment_in_UTC()
    {
        var uri = new Uri("https://kms.example.test/");
        var here = new DateTimeOffset(2026, 1, 2, 1, 4, 5, TimeSpan.FromHours(-2));

        Assert.Equal(
            RequestSigner.Sign("POST", uri, [], default, Credentials, "eu-central-1", "kms", Now),
            RequestSigner.Sign("POST", uri, [], default, Credentials, "eu-central-1", "kms", here));
    }

    [Fact]
    public void The_signers_own_date_and_token_replace_those_given()
    {
        var uri = new Uri("https://kms.example.test/");
        var credentials = Credentials with { SessionToken = "token" };
        KeyValuePair<string, string>[] stale = [new("x-amz-date", "20000101T000000Z"), new("x-amz-security-token", "old"), new("authorization", "old")];

        Assert.Equal(
            RequestSigner.Sign("POST", uri, [], default, credentials, "eu-central-1", "kms", Now),
            RequestSigner.Sign("POST", uri, stale, default, credentials, "eu-central-1", "kms", Now));
    }

    [Theory]
    [InlineData("https://kms.example.test/", "kms.example.test")]
    [InlineData("https://kms.example.test:443/", "kms.example.test")]
    [InlineData("https://kms.example.test:8443/", "kms.example.test:8443")]
    [InlineData("http://[::1]:8080/", "[::1]:8080")]
    [InlineData("https://bücher.example/", "xn--bcher-kva.example")]
    public void The_host_is_signed_as_clients_send_it(string address, string host)
    {
        var uri = new Uri(address);
        var added = RequestSigner.Sign("GET", uri, [], default, Credentials, "eu-central-1", "kms", Now);
        var request = TestRequest.To("GET", uri.PathAndQuery, added.Prepend(new("Host", host)), default);

        Verify(request, Credentials);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(604801)]
    public void A_URL_lives_between_a_second_and_a_week(int seconds)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => RequestSigner.Presign(
            "GET", new Uri("https://kms.example.test/"), [], default, Credentials, "eu-central-1", "kms", Now, TimeSpan.FromSeconds(seconds)));
    }

    [Fact]
    public void Credentials_do_not_print_their_secret()
    {
        Assert.Equal("AKID", $"{new SigningCredentials("AKID", "secret", "token")}");
    }

    private static void Verify(TestRequest request, SigningCredentials credentials)
    {
        var claims = SignatureClaims.Read(request, SigV4Rules.Kms, Now);

        Assert.Equal(credentials.SessionToken, claims.SessionToken);
        Assert.True(claims.Matches(request, TestCredentials.KeyFor(credentials, claims)), claims.CanonicalRequest(request));
    }

    private static string Escaped(Random random)
    {
        var octets = new byte[random.Next(1, 12)];
        random.NextBytes(octets);
        return string.Concat(octets.Select(octet => $"%{octet:X2}"));
    }

    private static string Words(Random random)
    {
        var text = new StringBuilder(" ");
        for (var length = random.Next(1, 20); length > 0; length--)
        {
            text.Append(" \tabcdé,;=:%+"[random.Next(13)]);
        }

        return text.ToString();
    }
}
