using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Signet.Server.Tests.Federation;

namespace Signet.Server.Tests.Iam.Providers;

public sealed class SamlProviderTests
{
    private const string Arn = TestIdp.ProviderArn;

    [Fact]
    public async Task A_provider_is_told_as_it_was_made_changed_and_deleted()
    {
        using var idp = new TestIdp();
        await using var server = await TestServer.StartAsync();

        var made = await server.Api.IamAsync(
            "CreateSAMLProvider", ("Name", "Corporate"), ("SAMLMetadataDocument", idp.Metadata), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "red"));
        Assert.Equal((Arn, "red"), (made["SAMLProviderArn"], made["Value"]));
        await server.RestartAsync();
        var got = await server.Api.IamAsync("GetSAMLProvider", ("SAMLProviderArn", Arn));
        Assert.Equal(idp.Metadata.ReplaceLineEndings("\n"), got["SAMLMetadataDocument"].ReplaceLineEndings("\n"));
        Assert.Equal(server.Clock.GetUtcNow().AddYears(100).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'"), got["ValidUntil"]);
        Assert.Equal("team", got["Key"]);

        var updated = await server.Api.IamAsync(
            "UpdateSAMLProvider", ("SAMLProviderArn", Arn), ("SAMLMetadataDocument", idp.MetadataWith("validUntil=\"2040-01-02T03:04:05Z\"")));
        Assert.Equal(Arn, updated["SAMLProviderArn"]);
        var listed = await server.Api.IamAsync("ListSAMLProviders");
        Assert.Equal((Arn, "2040-01-02T03:04:05Z"), (listed["Arn"], listed["ValidUntil"]));

        await server.Api.IamAsync("TagSAMLProvider", ("SAMLProviderArn", Arn), ("Tags.member.1.Key", "Team"), ("Tags.member.1.Value", "blue"));
        Assert.Equal(["Team"], (await server.Api.IamAsync("ListSAMLProviderTags", ("SAMLProviderArn", Arn))).All("Key"));
        await server.Api.IamAsync("UntagSAMLProvider", ("SAMLProviderArn", Arn), ("TagKeys.member.1", "team"));
        Assert.Empty((await server.Api.IamAsync("ListSAMLProviderTags", ("SAMLProviderArn", Arn))).All("Key"));
        await server.Api.IamAsync("DeleteSAMLProvider", ("SAMLProviderArn", Arn));
        await server.Api.IamRefusesAsync(404, "NoSuchEntity", $"SAMLProvider not found for arn {Arn}", "DeleteSAMLProvider", ("SAMLProviderArn", Arn));
    }

    [Fact]
    public async Task Metadata_is_read_and_what_is_none_is_refused()
    {
        using var idp = new TestIdp();
        await using var server = await TestServer.StartAsync();
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var elliptic = new CertificateRequest("CN=idp", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow, DateTimeOffset.UtcNow.AddDays(1));
        var filling = new string(' ', 1000);
        (string Document, string Why)[] wrong =
        [
            ("no xml" + filling, "it is not well-formed XML, or has a document type"),
            (idp.Metadata.Replace("<?xml version=\"1.0\"?>", "<!DOCTYPE x [<!ENTITY y \"z\">]>", StringComparison.Ordinal), "it is not well-formed XML, or has a document type"),
            ($"<other>{filling}</other>", "it is no EntityDescriptor"),
            (idp.MetadataWith(entity: "") + filling, "it has no entityID"),
            (idp.Metadata.Replace("IDPSSODescriptor", "SPSSODescriptor", StringComparison.Ordinal), "it has not one IDPSSODescriptor"),
            (idp.Metadata.Replace("use=\"signing\"", "use=\"encryption\"", StringComparison.Ordinal), "it has no signing certificate"),
            (idp.MetadataWith(certificate: "AAAA") + filling, "a signing certificate cannot be read"),
            (idp.MetadataWith(certificate: Convert.ToBase64String(elliptic.RawData)) + filling, "a signing certificate has no RSA key of 1024 bits or more"),
            (idp.MetadataWith("validUntil=\"tomorrow\""), "validUntil is not a time of UTC"),
        ];

        foreach (var (document, why) in wrong)
        {
            await server.Api.IamRefusesAsync(
                400, "InvalidInput", $"Could not parse metadata: {why}", "CreateSAMLProvider", ("Name", "Corporate"), ("SAMLMetadataDocument", document));
        }

        await server.Api.IamAsync("CreateSAMLProvider", ("Name", "Corporate"), ("SAMLMetadataDocument", idp.Metadata));
        await server.Api.IamRefusesAsync(
            409, "EntityAlreadyExists", "SAMLProvider with name Corporate already exists.", "CreateSAMLProvider", ("Name", "Corporate"), ("SAMLMetadataDocument", idp.Metadata));
        await server.Api.IamRefusesAsync(
            400, "InvalidInput", "AssertionEncryptionMode is not supported: assertions are signed, not encrypted.",
            "UpdateSAMLProvider", ("SAMLProviderArn", Arn), ("AssertionEncryptionMode", "Required"));
        await server.Api.IamRefusesAsync(
            400, "InvalidInput", "AddPrivateKey is not supported: assertions are signed, not encrypted.",
            "CreateSAMLProvider", ("Name", "Second"), ("SAMLMetadataDocument", idp.Metadata), ("AddPrivateKey", "not even a key"));
    }

    [Fact]
    public async Task An_account_has_a_hundred_providers_at_most()
    {
        using var idp = new TestIdp();
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 100; i++)
        {
            await server.Api.IamAsync("CreateSAMLProvider", ("Name", $"idp-{i}"), ("SAMLMetadataDocument", idp.Metadata));
        }

        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", "Cannot exceed quota for SAMLProvidersPerAccount: 100", "CreateSAMLProvider", ("Name", "one-more"), ("SAMLMetadataDocument", idp.Metadata));
    }
}
