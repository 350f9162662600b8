using System.Xml.Linq;

namespace Signet.Server.Tests.Sts;

public sealed class StsTests
{
    private const string RoleArn = "arn:aws:iam::111122223333:role/Signer";
    private const string AllowAll = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    private static (string Name, string Value)[] Assume(params (string Name, string Value)[] more) =>
        [("RoleArn", RoleArn), ("RoleSessionName", "build-4711"), .. more];

    [Fact]
    public async Task Every_kind_of_caller_is_told_who_it_is()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:root"));
        var session = await server.AssumeRoleAsync(user, "Signer");

        var root = await server.Api.QueryAsync("sts", "GetCallerIdentity");
        Assert.Equal(("arn:aws:iam::111122223333:root", "111122223333", "111122223333"), (root["Arn"], root["UserId"], root["Account"]));
        var petra = await server.ApiAs(user).QueryAsync("sts", "GetCallerIdentity");
        Assert.Equal("arn:aws:iam::111122223333:user/petra", petra["Arn"]);
        Assert.StartsWith("AIDA", petra["UserId"], StringComparison.Ordinal);
        var signer = await server.ApiAs(session).QueryAsync("sts", "GetCallerIdentity");
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/Signer/test-session", signer["Arn"]);
        Assert.Matches("^AROA[A-Z2-7]{17}:test-session$", signer["UserId"]);
    }

    [Fact]
    public async Task GetCallerIdentity_is_allowed_even_under_an_explicit_deny()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("denied", """{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}""");

        await server.ApiAs(user).QueryAsync("sts", "GetCallerIdentity");
    }

    [Fact]
    public async Task AssumeRole_answers_with_every_member()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:user/petra"));

        var answer = await server.ApiAs(user).QueryAsync("sts", "AssumeRole", Assume(("DurationSeconds", "900")));

        Assert.Equal("AssumeRoleResponse", answer.Xml.Name.LocalName);
        Assert.Equal((XNamespace)"https://sts.amazonaws.com/doc/2011-06-15/", answer.Xml.Name.Namespace);
        Assert.Matches("^ASIA[A-Z2-7]{16}$", answer["AccessKeyId"]);
        Assert.Equal(40, answer["SecretAccessKey"].Length);
        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(900).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), answer["Expiration"]);
        Assert.Matches("^AROA[A-Z2-7]{17}:build-4711$", answer["AssumedRoleId"]);
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/Signer/build-4711", answer["Arn"]);
        Assert.Null(answer.Find("PackedPolicySize"));
        Assert.Null(answer.Find("SourceIdentity"));
    }

    [Fact]
    public async Task A_trust_policy_that_names_the_account_needs_an_identity_policy_too()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:root"));
        var allowed = await server.CreateUserAsync("allowed", $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{{{RoleArn}}}"}}""");
        var bare = await server.CreateUserAsync("bare");

        await server.ApiAs(allowed).QueryAsync("sts", "AssumeRole", Assume());
        await RefusedAsync(
            () => server.ApiAs(bare).QueryAsync("sts", "AssumeRole", Assume()),
            "AccessDenied", $"User: arn:aws:iam::111122223333:user/bare is not authorized to perform: sts:AssumeRole on resource: {RoleArn}", 403);
    }

    [Fact]
    public async Task A_trust_policy_that_names_the_user_is_enough()
    {
        await using var server = await TestServer.StartAsync();
        var named = await server.CreateUserAsync("named");
        await server.CreateUserAsync("other");
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:user/named"));

        await server.ApiAs(named).QueryAsync("sts", "AssumeRole", Assume());
    }

    [Fact]
    public async Task A_role_that_does_not_exist_is_denied_in_the_same_words()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);

        await RefusedAsync(
            () => server.ApiAs(user).QueryAsync("sts", "AssumeRole", Assume()),
            "AccessDenied", $"User: arn:aws:iam::111122223333:user/petra is not authorized to perform: sts:AssumeRole on resource: {RoleArn}", 403);
    }

    [Fact]
    public async Task The_root_user_assumes_no_roles()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:root"));

        await RefusedAsync(() => server.Api.QueryAsync("sts", "AssumeRole", Assume()), "AccessDenied", "Roles may not be assumed by root accounts.", 403);
    }

    [Fact]
    public async Task Across_accounts_trust_and_identity_policy_are_both_needed()
    {
        await using var server = await TestServer.StartAsync();
        var other = await server.CreateAccountAsync();
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::444455556666:root"));
        var allowed = await TestServer.CreateUserAsync(server.ApiAs(other), "allowed", AllowAll);
        var bare = await TestServer.CreateUserAsync(server.ApiAs(other), "bare");
        var own = await server.CreateUserAsync("own", AllowAll);

        await server.ApiAs(allowed).QueryAsync("sts", "AssumeRole", Assume());
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(bare).QueryAsync("sts", "AssumeRole", Assume()));
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(own).QueryAsync("sts", "AssumeRole", Assume()));
    }

    [Fact]
    public async Task An_external_id_in_the_trust_policy_is_asked_for()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("Signer", """
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::111122223333:root"},"Action":"sts:AssumeRole","Condition":{"StringEquals":{"sts:ExternalId":"blue"}}}}
            """);

        await server.ApiAs(user).QueryAsync("sts", "AssumeRole", Assume(("ExternalId", "blue")));
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(user).QueryAsync("sts", "AssumeRole", Assume(("ExternalId", "red"))));
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(user).QueryAsync("sts", "AssumeRole", Assume()));
    }

    [Fact]
    public async Task A_session_may_not_outlast_its_role_nor_a_chain_an_hour()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:root"), AllowAll);
        await RefusedAsync(
            () => server.ApiAs(user).QueryAsync("sts", "AssumeRole", Assume(("DurationSeconds", "3601"))),
            "ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.", 400);

        await server.Api.QueryAsync("iam", "UpdateRole", ("RoleName", "Signer"), ("MaxSessionDuration", "43200"));
        await server.ApiAs(user).QueryAsync("sts", "AssumeRole", Assume(("DurationSeconds", "43200")));
        var session = await server.AssumeRoleAsync(user, "Signer");
        await RefusedAsync(
            () => server.ApiAs(session).QueryAsync("sts", "AssumeRole", Assume(("DurationSeconds", "3601"))),
            "ValidationError", "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.", 400);
    }

    [Fact]
    public async Task Violated_constraints_are_told_in_awss_words()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("petra", AllowAll));

        await RefusedAsync(
            () => user.QueryAsync("sts", "AssumeRole", ("RoleArn", RoleArn), ("RoleSessionName", "Session1:2")),
            "ValidationError", @"1 validation error detected: Value 'Session1:2' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\w+=,.@-]*", 400);
        await RefusedAsync(
            () => user.QueryAsync("sts", "AssumeRole", Assume(("DurationSeconds", "899"))),
            "ValidationError", "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900", 400);
        await RefusedAsync(
            () => user.QueryAsync("sts", "AssumeRole", ("RoleArn", "this-is-not-an-arn-at-all"), ("RoleSessionName", "ab")),
            "ValidationError", "this-is-not-an-arn-at-all is invalid", 400);
        await RefusedAsync(
            () => user.QueryAsync("sts", "AssumeRole", Assume(("Policy", "{"))), "MalformedPolicyDocument", text: null, 400);
        await RefusedAsync(
            () => user.QueryAsync("sts", "AssumeRole", Assume(("Tags.member.1.Key", "a"), ("Tags.member.1.Value", "1"), ("Tags.member.2.Key", "A"), ("Tags.member.2.Value", "2"))),
            "InvalidParameterValue", "Duplicate tag keys found. Please note that Tag keys are case insensitive.", 400);
        await RefusedAsync(
            () => user.QueryAsync("sts", "AssumeRole", Assume(("TransitiveTagKeys.member.1", "a"))),
            "InvalidParameterValue", "The specified transitive tag key must be included in the requested tags.", 400);
    }

    [Fact]
    public async Task Session_tags_need_TagSession_and_reach_conditions_also_down_a_chain()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var user = await server.CreateUserAsync("petra", AllowAll);
        const string ByTag = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:DescribeKey","Resource":"*","Condition":{"StringEquals":{"aws:PrincipalTag/Team":"red"}}},{"Effect":"Allow","Action":"sts:*","Resource":"*"}]}""";
        await server.CreateRoleAsync("Untagged", Trust("arn:aws:iam::111122223333:root"), ByTag);
        await server.CreateRoleAsync("Signer", TrustAll("arn:aws:iam::111122223333:root"), ByTag);
        (string, string)[] tags = [("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "red"), ("TransitiveTagKeys.member.1", "Team")];

        var refusal = await Assert.ThrowsAsync<ApiException>(() => server.AssumeRoleAsync(user, "Untagged", tags));
        Assert.Equal("User: arn:aws:iam::111122223333:user/petra is not authorized to perform: sts:TagSession on resource: arn:aws:iam::111122223333:role/Untagged", refusal.Text);

        var tagged = await server.AssumeRoleAsync(user, "Signer", tags);
        await server.ApiAs(tagged).KmsAsync("DescribeKey", $$"""{"KeyId":"{{key}}"}""");
        var chained = await server.AssumeRoleAsync(tagged, "Signer");
        await server.ApiAs(chained).KmsAsync("DescribeKey", $$"""{"KeyId":"{{key}}"}""");
        var plain = await server.AssumeRoleAsync(user, "Signer");
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(plain).KmsAsync("DescribeKey", $$"""{"KeyId":"{{key}}"}"""));
        await RefusedAsync(
            () => server.AssumeRoleAsync(tagged, "Signer", ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue")),
            "InvalidParameterValue", "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.", 400);
    }

    [Fact]
    public async Task A_source_identity_stays_through_a_chain()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("Signer", TrustAll("arn:aws:iam::111122223333:root"), AllowAll);

        var session = await server.AssumeRoleAsync(user, "Signer", ("SourceIdentity", "petra"));
        var chained = await server.ApiAs(session).QueryAsync("sts", "AssumeRole", Assume());
        Assert.Equal("petra", chained["SourceIdentity"]);
    }

    [Fact]
    public async Task A_role_made_again_under_the_same_name_does_not_revive_old_sessions()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:root"));
        var session = await server.AssumeRoleAsync(user, "Signer");
        await server.ApiAs(session).QueryAsync("sts", "GetCallerIdentity");

        await server.Api.QueryAsync("iam", "DeleteRole", ("RoleName", "Signer"));
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:root"));
        Assert.Equal("InvalidClientTokenId", (await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(session).QueryAsync("sts", "GetCallerIdentity"))).Code);
    }

    [Fact]
    public async Task GetSessionToken_keeps_the_user_and_cuts_the_root_users_hours()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);

        var answer = await server.ApiAs(user).QueryAsync("sts", "GetSessionToken", ("DurationSeconds", "129600"));
        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(129600).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), answer["Expiration"]);
        var session = server.ApiAs(new(answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]));
        Assert.Equal("arn:aws:iam::111122223333:user/petra", (await session.QueryAsync("sts", "GetCallerIdentity"))["Arn"]);
        await session.KmsAsync("ListKeys", "{}");

        var root = await server.Api.QueryAsync("sts", "GetSessionToken", ("DurationSeconds", "129600"));
        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(3600).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), root["Expiration"]);
    }

    [Fact]
    public async Task Session_credentials_get_no_session_token_and_may_not_call_iam()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);
        var answer = await server.ApiAs(user).QueryAsync("sts", "GetSessionToken");
        var session = server.ApiAs(new(answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]));

        await RefusedAsync(() => session.QueryAsync("sts", "GetSessionToken"), "AccessDenied", "Cannot call GetSessionToken with session credentials", 403);
        Assert.Equal("InvalidClientTokenId", (await Assert.ThrowsAsync<ApiException>(() => session.QueryAsync("iam", "ListUsers"))).Code);
    }

    [Fact]
    public async Task Unknown_actions_are_refused_by_name_and_version()
    {
        await using var server = await TestServer.StartAsync();

        await RefusedAsync(() => server.Api.QueryAsync("sts", "NoSuchOperation"), "InvalidAction", "Could not find operation NoSuchOperation for version 2011-06-15", 400);
    }

    [Fact]
    public async Task The_trail_shows_the_session_but_neither_its_secret_nor_its_token()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("petra", AllowAll);
        await server.CreateRoleAsync("Signer", Trust("arn:aws:iam::111122223333:root"));
        var session = await server.AssumeRoleAsync(user, "Signer");

        var record = Assert.Single(await server.TrailAsync("EventName", "AssumeRole"));
        Assert.Equal(RoleArn, record.GetProperty("requestParameters").GetProperty("roleArn").GetString());
        Assert.Equal(session.AccessKeyId, record.GetProperty("responseElements").GetProperty("credentials").GetProperty("accessKeyId").GetString());
        Assert.DoesNotContain(session.SecretAccessKey, record.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(session.SessionToken!, record.GetRawText(), StringComparison.Ordinal);

        await server.ApiAs(session).QueryAsync("sts", "GetCallerIdentity");
        var identity = Assert.Single(await server.TrailAsync("Username", "test-session")).GetProperty("userIdentity");
        Assert.Equal("AssumedRole", identity.GetProperty("type").GetString());
        Assert.Equal("Signer", identity.GetProperty("sessionContext").GetProperty("sessionIssuer").GetProperty("userName").GetString());
    }

    private static string Trust(string principal) =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":"sts:AssumeRole"}}""";

    private static string TrustAll(string principal) =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{principal}}}"},"Action":["sts:AssumeRole","sts:TagSession","sts:SetSourceIdentity"]}}""";

    private static async Task RefusedAsync(Func<Task> call, string code, string? text, int status)
    {
        var refusal = await Assert.ThrowsAsync<ApiException>(call);
        Assert.Equal((code, status), (refusal.Code, refusal.Status));
        if (text is not null)
        {
            Assert.Equal(text, refusal.Text);
        }
    }
}
