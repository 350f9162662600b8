using System.Text.Json;

namespace Signet.Server.Tests.Kms.Grants;

/// <summary>The events of the operations on grants; none ever holds a token.</summary>
public sealed class GrantTrailTests
{
    [Fact]
    public async Task CreateGrant_is_told_with_the_grant_that_it_made()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var grant = await server.Api.GrantAsync(new
        {
            KeyId = key, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = GrantCalls.Root, Operations = new[] { "Verify", "Sign" }, Name = "n", Constraints = new { },
        });

        var told = await OnlyAsync(server, "CreateGrant");

        Is(
            $$"""{"keyId":"{{key}}","granteePrincipal":"{{GrantCalls.Root}}","retiringPrincipal":"{{GrantCalls.Root}}","operations":["Verify","Sign"],"constraints":{},"name":"n"}""",
            told.GetProperty("requestParameters"));
        Is($$"""{"grantId":"{{grant.Id}}","keyId":"{{TestServer.ArnOf(key)}}"}""", told.GetProperty("responseElements"));
        Assert.Equal((false, TestServer.ArnOf(key)), (told.GetProperty("readOnly").GetBoolean(), told.GetProperty("resources")[0].Text("ARN")));
        Assert.False(told.TryGetProperty("additionalEventData", out _));
    }

    [Fact]
    public async Task Constraints_are_told_in_clear_also_of_a_refused_call()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal) { ["Tenant"] = "blue" };
        await server.Api.CallAsync("CreateGrant", new
        {
            KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = new[] { "Sign" }, Constraints = new { EncryptionContextSubset = pairs, EncryptionContextEquals = pairs },
        });

        var told = await OnlyAsync(server, "CreateGrant");

        Is("""{"encryptionContextSubset":{"Tenant":"blue"},"encryptionContextEquals":{"Tenant":"blue"}}""", told.GetProperty("requestParameters").GetProperty("constraints"));
        Assert.Equal("ValidationException", told.Text("errorCode"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task RetireGrant_is_told_by_the_grants_id_alone(bool byToken)
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var grant = await server.Api.GrantAsync(key, GrantCalls.Root, "Sign");
        await server.Api.DoNothingAsync("RetireGrant", byToken ? new { GrantToken = grant.Token } : new { KeyId = key, GrantId = grant.Id });

        var told = await OnlyAsync(server, "RetireGrant");

        Assert.Equal(JsonValueKind.Null, told.GetProperty("requestParameters").ValueKind);
        Is($$"""{"keyId":"{{TestServer.ArnOf(key)}}"}""", told.GetProperty("responseElements"));
        Is($$"""{"grantId":"{{grant.Id}}"}""", told.GetProperty("additionalEventData"));
        Assert.Equal((false, TestServer.ArnOf(key)), (told.GetProperty("readOnly").GetBoolean(), told.GetProperty("resources")[0].Text("ARN")));
        Assert.Contains("requestParameters responseElements additionalEventData requestID", told.Names(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_denied_RetireGrant_is_told_without_the_grant()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));
        var grant = await server.Api.GrantAsync(key, GrantCalls.Root, "Sign");
        await alice.CallAsync("RetireGrant", new { GrantToken = grant.Token });

        var told = await OnlyAsync(server, "RetireGrant");

        Assert.Equal("AccessDenied", told.Text("errorCode"));
        Assert.False(told.GetProperty("additionalEventData").TryGetProperty("grantId", out _));
    }

    [Fact]
    public async Task RevokeGrant_and_the_lists_are_told_with_their_parameters()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var grant = await server.Api.GrantAsync(key, GrantCalls.Root, "Sign");
        await server.Api.DoAsync("ListGrants", new { KeyId = key, Limit = 7, GrantId = grant.Id, GranteePrincipal = GrantCalls.Root });
        await server.Api.DoAsync("ListRetirableGrants", new { RetiringPrincipal = GrantCalls.Root });
        await server.Api.DoNothingAsync("RevokeGrant", new { KeyId = key, GrantId = grant.Id });

        var (list, retirable, revoke) = (await OnlyAsync(server, "ListGrants"), await OnlyAsync(server, "ListRetirableGrants"), await OnlyAsync(server, "RevokeGrant"));

        Is($$"""{"limit":7,"keyId":"{{key}}","grantId":"{{grant.Id}}","granteePrincipal":"{{GrantCalls.Root}}"}""", list.GetProperty("requestParameters"));
        Is($$"""{"retiringPrincipal":"{{GrantCalls.Root}}"}""", retirable.GetProperty("requestParameters"));
        Is($$"""{"keyId":"{{key}}","grantId":"{{grant.Id}}"}""", revoke.GetProperty("requestParameters"));
        Is($$"""{"keyId":"{{TestServer.ArnOf(key)}}"}""", revoke.GetProperty("responseElements"));
        Assert.Equal(("null", "null"), (list.GetProperty("responseElements").GetRawText(), retirable.GetProperty("responseElements").GetRawText()));
        Assert.Equal(
            (true, true, false), (list.GetProperty("readOnly").GetBoolean(), retirable.GetProperty("readOnly").GetBoolean(), revoke.GetProperty("readOnly").GetBoolean()));
        Assert.Equal((1, 0), (list.GetProperty("resources").GetArrayLength(), retirable.GetProperty("resources").GetArrayLength()));
    }

    [Fact]
    public async Task No_token_is_in_any_event()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var grant = await server.Api.GrantAsync(key, GrantCalls.Root, "Sign");
        await server.Api.DoAsync("DescribeKey", new { KeyId = key, GrantTokens = new[] { grant.Token } });
        await server.Api.DoNothingAsync("RetireGrant", new { GrantToken = grant.Token });
        await server.Api.CallAsync("RetireGrant", new { GrantToken = grant.Token });

        var events = (await server.TrailAsync("EventSource", "kms.amazonaws.com")).Select(told => told.GetRawText()).ToList();

        Assert.Equal(5, events.Count);
        Assert.All(events, told => Assert.DoesNotContain(grant.Token, told, StringComparison.Ordinal));
        Assert.All(events, told => Assert.DoesNotContain("\"grantToken", told, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_use_by_grant_from_another_account_is_told_in_both()
    {
        await using var server = await TestServer.StartAsync();
        var key = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256"));
        var other = server.ApiAs(await server.CreateAccountAsync());
        var bob = server.ApiAs(await TestServer.CreateUserAsync(other, "bob"));
        var grant = await server.Api.GrantAsync(key, GrantCalls.User("bob", TestServer.OtherAccount), "Sign", "RetireGrant");
        await bob.DoAsync("Sign", KeyRequests.For("Sign", key));
        await bob.DoNothingAsync("RetireGrant", new { GrantToken = grant.Token });

        foreach (var operation in new[] { "Sign", "RetireGrant" })
        {
            var (own, foreign) = (Assert.Single(await TestServer.TrailAsync(other, "EventName", operation)), await OnlyAsync(server, operation));
            Assert.Equal(("IAMUser", "AWSAccount"), (own.GetProperty("userIdentity").Text("type"), foreign.GetProperty("userIdentity").Text("type")));
            Assert.Equal(own.Text("sharedEventID"), foreign.Text("sharedEventID"));
        }
    }

    private static async Task<JsonElement> OnlyAsync(TestServer server, string operation) => Assert.Single(await server.TrailAsync("EventName", operation));

    private static void Is(string expected, JsonElement actual) =>
        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(expected).RootElement, actual), $"Expected {expected}, but it is {actual.GetRawText()}");
}
