using System.Security.Cryptography.Xml;
using Amazon.SecurityToken.Model;
using static Signet.Server.Tests.Federation.FederationCalls;

namespace Signet.Server.Tests.Federation;

/// <summary>AssumeRoleWithSAML with responses that are signed by an independent implementation.</summary>
public sealed class SamlTests
{
    private const string Attributes = "https://aws.amazon.com/SAML/Attributes/";

    [Fact]
    public async Task An_assertion_becomes_a_session_of_the_role_and_every_member_is_answered()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        using var sts = server.AnonymousSts();

        var answer = await sts.AssumeRoleWithSAMLAsync(
            new AssumeRoleWithSAMLRequest { RoleArn = RoleArn, PrincipalArn = TestIdp.ProviderArn, SAMLAssertion = idp.Good(server) }, TestContext.Current.CancellationToken);

        Assert.Equal(("petra", "persistent"), (answer.Subject, answer.SubjectType));
        Assert.Equal((TestIdp.EntityId, TestIdp.Recipient), (answer.Issuer, answer.Audience));
        var qualified = System.Text.Encoding.UTF8.GetBytes($"{TestIdp.EntityId}{TestServer.Account}/Corporate");
        Assert.Equal(Convert.ToBase64String(System.Security.Cryptography.SHA1.HashData(qualified)), answer.NameQualifier);
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/Deploy/petra@example.test", answer.AssumedRoleUser.Arn);
        var session = server.ApiAs(new(answer.Credentials.AccessKeyId, answer.Credentials.SecretAccessKey, answer.Credentials.SessionToken));
        await session.KmsAsync("ListKeys", "{}");
        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(3600).ToUnixTimeSeconds(), new DateTimeOffset(answer.Credentials.Expiration!.Value).ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData(SignedXml.XmlDsigRSASHA256Url, SignedXml.XmlDsigSHA256Url, "")]
    [InlineData(SignedXml.XmlDsigRSASHA384Url, SignedXml.XmlDsigSHA384Url, "")]
    [InlineData(SignedXml.XmlDsigRSASHA512Url, SignedXml.XmlDsigSHA512Url, "xs xsi")]
    public async Task Every_signature_of_SHA_2_is_taken_on_the_assertion_the_response_and_both(string method, string digest, string prefixes)
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        foreach (string[] ids in new string[][] { ["_assertion"], ["_response"], ["_assertion", "_response"] })
        {
            var response = TestIdp.Response(server.Clock.GetUtcNow());
            foreach (var id in ids)
            {
                idp.Sign(response, id, method: method, digest: digest, prefixes: prefixes);
            }

            await server.BringAssertionAsync(TestIdp.Encode(response));
        }
    }

    [Fact]
    public async Task The_trust_policy_sees_what_the_assertion_says()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(
            idp,
            """
            {"StringEquals":{"saml:aud":"https://signin.aws.amazon.com/saml","saml:iss":"https://idp.example.test/saml","saml:sub":"petra","saml:sub_type":"persistent",
             "saml:doc":"111122223333/Corporate"},"ForAnyValue:StringEquals":{"saml:edupersonaffiliation":"staff"},"Null":{"saml:namequalifier":"false"}}
            """.ReplaceLineEndings(""));
        var staff = TestIdp.Attribute("urn:oid:1.3.6.1.4.1.5923.1.1.1.1", "staff");

        await server.BringAssertionAsync(idp.Good(server, attributes: staff));
        await server.AssertionRefusedAsync(idp.Good(server), "AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML");
    }

    [Fact]
    public async Task The_sessions_own_requests_keep_the_subject()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        await server.Api.QueryAsync(
            "iam", "PutRolePolicy", ("RoleName", "Deploy"), ("PolicyName", "inline"),
            ("PolicyDocument", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:ListKeys","Resource":"*","Condition":{"StringEquals":{"saml:sub":"petra"},"Null":{"aws:FederatedProvider":"true"}}}}"""));

        await server.ApiAs((await server.BringAssertionAsync(idp.Good(server))).Credentials()).KmsAsync("ListKeys", "{}");
        var other = await server.BringAssertionAsync(idp.Good(server, text => text.Replace(">petra<", ">quentin<", StringComparison.Ordinal)));
        await Assert.ThrowsAsync<ApiException>(() => server.ApiAs(other.Credentials()).KmsAsync("ListKeys", "{}"));
    }

    [Fact]
    public async Task Tags_source_identity_and_durations_come_from_the_assertion()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp, """{"StringEquals":{"aws:RequestTag/Team":"red","sts:SourceIdentity":"petra"}}""");
        var attributes = TestIdp.Attribute($"{Attributes}PrincipalTag:Team", "red") + TestIdp.Attribute($"{Attributes}TransitiveTagKeys", "Team")
            + TestIdp.Attribute($"{Attributes}SourceIdentity", "petra") + TestIdp.Attribute($"{Attributes}SessionDuration", "1800");

        var answer = await server.BringAssertionAsync(idp.Good(server, attributes: attributes));
        Assert.Equal("petra", answer["SourceIdentity"]);
        Assert.Equal(server.Clock.GetUtcNow().AddSeconds(1800).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), answer["Expiration"]);

        var end = server.Clock.GetUtcNow().AddMinutes(7);
        var ended = await server.BringAssertionAsync(idp.Good(
            server, text => text.Replace("<saml:AuthnStatement ", $"<saml:AuthnStatement SessionNotOnOrAfter=\"{TestIdp.Time(end)}\" ", StringComparison.Ordinal), attributes));
        Assert.Equal(end.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), ended["Expiration"]);
    }

    [Fact]
    public async Task The_trail_names_the_subject_but_never_the_assertion()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        var assertion = idp.Good(server);
        var answer = await server.BringAssertionAsync(assertion);

        var told = Assert.Single(await TestServer.TrailAsync(server.ApiAs(server.Root, "us-east-1"), "EventName", "AssumeRoleWithSAML"));
        Assert.Equal(
            $$"""{"type":"SAMLUser","principalId":"{{answer["NameQualifier"]}}:petra","userName":"petra","identityProvider":"{{answer["NameQualifier"]}}"}""",
            told.GetProperty("userIdentity").GetRawText());
        Assert.DoesNotContain(assertion, told.GetRawText(), StringComparison.Ordinal);
    }
}
