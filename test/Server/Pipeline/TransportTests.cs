using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Signet.Protocol.SigV4;

namespace Signet.Server.Tests.Pipeline;

public sealed class TransportTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task Health_is_told_without_credentials(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();

        Assert.Equal("ok\n", await http.GetStringAsync(new Uri(server.Url, path), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_and_may_not_be_cached()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Api.SendAsync("kms", "{}"u8.ToArray(), "application/x-amz-json-1.1", ("x-amz-target", "TrentService.ListKeys"));

        Assert.True(Guid.TryParseExact(Assert.Single(response.Headers.GetValues("x-amzn-RequestId")), "D", out _));
        Assert.Equal("application/x-amz-json-1.1", response.Content.Headers.ContentType!.ToString());
        Assert.True(response.Headers.CacheControl!.NoStore);
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("ListKeys", "{}", 200)]
    [InlineData("DisableKey", """{"KeyId":"KEY"}""", 200)]
    [InlineData("GetKeyPolicy", """{"KeyId":"KEY"}""", 200)]
    [InlineData("DescribeKey", """{"KeyId":"alias/missing"}""", 400)]
    [InlineData("NoSuchOperation", "{}", 400)]
    public async Task Every_json_answer_says_how_long_it_is(string operation, string body, int status)
    {
        // A policy that makes the answer that shows it a long one.
        var sids = string.Join(',', Enumerable.Range(0, 100).Select(i => $$"""{"Sid":"{{i}}","Effect":"Allow","Principal":{"AWS":"{{TestServer.Account}}"},"Action":"kms:*","Resource":"*"}"""));
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256", policy: $$"""{"Version":"2012-10-17","Statement":[{{sids}}]}""");

        using var response = await server.Api.SendAsync(
            "kms", Encoding.UTF8.GetBytes(body.Replace("KEY", key, StringComparison.Ordinal)), "application/x-amz-json-1.1", ("x-amz-target", $"TrentService.{operation}"));

        Assert.Equal(status, (int)response.StatusCode);
        await AssertTellsLengthAsync(response, empty: operation is "DisableKey");
    }

    [Theory]
    [InlineData("sts", "GetCallerIdentity", "text/xml", 200)]
    [InlineData("sts", "GetCallerIdentity", "application/json", 200)]
    [InlineData("sts", "AssumeRole", "text/xml", 400)]
    [InlineData("iam", "DeleteUser&UserName=leaver", "text/xml", 200)]
    [InlineData("iam", "GetUser&UserName=nobody", "text/xml", 404)]
    public async Task Every_query_answer_says_how_long_it_is(string service, string action, string accept, int status)
    {
        await using var server = await TestServer.StartAsync();
        await server.Api.QueryAsync("iam", "CreateUser", ("UserName", "leaver"));
        var version = service is "iam" ? "2010-05-08" : "2011-06-15";

        using var response = await server.Api.SendAsync(
            service, Encoding.UTF8.GetBytes($"Version={version}&Action={action}"), "application/x-www-form-urlencoded", ("accept", accept));

        Assert.Equal((status, accept), ((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        await AssertTellsLengthAsync(response);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    public async Task An_answer_to_nobody_says_how_long_it_is(string path)
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        using var response = await http.GetAsync(new Uri(server.Url, path), TestContext.Current.CancellationToken);

        await AssertTellsLengthAsync(response);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_and_the_server_lives_on()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        using var body = new ByteArrayContent(new byte[2 * 1024 * 1024]);
        using var response = await http.PostAsync(server.Url, body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        await server.Api.KmsAsync("ListKeys", "{}");
    }

    [Fact]
    public async Task Headers_over_the_limit_are_refused_and_the_server_lives_on()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        http.DefaultRequestHeaders.Add("x-long", new string('x', 40_000));
        using var response = await http.GetAsync(server.Url, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestHeaderFieldsTooLarge, response.StatusCode);
        await server.Api.KmsAsync("ListKeys", "{}");
    }

    [Theory]
    [InlineData("TrentService.NoSuchOperation")]
    [InlineData("NoSuchService.ListKeys")]
    [InlineData("")]
    public async Task An_unknown_target_is_an_unknown_operation(string target)
    {
        await using var server = await TestServer.StartAsync();

        Assert.Equal("UnknownOperationException", (await Assert.ThrowsAsync<ApiException>(() => server.Api.JsonAsync("kms", target, "{}"))).Code);
    }

    [Fact]
    public async Task Another_path_and_another_method_are_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        using var put = await http.PutAsync(server.Url, new StringContent("{}"), TestContext.Current.CancellationToken);
        using var path = await http.GetAsync(new Uri(server.Url, "/service/kms/operation/Sign"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, put.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, path.StatusCode);
    }

    [Fact]
    public async Task Over_tls_http2_is_spoken_and_the_trail_tells_of_it()
    {
        var folder = Directory.CreateTempSubdirectory("signet-tls-").FullName;
        var (certificate, key) = WriteCertificate(folder);
        await using var server = await TestServer.StartAsync(
            options => options with { Urls = ["https://127.0.0.1:0"], TlsCertificate = certificate, TlsKey = key });
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        using var http = new HttpClient(handler) { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

        for (var i = 0; i < 3; i++)
        {
            using var request = SignedRequest(server);
            using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (response.StatusCode, response.Version));
            await AssertTellsLengthAsync(response);
        }

        using var lookup = SignedRequest(server, "cloudtrail", "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents");
        using var events = await http.SendAsync(lookup, TestContext.Current.CancellationToken);
        Assert.Contains("\\\"tlsDetails\\\":{\\\"tlsVersion\\\":\\\"TLSv1.3\\\"", await events.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Over_tls_the_certificates_that_lead_to_the_root_are_sent_along()
    {
        var folder = Directory.CreateTempSubdirectory("signet-tls-").FullName;
        var (certificate, key) = WriteCertificate(folder, withIssuer: true);
        await using var server = await TestServer.StartAsync(
            options => options with { Urls = ["https://127.0.0.1:0"], TlsCertificate = certificate, TlsKey = key });
        var sent = new List<string>();
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, _, chain, _) =>
            {
                sent.AddRange(chain!.ChainPolicy.ExtraStore.Select(other => other.Subject));
                return true;
            },
        };
        using var http = new HttpClient(handler);

        Assert.Equal("ok\n", await http.GetStringAsync(new Uri(server.Url, "/health/live"), TestContext.Current.CancellationToken));
        Assert.Contains("CN=issuer", sent);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Keys_live_per_region_and_any_region_name_of_the_pattern_is_served()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");

        var elsewhere = server.ApiAs(server.Root, "mars-north-7");
        Assert.Equal(0, (await elsewhere.KmsAsync("ListKeys", "{}")).GetProperty("Keys").GetArrayLength());
        Assert.Equal("NotFoundException", (await Assert.ThrowsAsync<ApiException>(() => elsewhere.KmsAsync("DescribeKey", $$"""{"KeyId":"{{key}}"}"""))).Code);
        Assert.Contains("valid region", (await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(server.Root, "nowhere").KmsAsync("ListKeys", "{}"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Eks_style_clients_get_the_caller_identity_as_json()
    {
        await using var server = await TestServer.StartAsync();
        using var response = await server.Api.SendAsync(
            "sts", "Action=GetCallerIdentity&Version=2011-06-15"u8.ToArray(), "application/x-www-form-urlencoded", ("accept", "application/json"));

        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.StartsWith("""{"GetCallerIdentityResponse":{"GetCallerIdentityResult":{"Arn":"arn:aws:iam::111122223333:root",""", body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_root_user_of_the_servers_own_account_makes_accounts()
    {
        await using var server = await TestServer.StartAsync();
        var other = await server.CreateAccountAsync();
        var user = await server.CreateUserAsync("admin", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""");

        foreach (var caller in new[] { other, user })
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(caller).JsonAsync("signet", "Signet.CreateAccount", """{"AccountId":"999988887777"}"""));
            Assert.Equal("AccessDeniedException", refusal.Code);
        }

        Assert.Equal("AlreadyExistsException", (await Assert.ThrowsAsync<ApiException>(() => server.CreateAccountAsync())).Code);
    }

    // By the header's own text: the client works the length out when the header is missing.
    private static async Task AssertTellsLengthAsync(HttpResponseMessage response, bool empty = false)
    {
        Assert.Null(response.Headers.TransferEncodingChunked);
        var told = int.Parse(Assert.Single(response.Content.Headers.GetValues("Content-Length")), CultureInfo.InvariantCulture);
        var body = await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.Equal((body.Length, empty), (told, told == 0));
    }

    private static HttpRequestMessage SignedRequest(TestServer server, string service = "kms", string target = "TrentService.ListKeys")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, server.Url)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent("{}"u8.ToArray()),
        };
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.Add("x-amz-target", target);
        List<KeyValuePair<string, string>> headers = [new("content-type", "application/x-amz-json-1.1"), new("x-amz-target", target)];
        foreach (var (name, value) in RequestSigner.Sign("POST", server.Url, headers, "{}"u8.ToArray(), server.Root, TestServer.Region, service, server.Clock.GetUtcNow()))
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return request;
    }

    // A certificate by an issuer that another one, in no file, has certified.
    private static (string Certificate, string Key) WriteCertificate(string folder, bool withIssuer = false)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var issuerKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (certificateFile, keyFile) = (Path.Combine(folder, "tls.pem"), Path.Combine(folder, "tls.key"));
        var issuer = Certify("issuer", issuerKey, "root", rootKey, authority: true);
        File.WriteAllText(certificateFile, Certify("127.0.0.1", key, "issuer", issuerKey, authority: false) + (withIssuer ? issuer : ""), Encoding.ASCII);
        File.WriteAllText(keyFile, key.ExportPkcs8PrivateKeyPem(), Encoding.ASCII);
        return (certificateFile, keyFile);
    }

    private static string Certify(string name, ECDsa key, string issuer, ECDsa issuerKey, bool authority)
    {
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(authority, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var certificate = request.Create(
            new($"CN={issuer}"), X509SignatureGenerator.CreateForECDsa(issuerKey), DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), [1]);
        return certificate.ExportCertificatePem() + "\n";
    }
}
