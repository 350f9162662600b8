using System.Text.Json.Nodes;
using Amazon.SecurityToken.Model;
using Signet.Server.Pipeline;
using static Signet.Server.Tests.Federation.FederationCalls;

namespace Signet.Server.Tests.Federation;

/// <summary>AssumeRoleWithWebIdentity with a real issuer over TLS.</summary>
public sealed class WebIdentityTests
{
    [Fact]
    public async Task A_token_becomes_a_session_of_the_role_and_every_member_is_answered()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        using var sts = server.AnonymousSts();

        var answer = await sts.AssumeRoleWithWebIdentityAsync(
            new AssumeRoleWithWebIdentityRequest { RoleArn = RoleArn, RoleSessionName = "build-4711", WebIdentityToken = issuer.Token(server), DurationSeconds = 900 },
            TestContext.Current.CancellationToken);

        Assert.Equal("repo:acme/app:ref:refs/heads/main", answer.SubjectFromWebIdentityToken);
        Assert.Equal((issuer.Url, TestIssuer.Audience), (answer.Provider, answer.Audience));
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/Deploy/build-4711", answer.AssumedRoleUser.Arn);
        Assert.Matches("^AROA[A-Z2-7]{17}:build-4711$", answer.AssumedRoleUser.AssumedRoleId);
        Assert.Null(answer.SourceIdentity);
        var session = server.ApiAs(new(answer.Credentials.AccessKeyId, answer.Credentials.SecretAccessKey, answer.Credentials.SessionToken));
        await session.KmsAsync("ListKeys", "{}");
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/Deploy/build-4711", (await session.QueryAsync("sts", "GetCallerIdentity"))["Arn"]);
        server.Clock.Advance(TimeSpan.FromSeconds(900));
        Assert.Equal("ExpiredTokenException", (await Assert.ThrowsAsync<ApiException>(() => session.KmsAsync("ListKeys", "{}"))).Code);
    }

    [Theory]
    [InlineData("RS256"), InlineData("RS384"), InlineData("RS512"), InlineData("ES256"), InlineData("ES384"), InlineData("ES512")]
    public async Task Every_algorithm_of_AWS_is_taken(string algorithm)
    {
        await using var issuer = await TestIssuer.StartAsync(algorithm: algorithm);
        await using var server = await TestServer.StartAsync(issuer);

        await server.BringTokenAsync(issuer.Token(server));
    }

    [Fact]
    public async Task Credentials_of_the_caller_are_not_looked_at()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        var strangers = server.ApiAs(new("AKIANOBODYKNOWSTHIS0", "nor this secret"));

        await strangers.QueryAsync(
            "sts", "AssumeRoleWithWebIdentity", ("RoleArn", RoleArn), ("RoleSessionName", "build-4711"), ("WebIdentityToken", issuer.Token(server)));
    }

    [Fact]
    public async Task No_other_operation_is_called_without_a_signature()
    {
        await using var server = await TestServer.StartAsync();
        foreach (var row in server.Server.Table.Of(Service.Sts).Where(row => row.Name is not ("AssumeRoleWithWebIdentity" or "AssumeRoleWithSAML")))
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => server.UnsignedAsync(row.Name, ("RoleArn", RoleArn), ("RoleSessionName", "ab")));
            Assert.Equal(("MissingAuthenticationToken", 403), (refusal.Code, refusal.Status));
        }

        Assert.All(
            Service.All.SelectMany(server.Server.Table.Of).Where(row => row.Proof is not CallerProof.Signature),
            row => Assert.StartsWith("AssumeRoleWith", row.Name, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_trust_policy_sees_subject_audience_and_other_claims()
    {
        await using var issuer = await TestIssuer.StartAsync();
        var condition = $$$"""
            {"StringEquals":{"{{{issuer.Name}}}:aud":"sts.amazonaws.com"},"StringLike":{"{{{issuer.Name}}}:sub":"repo:acme/*"},
             "ForAnyValue:StringEquals":{"{{{issuer.Name}}}:amr":"mfa"},"Null":{"{{{issuer.Name}}}:oaud":"true","aws:PrincipalArn":"true"}}
            """.ReplaceLineEndings("");
        await using var server = await TestServer.StartAsync(issuer, condition);

        await server.BringTokenAsync(issuer.Token(server, ("amr", new JsonArray("pwd", "mfa"))));
        foreach (var wrong in new[] { issuer.Token(server), issuer.Token(server, ("amr", "mfa"), ("sub", "repo:evil/app")) })
        {
            await server.TokenRefusedAsync(wrong, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity");
        }
    }

    [Fact]
    public async Task An_authorized_party_takes_the_place_of_the_audiences()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer, $$$"""{"ForAnyValue:StringEquals":{"{{{issuer.Name}}}:oaud":"other"}}""");

        var answer = await server.BringTokenAsync(issuer.Token(server, ("azp", TestIssuer.Audience), ("aud", new JsonArray("other", "third"))));
        Assert.Equal(TestIssuer.Audience, answer["Audience"]);
        await server.TokenRefusedAsync(issuer.Token(server, ("azp", "other"), ("aud", TestIssuer.Audience)), "InvalidIdentityToken", "Incorrect token audience");
        await server.TokenRefusedAsync(issuer.Token(server, ("aud", new JsonArray(TestIssuer.Audience, "other"))), "InvalidIdentityToken", "Incorrect token audience");
    }

    [Fact]
    public async Task Session_tags_and_source_identity_come_from_the_token()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        await server.CreateRoleAsync(
            "Next", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["sts:AssumeRole","sts:SetSourceIdentity"],"Condition":{"StringEquals":{"aws:PrincipalTag/Team":"red"}}}}""");
        (string, JsonNode?) tags = ("https://aws.amazon.com/tags", JsonNode.Parse("""{"principal_tags":{"Team":["red"],"Cost":["7"]},"transitive_tag_keys":["Team"]}"""));

        var answer = await server.BringTokenAsync(issuer.Token(server, tags, ("https://aws.amazon.com/source_identity", "petra")));
        Assert.Equal("petra", answer["SourceIdentity"]);
        Assert.NotNull(answer.Find("PackedPolicySize"));
        var next = await server.ApiAs(answer.Credentials()).QueryAsync("sts", "AssumeRole", ("RoleArn", "arn:aws:iam::111122223333:role/Next"), ("RoleSessionName", "next"));
        Assert.Equal("petra", next["SourceIdentity"]);
        await server.TokenRefusedAsync(
            issuer.Token(server, ("https://aws.amazon.com/tags", "red")), "InvalidIdentityToken", "The session tags of the token or assertion are not well-formed.");
        await server.TokenRefusedAsync(
            issuer.Token(server, ("https://aws.amazon.com/source_identity", "aws:me")),
            "InvalidIdentityToken", "Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with \"aws:\"");
    }

    [Fact]
    public async Task Tags_that_the_trust_policy_does_not_allow_are_refused()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        await server.Api.QueryAsync(
            "iam", "UpdateAssumeRolePolicy", ("RoleName", "Deploy"),
            ("PolicyDocument", $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"{{{issuer.Arn}}}"},"Action":"sts:AssumeRoleWithWebIdentity"}}"""));

        await server.TokenRefusedAsync(
            issuer.Token(server, ("https://aws.amazon.com/tags/principal_tags", JsonNode.Parse("""{"Team":"red"}"""))), "AccessDenied", "Not authorized to perform sts:TagSession");
    }

    [Fact]
    public async Task The_trail_names_the_subject_and_the_provider_but_never_the_token()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        var token = issuer.Token(server);
        var answer = await server.BringTokenAsync(token);
        await server.ApiAs(answer.Credentials()).KmsAsync("ListKeys", "{}");

        var global = server.ApiAs(server.Root, "us-east-1");
        var told = Assert.Single(await TestServer.TrailAsync(global, "EventName", "AssumeRoleWithWebIdentity"));
        Assert.Equal(
            $$"""{"type":"WebIdentityUser","principalId":"{{issuer.Arn}}:sts.amazonaws.com:repo:acme/app:ref:refs/heads/main","userName":"repo:acme/app:ref:refs/heads/main","identityProvider":"{{issuer.Arn}}"}""",
            told.GetProperty("userIdentity").GetRawText());
        Assert.Equal(answer["AccessKeyId"], told.GetProperty("responseElements").GetProperty("credentials").GetProperty("accessKeyId").GetString());
        Assert.DoesNotContain(token, told.GetRawText(), StringComparison.Ordinal);
        var use = Assert.Single(await server.TrailAsync("EventName", "ListKeys")).GetProperty("userIdentity");
        Assert.Equal(issuer.Arn, use.GetProperty("sessionContext").GetProperty("webIdFederationData").GetProperty("federatedProvider").GetString());
    }

    [Fact]
    public async Task The_sessions_own_requests_name_the_provider()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(issuer);
        await server.Api.QueryAsync(
            "iam", "PutRolePolicy", ("RoleName", "Deploy"), ("PolicyName", "inline"),
            ("PolicyDocument", $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*","Condition":{"StringEquals":{"aws:FederatedProvider":"{{{issuer.Arn}}}"}} }}"""));

        await server.ApiAs((await server.BringTokenAsync(issuer.Token(server))).Credentials()).KmsAsync("ListKeys", "{}");
    }

    [Fact]
    public async Task With_authorisation_switched_off_tokens_are_checked_all_the_same()
    {
        await using var issuer = await TestIssuer.StartAsync();
        await using var server = await TestServer.StartAsync(options => options with { Oidc = issuer.Settings, EnforceAuthorization = false });
        await server.RegisterAsync(issuer);
        await server.CreateRoleAsync("Deploy", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}}""");

        await server.BringTokenAsync(issuer.Token(server));
        using var strange = IssuerKey.Make("RS256");
        await Assert.ThrowsAsync<ApiException>(() => server.BringTokenAsync(strange.Sign(issuer.Claims(server.Clock.GetUtcNow()).ToJsonString())));
    }
}
