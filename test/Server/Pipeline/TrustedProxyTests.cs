using System.Net;
using System.Text;
using Signet.Server.Settings;
using Signet.Server.Tests.Iam;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Pipeline;

/// <summary>Whom a request comes from when proxies stand in front: aws:SourceIp, aws:SecureTransport, and the trail's sourceIPAddress.</summary>
public sealed class TrustedProxyTests
{
    [Theory]
    [InlineData("", "203.0.113.9", null, "127.0.0.1", "false")]
    [InlineData("127.0.0.1", "203.0.113.9", "https", "203.0.113.9", "true")]
    [InlineData("127.0.0.0/8", "203.0.113.9", "http", "203.0.113.9", "false")]
    [InlineData("127.0.0.1", "198.51.100.7, 203.0.113.9", "http, https", "203.0.113.9", "true")]
    [InlineData("127.0.0.1 203.0.113.0/24", "198.51.100.7, 203.0.113.9", null, "198.51.100.7", "false")]
    [InlineData("127.0.0.1 203.0.113.0/24", "rubbish, 203.0.113.9", null, "203.0.113.9", "false")]
    [InlineData("127.0.0.1", "", null, "127.0.0.1", "false")]
    [InlineData("127.0.0.1", "[2001:db8::1]:443", null, "2001:db8::1", "false")]
    [InlineData("10.0.0.0/8", "203.0.113.9", "https", "127.0.0.1", "false")]
    public async Task Only_proxies_that_are_trusted_are_believed(string trusted, string forwarded, string? protocol, string client, string secure)
    {
        await using var server = await TestServer.StartAsync(options => options with { TrustedProxies = TrustedProxies.Parse(trusted.Split(' ', StringSplitOptions.RemoveEmptyEntries)) });
        var condition = $$$"""{"IpAddress":{"aws:SourceIp":"{{{client}}}"},"Bool":{"aws:SecureTransport":"{{{secure}}}"}}""";
        var user = server.ApiAs(await server.CreateUserAsync("petra", Allow("kms:ListKeys", "*", condition)));
        List<(string, string)> headers = [("x-amz-target", "TrentService.ListKeys"), ("x-forwarded-for", forwarded)];
        if (protocol is not null)
        {
            headers.Add(("x-forwarded-proto", protocol));
        }

        using var response = await user.SendAsync("kms", Encoding.ASCII.GetBytes("{}"), "application/x-amz-json-1.1", [.. headers]);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(client, Assert.Single(await server.TrailAsync("EventName", "ListKeys")).GetProperty("sourceIPAddress").GetString());
    }

    [Fact]
    public async Task The_keys_that_AWS_has_for_no_such_caller_are_absent()
    {
        await using var server = await TestServer.StartAsync();
        const string Absent = """
            {"Null":{"aws:SourceVpc":"true","aws:SourceVpce":"true","aws:VpcSourceIp":"true","aws:SourceArn":"true","aws:SourceAccount":"true","aws:PrincipalOrgID":"true",
             "aws:PrincipalOrgPaths":"true","aws:CalledVia":"true","aws:FederatedProvider":"true","aws:SourceIdentity":"true","aws:MultiFactorAuthAge":"true","aws:referer":"true",
             "aws:CurrentTime":"false","aws:EpochTime":"false","aws:RequestedRegion":"false","aws:PrincipalAccount":"false"}
            """;
        var user = await server.CreateUserAsync(
            "petra", Allow("kms:ListKeys", "*", Absent.ReplaceLineEndings("") + ""","Bool":{"aws:PrincipalIsAWSService":"false","aws:ViaAWSService":"false"},"StringEquals":{"aws:username":"petra","aws:PrincipalType":"User","aws:RequestedRegion":"eu-central-1"}}"""));
        await server.ApiAs(user).KmsAsync("ListKeys", "{}");
        var longTerm = await server.CreateUserAsync("long", Allow("kms:ListKeys", "*", """{"Null":{"aws:MultiFactorAuthPresent":"true","aws:TokenIssueTime":"true"}}"""));
        await server.ApiAs(longTerm).KmsAsync("ListKeys", "{}");
        await Assert.ThrowsAsync<ApiException>(async () => await server.ApiAs(await server.ApiAs(longTerm).SessionTokenAsync()).KmsAsync("ListKeys", "{}"));
    }

    [Fact]
    public async Task Older_sessions_are_revoked_by_the_time_of_their_token()
    {
        await using var server = await TestServer.StartAsync();
        var caller = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("Admin", AccountTrust, AllowAll);
        var old = await server.AssumeRoleAsync(caller, "Admin");
        server.Clock.Advance(TimeSpan.FromMinutes(1));
        await server.Api.IamAsync("PutRolePolicy", ("RoleName", "Admin"), ("PolicyName", "AWSRevokeOlderSessions"), ("PolicyDocument", $$$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*","Condition":{"DateLessThan":{"aws:TokenIssueTime":"{{{server.Clock.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}}}"}} }}
            """));
        var young = await server.AssumeRoleAsync(caller, "Admin");

        await server.ApiAs(young).KmsAsync("ListKeys", "{}");
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(old).KmsAsync("ListKeys", "{}"));
    }
}
