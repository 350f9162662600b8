using System.Security.Cryptography;

namespace Signet.Server.Tests.Kms.Keys;

/// <summary>The tags by which tests fix a new key's id and material, as LocalStack's.</summary>
public sealed class CustomKeyTests
{
    private const string Id = "00000000-0000-4000-8000-000000000001";

    [Fact]
    public async Task A_key_gets_the_id_and_the_material_of_its_tags_which_are_not_stored()
    {
        await using var server = await StartAsync();
        using var rsa = RSA.Create(2048);
        var material = Convert.ToBase64String(rsa.ExportPkcs8PrivateKey());

        var answer = await CreateAsync(server, $$"""{"TagKey":"_custom_id_","TagValue":"{{Id}}"},{"TagKey":"_custom_key_material_","TagValue":"{{material}}"},{"TagKey":"a","TagValue":"b"}""", "RSA_2048");
        var publicKey = await server.Api.KmsAsync("GetPublicKey", $$"""{"KeyId":"{{Id}}"}""");
        var tags = await server.Api.KmsAsync("ListResourceTags", $$"""{"KeyId":"{{Id}}"}""");

        Assert.Equal(Id, answer.GetProperty("KeyMetadata").GetProperty("KeyId").GetString());
        Assert.Equal(rsa.ExportSubjectPublicKeyInfo(), publicKey.GetProperty("PublicKey").GetBytesFromBase64());
        Assert.Equal("""[{"TagKey":"a","TagValue":"b"}]""", tags.GetProperty("Tags").GetRawText());
    }

    [Fact]
    public async Task The_trail_does_not_show_the_material()
    {
        await using var server = await StartAsync();
        var material = Convert.ToBase64String(new byte[32]);

        await CreateAsync(server, $$"""{"TagKey":"_custom_key_material_","TagValue":"{{material}}"}""", "SYMMETRIC_DEFAULT");

        var created = Assert.Single(await server.TrailAsync("EventName", "CreateKey"));
        Assert.Contains("""{"tagKey":"_custom_key_material_","tagValue":"HIDDEN_DUE_TO_SECURITY_REASONS"}""", created.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(material, created.GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("_custom_id_", "not-an-id", "ValidationException", "_custom_id_ is not a key id: a UUID in lower case")]
    [InlineData("_custom_id_", "mrk-12345678123412341234123456789012", "ValidationException", "_custom_id_ is not a key id: a UUID in lower case")]
    [InlineData("_custom_key_material_", "?", "ValidationException", "_custom_key_material_ is not base64")]
    [InlineData("_custom_key_material_", "AAAA", "ValidationException", "_custom_key_material_ is not material for a key of KeySpec SYMMETRIC_DEFAULT")]
    public async Task A_wrong_value_is_refused(string tag, string value, string code, string text)
    {
        await using var server = await StartAsync();

        var refusal = await Assert.ThrowsAsync<ApiException>(() => CreateAsync(server, $$"""{"TagKey":"{{tag}}","TagValue":"{{value}}"}""", "SYMMETRIC_DEFAULT"));

        Assert.Equal((code, text), (refusal.Code, refusal.Text));
    }

    [Fact]
    public async Task An_id_that_is_taken_is_refused()
    {
        await using var server = await StartAsync();
        var tag = $$"""{"TagKey":"_custom_id_","TagValue":"{{Id}}"}""";
        await CreateAsync(server, tag, "SYMMETRIC_DEFAULT");

        var refusal = await Assert.ThrowsAsync<ApiException>(() => CreateAsync(server, tag, "SYMMETRIC_DEFAULT"));

        Assert.Equal("AlreadyExistsException", refusal.Code);
    }

    [Fact]
    public async Task Without_the_setting_they_are_tags_as_all_others()
    {
        await using var server = await TestServer.StartAsync();

        var answer = await CreateAsync(server, $$"""{"TagKey":"_custom_id_","TagValue":"{{Id}}"}""", "SYMMETRIC_DEFAULT");
        var key = answer.GetProperty("KeyMetadata").GetProperty("KeyId").GetString()!;
        var tags = await server.Api.KmsAsync("ListResourceTags", $$"""{"KeyId":"{{key}}"}""");
        var tooLong = await Assert.ThrowsAsync<ApiException>(
            () => CreateAsync(server, $$"""{"TagKey":"_custom_key_material_","TagValue":"{{new string('a', 257)}}"}""", "SYMMETRIC_DEFAULT"));

        Assert.NotEqual(Id, key);
        Assert.Equal($$"""[{"TagKey":"_custom_id_","TagValue":"{{Id}}"}]""", tags.GetProperty("Tags").GetRawText());
        Assert.Equal("1 validation error detected: Value at 'tags.1.member.tagValue' failed to satisfy constraint: Member must have length less than or equal to 256", tooLong.Text);
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(options => options with { AllowCustomIds = true });

    private static Task<System.Text.Json.JsonElement> CreateAsync(TestServer server, string tags, string spec) =>
        server.Api.KmsAsync("CreateKey", $$"""{"KeySpec":"{{spec}}","KeyUsage":"{{(spec is "RSA_2048" ? "SIGN_VERIFY" : "ENCRYPT_DECRYPT")}}","Tags":[{{tags}}]}""");
}
