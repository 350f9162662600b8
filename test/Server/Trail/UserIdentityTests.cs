using System.Text.Json;
using Signet.Server.Tests.Kms;

namespace Signet.Server.Tests.Trail;

/// <summary>Who called, as the trail tells it.</summary>
public sealed class UserIdentityTests
{
    private const string Everything = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:*","sts:*"],"Resource":"*"}]}""";
    private const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}]}""";

    [Fact]
    public async Task A_user_is_told_by_id_arn_and_name()
    {
        await using var server = await TestServer.StartAsync();
        var credentials = await server.CreateUserAsync("petra", Everything);
        var id = (await server.Api.QueryAsync("iam", "GetUser", ("UserName", "petra")))["UserId"];
        await server.ApiAs(credentials).DoAsync("ListKeys", "{}");

        var told = Assert.Single(await server.TrailAsync("Username", "petra"), told => told.Text("eventName") is "ListKeys");

        Assert.Equal(
            $$"""{"type":"IAMUser","principalId":"{{id}}","arn":"arn:aws:iam::111122223333:user/petra","accountId":"111122223333","accessKeyId":"{{credentials.AccessKeyId}}","userName":"petra"}""",
            told.GetProperty("userIdentity").GetRawText());
        Assert.Single(await server.TrailAsync("AccessKeyId", credentials.AccessKeyId));
    }

    [Fact]
    public async Task A_role_session_is_told_with_the_role_that_it_comes_from()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("Signer", Trust, Everything);
        var id = (await server.Api.QueryAsync("iam", "GetRole", ("RoleName", "Signer")))["RoleId"];
        var credentials = await server.AssumeRoleAsync(await server.CreateUserAsync("petra", Everything), "Signer");
        await server.ApiAs(credentials).DoAsync("ListKeys", "{}");

        var told = Assert.Single(await server.TrailAsync("Username", "test-session"), told => told.Text("eventName") is "ListKeys");

        var expected = JsonDocument.Parse($$"""
            {"type":"AssumedRole","principalId":"{{id}}:test-session","arn":"arn:aws:sts::111122223333:assumed-role/Signer/test-session",
            "accountId":"111122223333","accessKeyId":"{{credentials.AccessKeyId}}","sessionContext":{
            "sessionIssuer":{"type":"Role","principalId":"{{id}}","arn":"arn:aws:iam::111122223333:role/Signer","accountId":"111122223333","userName":"Signer"},
            "attributes":{"creationDate":"{{server.Clock.GetUtcNow().UtcDateTime:yyyy-MM-dd'T'HH:mm:ss'Z'}}","mfaAuthenticated":"false"} } }
            """).RootElement;
        Assert.True(JsonElement.DeepEquals(expected, told.GetProperty("userIdentity")), told.GetProperty("userIdentity").GetRawText());
    }

    [Theory, InlineData("ListKeys", "*"), InlineData("CreateKey", "*"), InlineData("Sign", "")]
    public async Task A_denied_user_is_told_without_parameters(string operation, string resource)
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var user = server.ApiAs(await server.CreateUserAsync("nobody"));
        object request = operation is "Sign" ? KeyRequests.For("Sign", key) : new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY" };

        var text = await user.RefusesAsync(operation, request, "AccessDeniedException");

        var told = Assert.Single(await server.TrailAsync("Username", "nobody"));
        Assert.Contains($"on resource: {(resource.Length > 0 ? resource : TestServer.ArnOf(key))} ", text, StringComparison.Ordinal);
        Assert.Equal(("AccessDenied", text), (told.Text("errorCode"), told.Text("errorMessage")));
        Assert.Equal("null null", $"{told.GetProperty("requestParameters").GetRawText()} {told.GetProperty("responseElements").GetRawText()}");
    }

    [Fact]
    public async Task A_call_on_a_key_of_another_account_is_told_in_both_accounts()
    {
        await using var server = await TestServer.StartAsync();
        var stranger = server.ApiAs(await server.CreateAccountAsync());
        var policy = KeyRequests.OpenPolicy.Replace(
            "[{", """[{"Effect":"Allow","Principal":{"AWS":"444455556666"},"Action":"kms:Sign","Resource":"*"},{""", StringComparison.Ordinal);
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256", policy: policy));
        await stranger.DoAsync("Sign", KeyRequests.For("Sign", key));

        var there = Assert.Single(await TestServer.TrailAsync(stranger, "EventName", "Sign"));
        var here = Assert.Single(await server.TrailAsync("EventName", "Sign"));

        Assert.Equal((TestServer.OtherAccount, TestServer.Account), (there.Text("recipientAccountId"), here.Text("recipientAccountId")));
        Assert.Equal(there.Text("sharedEventID"), here.Text("sharedEventID"));
        Assert.Equal("Root", there.GetProperty("userIdentity").Text("type"));
        Assert.Equal("""{"type":"AWSAccount","principalId":"444455556666","accountId":"444455556666"}""", here.GetProperty("userIdentity").GetRawText());
        Assert.Equal((key, TestServer.Account), (here.GetProperty("resources")[0].Text("ARN"), here.GetProperty("resources")[0].Text("accountId")));
    }
}
