using System.Security.Cryptography;
using System.Security.Cryptography.Xml;
using System.Text;
using System.Xml;
using static Signet.Server.Tests.Federation.FederationCalls;

namespace Signet.Server.Tests.Federation;

/// <summary>Assertions that prove nobody: forged, wrapped, late, or meant for others.</summary>
public sealed class SamlRefusalTests
{
    private const string BadSignature = "Response signature invalid";
    private const string Invalid = "Your request included an invalid SAML response.";

    [Fact]
    public async Task A_signature_that_is_missing_altered_or_a_strangers_is_refused()
    {
        using var idp = new TestIdp();
        using var stranger = RSA.Create(2048);
        await using var server = await SamlCalls.StartAsync(idp);
        var now = server.Clock.GetUtcNow();

        await RefuseAsync(TestIdp.Response(now), BadSignature);
        await RefuseAsync(Signed(response => idp.Sign(response, "_assertion", stranger)), BadSignature);
        await RefuseAsync(Signed(response => idp.Sign(response, "_assertion", method: SignedXml.XmlDsigRSASHA1Url, digest: SignedXml.XmlDsigSHA1Url)), BadSignature);
        await RefuseAsync(Signed(response => idp.Sign(response, "_assertion", digest: SignedXml.XmlDsigSHA1Url)), BadSignature);
        await RefuseAsync(Signed(response => idp.Sign(response, "_assertion"), text => text.Replace(">petra<", ">admin<", StringComparison.Ordinal)), BadSignature);
        await RefuseAsync(Signed(response => idp.Sign(response, "_assertion"), text => text.Replace("RoleSessionName", "RoleSessionNome", StringComparison.Ordinal)), BadSignature);

        // A good signature on the assertion does not help when that of the response is bad.
        await RefuseAsync(
            Signed(
                response =>
                {
                    idp.Sign(response, "_assertion");
                    idp.Sign(response, "_response", stranger);
                }),
            BadSignature);

        XmlDocument Signed(Action<XmlDocument> sign, Func<string, string>? alter = null)
        {
            var response = TestIdp.Response(now);
            sign(response);
            return alter is null ? response : Parse(alter(response.OuterXml));
        }

        Task RefuseAsync(XmlDocument response, string text) => server.AssertionRefusedAsync(TestIdp.Encode(response), "InvalidIdentityToken", text);
    }

    [Fact]
    public async Task A_signed_assertion_cannot_be_wrapped_into_a_forged_one()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        var good = TestIdp.Response(server.Clock.GetUtcNow());
        idp.Sign(good, "_assertion");
        var assertion = Part(good.OuterXml, "saml:Assertion");
        var evil = assertion.Replace(">petra<", ">admin<", StringComparison.Ordinal);
        var evilUnsigned = Without(evil, "Signature");
        var evilOtherId = evilUnsigned.Replace("_assertion", "_evil", StringComparison.Ordinal);
        var signature = Part(assertion, "Signature");
        string[] wrapped =
        [
            // Beside each other, in both orders and with the same ID.
            assertion + evilOtherId,
            evilOtherId + assertion,
            evilUnsigned + assertion,
            evilOtherId + $"<samlp:Extensions xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\">{assertion}</samlp:Extensions>",

            // Inside each other, and inside the signature.
            evilOtherId.Replace("</saml:Assertion>", assertion + "</saml:Assertion>", StringComparison.Ordinal),
            Into(evilOtherId, signature.Replace("</Signature>", $"<Object>{Without(assertion, "Signature")}</Object></Signature>", StringComparison.Ordinal)),

            // The forged one bears the good one's signature.
            Into(evilOtherId, signature),
            Into(evilUnsigned, signature),
            Into(assertion, signature),
        ];

        foreach (var text in wrapped)
        {
            var response = good.OuterXml.Replace(assertion, text, StringComparison.Ordinal);
            Assert.NotEqual(good.OuterXml, response);
            var refusal = await Assert.ThrowsAsync<ApiException>(() => server.BringAssertionAsync(Encode(response)));
            Assert.Equal("InvalidIdentityToken", refusal.Code);
        }
    }

    [Fact]
    public async Task Comments_that_were_put_in_after_signing_do_not_cut_names_short()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        var good = TestIdp.Response(server.Clock.GetUtcNow(), text => text.Replace(">petra<", ">petra.evil<", StringComparison.Ordinal));
        idp.Sign(good, "_assertion");

        // Comments are no part of the canonical form, so the signature stays good; the name must stay whole too.
        var answer = await server.BringAssertionAsync(Encode(good.OuterXml.Replace(">petra.evil<", ">petra<!-- -->.evil<", StringComparison.Ordinal)));
        Assert.Equal("petra.evil", answer["Subject"]);
    }

    [Fact]
    public async Task Document_types_entities_and_other_XML_are_refused()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        var good = Encoding.UTF8.GetString(Convert.FromBase64String(idp.Good(server)));
        string[] documents =
        [
            $"<!DOCTYPE r [<!ENTITY x \"petra\">]>{good}",
            $"<!DOCTYPE r SYSTEM \"file:///etc/passwd\">{good}",
            "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]><r>&b;</r>",
            "no xml", "<r/>", "", "<samlp:Response xmlns:samlp=\"urn:oasis:names:tc:SAML:2.0:protocol\" Version=\"2.0\"/>",
            string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000)),
            good[..^20],
            good.Replace("status:Success", "status:Responder", StringComparison.Ordinal),
        ];

        foreach (var document in documents.Where(document => document.Length > 0))
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => server.BringAssertionAsync(Encode(document)));
            Assert.Equal("InvalidIdentityToken", refusal.Code);
        }

        await server.AssertionRefusedAsync("no base64!", "InvalidIdentityToken", "Invalid base64 SAMLResponse");
        var tooLong = await Assert.ThrowsAsync<ApiException>(() => server.BringAssertionAsync(new string('a', 100_001)));
        Assert.Equal("1 validation error detected: Value at 'sAMLAssertion' failed to satisfy constraint: Member must have length less than or equal to 100000", tooLong.Text);
    }

    [Theory]
    [InlineData("<saml:Audience>urn:amazon:webservices<", "<saml:Audience>urn:someone:else<", "Response does not contain the required audience.")]
    [InlineData("Recipient=\"https://signin.aws.amazon.com/saml\"/>", "Recipient=\"https://signin.evil.example/saml\"/>", Invalid)]
    [InlineData("cm:bearer", "cm:holder-of-key", Invalid)]
    [InlineData("Attributes/RoleSessionName", "Attributes/Other", "RoleSessionName is required in AuthnResponse")]
    [InlineData(">petra@example.test<", ">petra example<", "RoleSessionName in AuthnResponse must match [a-zA-Z_0-9+=,.@-]{2,64}")]
    [InlineData("</saml:AudienceRestriction>", "</saml:AudienceRestriction><saml:Condition/>", Invalid)]
    [InlineData("<saml:NameID ", "<saml:BaseID ", null)]
    public async Task An_assertion_that_is_not_meant_for_this_is_refused(string part, string instead, string? text)
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        var assertion = idp.Good(server, good =>
        {
            var changed = good.Replace(part, instead, StringComparison.Ordinal);
            Assert.NotEqual(good, changed);
            return changed.Replace("</saml:NameID>", instead.Contains("BaseID", StringComparison.Ordinal) ? "</saml:BaseID>" : "</saml:NameID>", StringComparison.Ordinal);
        });

        await server.AssertionRefusedAsync(assertion, "InvalidIdentityToken", text ?? Invalid);
    }

    [Fact]
    public async Task An_assertion_is_good_for_five_minutes()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        var assertion = idp.Good(server);

        server.Clock.Advance(TimeSpan.FromSeconds(299));
        await server.BringAssertionAsync(assertion);
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        await server.AssertionRefusedAsync(assertion, "ExpiredTokenException", "Token must be redeemed within 5 minutes of issuance");
        var early = TestIdp.Response(server.Clock.GetUtcNow().AddMinutes(11));
        idp.Sign(early, "_assertion");
        await server.AssertionRefusedAsync(TestIdp.Encode(early), "InvalidIdentityToken", Invalid);
    }

    [Fact]
    public async Task Only_the_named_provider_and_the_roles_of_the_assertion_count()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        await server.CreateRoleAsync("Other", Trust(TestIdp.ProviderArn, "sts:AssumeRoleWithSAML"));

        await RefuseAsync("arn:aws:iam::111122223333:role/Other", TestIdp.ProviderArn, "AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML");
        await RefuseAsync(RoleArn, "arn:aws:iam::111122223333:saml-provider/Unknown", "InvalidIdentityToken", "Specified provider doesn't exist.");
        await RefuseAsync(RoleArn, "arn:aws:iam::444455556666:saml-provider/Corporate", "InvalidIdentityToken", "Specified provider doesn't exist.");
        using var second = new TestIdp();
        await server.Api.QueryAsync(
            "iam", "UpdateSAMLProvider", ("SAMLProviderArn", TestIdp.ProviderArn), ("SAMLMetadataDocument", second.MetadataWith(entity: "https://second.example.test")));
        await server.AssertionRefusedAsync(idp.Good(server), "InvalidIdentityToken", BadSignature);
        await server.AssertionRefusedAsync(second.Good(server), "InvalidIdentityToken", "Issuer not present in specified provider");

        async Task RefuseAsync(string role, string provider, string code, string text)
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => server.UnsignedAsync(
                "AssumeRoleWithSAML", ("RoleArn", role), ("PrincipalArn", provider), ("SAMLAssertion", idp.Good(server))));
            Assert.Equal((code, text), (refusal.Code, refusal.Text));
        }
    }

    [Fact]
    public async Task Metadata_that_has_ended_proves_nobody()
    {
        using var idp = new TestIdp();
        await using var server = await SamlCalls.StartAsync(idp);
        var until = TestIdp.Time(server.Clock.GetUtcNow().AddHours(1));
        await server.Api.QueryAsync(
            "iam", "UpdateSAMLProvider", ("SAMLProviderArn", TestIdp.ProviderArn), ("SAMLMetadataDocument", idp.MetadataWith($"validUntil=\"{until}\"")));

        await server.BringAssertionAsync(idp.Good(server));
        server.Clock.Advance(TimeSpan.FromHours(1));
        await server.AssertionRefusedAsync(idp.Good(server), "InvalidIdentityToken", "The metadata of the specified provider has expired.");
    }

    private static XmlDocument Parse(string xml)
    {
        var document = new XmlDocument { PreserveWhitespace = true };
        document.LoadXml(xml);
        return document;
    }

    private static string Encode(string xml) => Convert.ToBase64String(Encoding.UTF8.GetBytes(xml));

    // By text, so that nothing else of the document changes.
    private static string Part(string xml, string name)
    {
        var end = $"</{name}>";
        var start = xml.IndexOf($"<{name} ", StringComparison.Ordinal);
        return xml[start..(xml.IndexOf(end, start, StringComparison.Ordinal) + end.Length)];
    }

    private static string Without(string xml, string name) => xml.Replace(Part(xml, name), "", StringComparison.Ordinal);

    private static string Into(string assertion, string signature) => assertion.Replace("</saml:Issuer>", "</saml:Issuer>" + signature, StringComparison.Ordinal);
}
