using Signet.Conformance.Tests.Program;
using Signet.Protocol.SigV4;

namespace Signet.Conformance.Tests.Callers;

/// <summary>Only genuine callers: what else comes is refused with AWS's code.</summary>
public sealed class CallerTests(SharedServer server)
{
    private const string DoesNotMatch =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    [Fact]
    public async Task A_wrong_secret_is_refused() => Assert.Equal(
        ("InvalidSignatureException", DoesNotMatch),
        await server.Aws.As(server.Admin with { SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" }).RefusedAsync("kms", "list-keys"));

    [Fact]
    public async Task A_wrong_secret_is_refused_by_sts_in_its_own_code() => Assert.Equal(
        ("SignatureDoesNotMatch", DoesNotMatch),
        await server.Aws.As(server.Admin with { SecretAccessKey = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY" }).RefusedAsync("sts", "get-caller-identity"));

    [Fact]
    public async Task An_unknown_access_key_is_refused() => Assert.Equal(
        ("UnrecognizedClientException", "The security token included in the request is invalid."),
        await server.Aws.As(server.Admin with { AccessKeyId = "AKIAIOSFODNN7EXAMPLE" }).RefusedAsync("kms", "list-keys"));

    [Fact]
    public async Task A_session_without_its_token_or_with_another_is_refused()
    {
        var (one, other) = (await SessionAsync(), await SessionAsync());

        await server.Aws.As(one).DoAsync("kms", "list-keys");
        Assert.Equal("UnrecognizedClientException", (await server.Aws.As(one with { SessionToken = null }).RefusedAsync("kms", "list-keys")).Code);
        Assert.Equal("UnrecognizedClientException", (await server.Aws.As(one with { SessionToken = other.SessionToken }).RefusedAsync("kms", "list-keys")).Code);
        Assert.Equal("UnrecognizedClientException", (await server.Aws.As(one with { SessionToken = "bm9uc2Vuc2U=" }).RefusedAsync("kms", "list-keys")).Code);
    }

    [Fact]
    public async Task A_deactivated_access_key_is_refused_at_once()
    {
        var user = await server.Aws.CreateUserAsync("leaver", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*"}]}""");
        await server.Aws.As(user).DoAsync("kms", "list-keys");
        await server.Aws.DoAsync("iam", "update-access-key", "--user-name", "leaver", "--access-key-id", user.AccessKeyId, "--status", "Inactive");

        Assert.Equal("UnrecognizedClientException", (await server.Aws.As(user).RefusedAsync("kms", "list-keys")).Code);
    }

    [Fact]
    public async Task A_changed_byte_of_the_body_is_refused()
    {
        const string Body = """{"KeySpec":"ECC_NIST_P256","KeyUsage":"SIGN_VERIFY","Description":"the budget is 100"}""";
        using var honest = ClientOf();
        using var tampering = ClientOf(tamper: bytes => bytes[^3] = (byte)'9');

        var good = await honest.TryKmsAsync("CreateKey", Body);
        var bad = await tampering.TryKmsAsync("CreateKey", Body);

        Assert.Equal(200, good.Status);
        Assert.Equal((400, "InvalidSignatureException", DoesNotMatch), (bad.Status, bad.Code, bad.Json.Text("message")));
    }

    [Theory]
    [InlineData(-6, "Signature expired: ", "- 5 min.)")]
    [InlineData(6, "Signature not yet current: ", "+ 5 min.)")]
    public async Task A_clock_that_is_six_minutes_off_is_refused(int minutes, string start, string end)
    {
        using var client = ClientOf(skew: TimeSpan.FromMinutes(minutes));

        var answer = await client.TryKmsAsync("ListKeys", "{}");

        Assert.Equal((400, "InvalidSignatureException"), (answer.Status, answer.Code));
        Assert.StartsWith(start, answer.Json.Text("message"), StringComparison.Ordinal);
        Assert.EndsWith(end, answer.Json.Text("message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_clock_that_is_four_minutes_off_is_believed()
    {
        using var client = ClientOf(skew: TimeSpan.FromMinutes(-4));

        Assert.Equal(200, (await client.TryKmsAsync("ListKeys", "{}")).Status);
    }

    private Client ClientOf(TimeSpan skew = default, Action<byte[]>? tamper = null) =>
        new(server.Program, () => server.Admin) { ClockSkew = skew, Tamper = tamper };

    private async Task<SigningCredentials> SessionAsync()
    {
        var session = (await server.Aws.DoAsync("sts", "get-session-token")).GetProperty("Credentials");
        return new(session.Text("AccessKeyId"), session.Text("SecretAccessKey"), session.Text("SessionToken"));
    }
}
