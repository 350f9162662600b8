using System.Net;
using System.Text;
using Signet.Protocol.SigV4;

namespace Signet.Server.Tests.Pipeline;

public sealed class AuthenticationTests
{
    private const string Mismatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    private const string Invalid = "The security token included in the request is invalid.";

    [Fact]
    public async Task A_wrong_secret_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var wrong = server.ApiAs(server.Root with { SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" });

        await RefusedAsync(() => wrong.KmsAsync("ListKeys", "{}"), "InvalidSignatureException", Mismatch, 400);
        await RefusedAsync(() => wrong.QueryAsync("sts", "GetCallerIdentity"), "SignatureDoesNotMatch", Mismatch, 403);
        await RefusedAsync(() => wrong.QueryAsync("iam", "ListUsers"), "SignatureDoesNotMatch", Mismatch, 403);
    }

    [Fact]
    public async Task An_unknown_access_key_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var unknown = server.ApiAs(server.Root with { AccessKeyId = "AKIAIOSFODNN7EXAMPLE" });

        await RefusedAsync(() => unknown.KmsAsync("ListKeys", "{}"), "UnrecognizedClientException", Invalid, 400);
        await RefusedAsync(() => unknown.QueryAsync("sts", "GetCallerIdentity"), "InvalidClientTokenId", Invalid, 403);
    }

    [Fact]
    public async Task An_inactive_access_key_is_refused_at_once_and_works_again_when_it_is_activated()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra");
        var petra = server.ApiAs(user);
        await petra.QueryAsync("sts", "GetCallerIdentity");

        await SetStatusAsync("Inactive");
        await RefusedAsync(() => petra.QueryAsync("sts", "GetCallerIdentity"), "InvalidClientTokenId", Invalid, 403);
        await SetStatusAsync("Active");
        Assert.EndsWith("user/petra", (await petra.QueryAsync("sts", "GetCallerIdentity"))["Arn"], StringComparison.Ordinal);

        Task SetStatusAsync(string status) => server.Api.QueryAsync(
            "iam", "UpdateAccessKey", ("UserName", "petra"), ("AccessKeyId", user.AccessKeyId), ("Status", status));
    }

    [Theory]
    [InlineData(-6, "Signature expired: ", " - 5 min.)")]
    [InlineData(6, "Signature not yet current: ", " + 5 min.)")]
    public async Task A_clock_that_is_six_minutes_off_is_refused_by_kms(int minutes, string start, string end)
    {
        await using var server = await TestServer.StartAsync();
        using var api = new ApiClient(() => server.Url, server.Root, TestServer.Region, new OffsetClock(server.Clock, TimeSpan.FromMinutes(minutes)));

        var refusal = await Assert.ThrowsAsync<ApiException>(() => api.KmsAsync("ListKeys", "{}"));
        Assert.Equal("InvalidSignatureException", refusal.Code);
        Assert.StartsWith(start, refusal.Text, StringComparison.Ordinal);
        Assert.EndsWith(end, refusal.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-14, true)]
    [InlineData(14, true)]
    [InlineData(-16, false)]
    [InlineData(16, false)]
    public async Task Sts_takes_a_clock_that_is_fifteen_minutes_off(int minutes, bool taken)
    {
        await using var server = await TestServer.StartAsync();
        using var api = new ApiClient(() => server.Url, server.Root, TestServer.Region, new OffsetClock(server.Clock, TimeSpan.FromMinutes(minutes)));

        if (taken)
        {
            await api.QueryAsync("sts", "GetCallerIdentity");
            return;
        }

        Assert.Equal("SignatureDoesNotMatch", (await Assert.ThrowsAsync<ApiException>(() => api.QueryAsync("sts", "GetCallerIdentity"))).Code);
    }

    [Fact]
    public async Task A_changed_body_byte_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var (status, body) = await SendAsync(server, """{"Limit":1}""", sent: """{"Limit":2}""");

        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal($$"""{"__type":"InvalidSignatureException","message":"{{Mismatch}}"}""", body);
    }

    [Fact]
    public async Task A_request_without_a_signature_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new StringContent("{}", Encoding.UTF8, "application/x-amz-json-1.1") };
        request.Headers.Add("x-amz-target", "TrentService.ListKeys");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(
            """{"__type":"MissingAuthenticationTokenException","message":"Missing Authentication Token"}""",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_scope_of_another_service_is_refused()
    {
        await using var server = await TestServer.StartAsync();

        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.Api.JsonAsync("s3", "TrentService.ListKeys", "{}"));
        Assert.Equal("InvalidSignatureException", refusal.Code);
        Assert.Contains("Credential should be scoped to correct service: 'kms'.", refusal.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_expired_session_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var session = await SessionAsync(server, 900);
        var api = server.ApiAs(session);
        await api.KmsAsync("ListKeys", "{}");

        server.Clock.Advance(TimeSpan.FromSeconds(901));
        await RefusedAsync(() => api.KmsAsync("ListKeys", "{}"), "ExpiredTokenException", "The security token included in the request is expired", 400);
        await RefusedAsync(() => api.QueryAsync("sts", "GetCallerIdentity"), "ExpiredToken", "The security token included in the request is expired", 403);
    }

    [Fact]
    public async Task A_session_token_works_only_with_its_own_access_key()
    {
        await using var server = await TestServer.StartAsync();
        var (one, other) = (await SessionAsync(server, 900), await SessionAsync(server, 900));

        await RefusedAsync(() => server.ApiAs(one with { SessionToken = other.SessionToken }).KmsAsync("ListKeys", "{}"), "UnrecognizedClientException", Invalid, 400);
        await RefusedAsync(() => server.ApiAs(one with { SessionToken = null }).KmsAsync("ListKeys", "{}"), "UnrecognizedClientException", Invalid, 400);
        await RefusedAsync(() => server.ApiAs(server.Root with { SessionToken = one.SessionToken }).KmsAsync("ListKeys", "{}"), "UnrecognizedClientException", Invalid, 400);
        await RefusedAsync(() => server.ApiAs(one with { SessionToken = "AAAA" }).KmsAsync("ListKeys", "{}"), "UnrecognizedClientException", Invalid, 400);
    }

    [Fact]
    public async Task Every_changed_byte_of_a_session_token_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var session = await SessionAsync(server, 900);
        var token = Convert.FromBase64String(session.SessionToken!);
        for (var i = 0; i < token.Length; i += 7)
        {
            var changed = token.ToArray();
            changed[i] ^= 0x40;
            var api = server.ApiAs(session with { SessionToken = Convert.ToBase64String(changed) });
            Assert.Equal("UnrecognizedClientException", (await Assert.ThrowsAsync<ApiException>(() => api.KmsAsync("ListKeys", "{}"))).Code);
        }
    }

    [Fact]
    public async Task A_session_lives_through_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var session = await SessionAsync(server, 900);
        await server.RestartAsync();

        await server.ApiAs(session).KmsAsync("ListKeys", "{}");
    }

    [Fact]
    public async Task A_presigned_url_downloads_a_public_key_without_credentials_until_it_expires()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var url = RequestSigner.Presign(
            "GET", new Uri(server.Url, $"/?Action=GetPublicKey&KeyId={key}&Version=2014-11-01"), [], ReadOnlyMemory<byte>.Empty,
            server.Root, TestServer.Region, "kms", server.Clock.GetUtcNow(), TimeSpan.FromHours(1));
        using var http = new HttpClient();

        var body = await http.GetStringAsync(url, TestContext.Current.CancellationToken);
        Assert.Contains(TestServer.ArnOf(key), body, StringComparison.Ordinal);

        server.Clock.Advance(TimeSpan.FromMinutes(59));
        Assert.True((await http.GetAsync(url, TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        server.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Contains("Signature expired", await (await http.GetAsync(url, TestContext.Current.CancellationToken)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_parameter_added_to_a_presigned_url_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var url = RequestSigner.Presign(
            "GET", new Uri(server.Url, "/?Action=GetCallerIdentity&Version=2011-06-15"), [], ReadOnlyMemory<byte>.Empty,
            server.Root, TestServer.Region, "sts", server.Clock.GetUtcNow(), TimeSpan.FromMinutes(1));
        using var http = new HttpClient();

        Assert.True((await http.GetAsync(url, TestContext.Current.CancellationToken)).IsSuccessStatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri(url + "&x=y"), TestContext.Current.CancellationToken)).StatusCode);
    }

    [Fact]
    public async Task With_authorisation_off_any_credentials_are_taken_and_twelve_digits_name_the_account()
    {
        await using var server = await TestServer.StartAsync(options => options with { EnforceAuthorization = false });

        var test = server.ApiAs(new("test", "test"));
        Assert.Equal(TestServer.Account, (await test.QueryAsync("sts", "GetCallerIdentity"))["Account"]);
        var other = server.ApiAs(new("999988887777", "anything"));
        Assert.Equal("999988887777", (await other.QueryAsync("sts", "GetCallerIdentity"))["Account"]);

        var made = await other.KmsAsync("CreateKey", """{"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY"}""");
        Assert.Equal("999988887777", made.GetProperty("KeyMetadata").GetProperty("AWSAccountId").GetString());
        await Assert.ThrowsAsync<ApiException>(() => other.KmsAsync("CreateKey", """{"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY","Policy":"{"}"""));
    }

    private static async Task<SigningCredentials> SessionAsync(TestServer server, int seconds)
    {
        var answer = await server.Api.QueryAsync("sts", "GetSessionToken", ("DurationSeconds", $"{seconds}"));
        return new(answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]);
    }

    private static async Task<(HttpStatusCode Status, string Body)> SendAsync(TestServer server, string signed, string sent)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Url) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(sent)) };
        List<KeyValuePair<string, string>> headers = [new("content-type", "application/x-amz-json-1.1"), new("x-amz-target", "TrentService.ListKeys")];
        request.Content.Headers.ContentType = new("application/x-amz-json-1.1");
        request.Headers.Add("x-amz-target", "TrentService.ListKeys");
        var signature = RequestSigner.Sign(
            "POST", server.Url, headers, Encoding.UTF8.GetBytes(signed), server.Root, TestServer.Region, "kms", server.Clock.GetUtcNow());
        foreach (var (name, value) in signature)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task RefusedAsync(Func<Task> call, string code, string text, int status)
    {
        var refusal = await Assert.ThrowsAsync<ApiException>(call);
        Assert.Equal((code, text, status), (refusal.Code, refusal.Text, refusal.Status));
    }

    private sealed class OffsetClock(TimeProvider clock, TimeSpan offset) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => clock.GetUtcNow() + offset;
    }
}
