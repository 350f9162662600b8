using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Keys;

public sealed class CreateKeyTests(SharedServer shared)
{
    private const string Rsa = "RSASSA_PKCS1_V1_5_SHA_256 RSASSA_PKCS1_V1_5_SHA_384 RSASSA_PKCS1_V1_5_SHA_512 RSASSA_PSS_SHA_256 RSASSA_PSS_SHA_384 RSASSA_PSS_SHA_512";
    private const string Oaep = "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256";
    private const string DefaultPolicy = """
        {
          "Version" : "2012-10-17",
          "Id" : "key-default-1",
          "Statement" : [ {
            "Sid" : "Enable IAM User Permissions",
            "Effect" : "Allow",
            "Principal" : {
              "AWS" : "arn:aws:iam::111122223333:root"
            },
            "Action" : "kms:*",
            "Resource" : "*"
          } ]
        }
        """;

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string, string, string> Kinds => new()
    {
        { "RSA_2048", "SIGN_VERIFY", Rsa },
        { "RSA_3072", "SIGN_VERIFY", Rsa },
        { "RSA_4096", "SIGN_VERIFY", Rsa },
        { "RSA_2048", "ENCRYPT_DECRYPT", Oaep },
        { "RSA_3072", "ENCRYPT_DECRYPT", Oaep },
        { "RSA_4096", "ENCRYPT_DECRYPT", Oaep },
        { "ECC_NIST_P256", "SIGN_VERIFY", "ECDSA_SHA_256" },
        { "ECC_NIST_P384", "SIGN_VERIFY", "ECDSA_SHA_384" },
        { "ECC_NIST_P521", "SIGN_VERIFY", "ECDSA_SHA_512" },
        { "ECC_SECG_P256K1", "SIGN_VERIFY", "ECDSA_SHA_256" },
    };

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_new_key_is_described_in_full(string spec, string usage, string algorithms)
    {
        var made = await shared.MetadataAsync(spec, usage);

        var list = usage is "SIGN_VERIFY" ? "SigningAlgorithms" : "EncryptionAlgorithms";
        Assert.Equal(
            $"AWSAccountId KeyId Arn CreationDate Enabled Description KeyUsage KeyState Origin KeyManager CustomerMasterKeySpec KeySpec {list} MultiRegion",
            made.Names());
        Assert.Equal(TestServer.Account, made.Text("AWSAccountId"));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", made.Text("KeyId"));
        Assert.Equal(TestServer.ArnOf(made.Text("KeyId")), made.Text("Arn"));
        Assert.InRange(made.Time("CreationDate"), shared.Server.Clock.Start.AddSeconds(-1), shared.Server.Clock.GetUtcNow());
        Assert.True(made.GetProperty("Enabled").GetBoolean());
        Assert.Equal("", made.Text("Description"));
        Assert.Equal(usage, made.Text("KeyUsage"));
        Assert.Equal("Enabled", made.Text("KeyState"));
        Assert.Equal("AWS_KMS", made.Text("Origin"));
        Assert.Equal("CUSTOMER", made.Text("KeyManager"));
        Assert.Equal(spec, made.Text("CustomerMasterKeySpec"));
        Assert.Equal(spec, made.Text("KeySpec"));
        Assert.Equal(algorithms, made.Texts(list));
        Assert.False(made.GetProperty("MultiRegion").GetBoolean());
    }

    [Fact]
    public async Task The_SDK_reads_what_was_asked_for()
    {
        await using var server = await TestServer.StartAsync();

        var made = (await server.Kms.CreateKeyAsync(
            new CreateKeyRequest
            {
                KeySpec = KeySpec.ECC_NIST_P384,
                KeyUsage = KeyUsageType.SIGN_VERIFY,
                Description = "Prüfsumme <1> & \"2\"",
                Origin = OriginType.AWS_KMS,
                MultiRegion = false,
                BypassPolicyLockoutSafetyCheck = true,
                Tags = [new() { TagKey = "team", TagValue = "release" }, new() { TagKey = "empty", TagValue = "" }],
                Policy = KeyRequests.OpenPolicy,
            },
            Cancel)).KeyMetadata;

        Assert.Equal(
            (TestServer.Account, TestServer.ArnOf(made.KeyId), true, "Prüfsumme <1> & \"2\""), (made.AWSAccountId, made.Arn, made.Enabled, made.Description));
        Assert.Equal(server.Clock.GetUtcNow().InMilliseconds(), new DateTimeOffset(made.CreationDate!.Value.ToUniversalTime()));
        Assert.Equal(
            (KeySpec.ECC_NIST_P384, KeyUsageType.SIGN_VERIFY, KeyState.Enabled, OriginType.AWS_KMS, KeyManagerType.CUSTOMER),
            (made.KeySpec, made.KeyUsage, made.KeyState, made.Origin, made.KeyManager));
        Assert.Equal(["ECDSA_SHA_384"], made.SigningAlgorithms);
        Assert.Null(made.DeletionDate);
        Assert.False(made.MultiRegion);

        var tags = await server.Kms.ListResourceTagsAsync(new ListResourceTagsRequest { KeyId = made.KeyId }, Cancel);
        Assert.Equal([("empty", ""), ("team", "release")], tags.Tags.Select(tag => (tag.TagKey, tag.TagValue)));
    }

    [Fact]
    public async Task A_key_that_is_given_no_policy_has_the_default_one_in_AWSs_print()
    {
        var policy = await Api.DoAsync("GetKeyPolicy", new { KeyId = await shared.KeyAsync("ECC_NIST_P256") });

        Assert.Equal(DefaultPolicy, policy.Text("Policy"));
    }

    [Fact]
    public async Task Each_call_makes_another_key()
    {
        Assert.NotEqual(await shared.Server.CreateKeyAsync("ECC_NIST_P256"), await shared.Server.CreateKeyAsync("ECC_NIST_P256"));
    }

    [Fact]
    public async Task The_old_name_of_the_spec_still_works()
    {
        var made = (await Api.DoAsync("CreateKey", new { CustomerMasterKeySpec = "ECC_NIST_P521", KeyUsage = "SIGN_VERIFY" })).GetProperty("KeyMetadata");

        Assert.Equal(("ECC_NIST_P521", "ECC_NIST_P521"), (made.Text("KeySpec"), made.Text("CustomerMasterKeySpec")));
    }

    [Fact]
    public Task Both_names_of_the_spec_at_once_are_refused() => Api.RefusesAsync(
        "CreateKey", new { CustomerMasterKeySpec = "RSA_2048", KeySpec = "RSA_2048", KeyUsage = "SIGN_VERIFY" },
        "ValidationException", "You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.");

    [Theory]
    [InlineData("RSA_2048"), InlineData("RSA_4096"), InlineData("ECC_NIST_P256"), InlineData("ECC_SECG_P256K1"), InlineData("ECC_NIST_EDWARDS25519")]
    [InlineData("ML_DSA_65"), InlineData("HMAC_256"), InlineData("SM2")]
    public Task Every_spec_but_the_symmetric_one_needs_a_usage(string spec) => Api.RefusesAsync(
        "CreateKey", new { KeySpec = spec },
        "ValidationException", "You must specify a KeyUsage value for all KMS keys except for symmetric encryption keys.");

    [Theory]
    [InlineData("RSA_2048", "KEY_AGREEMENT"), InlineData("RSA_3072", "GENERATE_VERIFY_MAC"), InlineData("ECC_NIST_P256", "ENCRYPT_DECRYPT")]
    [InlineData("ECC_SECG_P256K1", "KEY_AGREEMENT"), InlineData("ECC_NIST_EDWARDS25519", "KEY_AGREEMENT"), InlineData("ML_DSA_44", "ENCRYPT_DECRYPT")]
    [InlineData("HMAC_512", "SIGN_VERIFY"), InlineData("SYMMETRIC_DEFAULT", "SIGN_VERIFY"), InlineData("SM2", "GENERATE_VERIFY_MAC")]
    public Task A_usage_that_the_spec_has_not_is_refused(string spec, string usage) => Api.RefusesAsync(
        "CreateKey", new { KeySpec = spec, KeyUsage = usage }, "ValidationException", $"KeyUsage {usage} is not compatible with KeySpec {spec}");

    [Theory]
    [InlineData("""{"KeySpec":"RSA_2048","KeyUsage":"SIGN_VERIFY","XksKeyId":"key-1"}""", "XksKeyId")]
    [InlineData("""{"KeySpec":"RSA_2048","KeyUsage":"SIGN_VERIFY","CustomKeyStoreId":"cks-1"}""", "CustomKeyStoreId")]
    public Task Members_of_other_origins_are_refused(string request, string member) =>
        Api.RefusesAsync("CreateKey", request, "ValidationException", $"{member} is not supported for Origin AWS_KMS");

    [Theory]
    [InlineData("KeySpec", "keySpec"), InlineData("CustomerMasterKeySpec", "customerMasterKeySpec")]
    [InlineData("KeyUsage", "keyUsage"), InlineData("Origin", "origin")]
    public async Task An_unknown_name_is_refused_with_those_that_there_are(string member, string shown)
    {
        var text = await Api.RefusesAsync("CreateKey", new Dictionary<string, string> { [member] = "rsa_2048" }, "ValidationException");

        Assert.Matches(
            $"^1 validation error detected: Value 'rsa_2048' at '{shown}' failed to satisfy constraint: Member must satisfy enum value set: \\[[A-Z0-9_, ]+\\]$", text);
    }

    [Theory, InlineData("ML_DSA_44"), InlineData("ECC_NIST_EDWARDS25519")]
    public async Task The_old_name_of_the_spec_knows_no_new_specs(string spec) => Assert.Contains(
        "at 'customerMasterKeySpec'",
        await Api.RefusesAsync("CreateKey", new { CustomerMasterKeySpec = spec, KeyUsage = "SIGN_VERIFY" }, "ValidationException"),
        StringComparison.Ordinal);

    [Fact]
    public async Task A_description_has_up_to_8192_characters()
    {
        var made = await Api.DoAsync("CreateKey", Described(new string('d', 8192)));
        var text = await Api.RefusesAsync("CreateKey", Described(new string('d', 8193)), "ValidationException");

        Assert.Equal(8192, made.GetProperty("KeyMetadata").Text("Description").Length);
        Assert.EndsWith("at 'description' failed to satisfy constraint: Member must have length less than or equal to 8192", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_of_custom_key_stores_and_of_their_keys_have_bounds()
    {
        await Api.RefusesValueAsync(
            "CreateKey", new { CustomKeyStoreId = "" }, "Value '' at 'customKeyStoreId' failed to satisfy constraint: Member must have length greater than or equal to 1");
        await Api.RefusesValueAsync(
            "CreateKey", new { XksKeyId = "a b" },
            "Value 'a b' at 'xksKeyId' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9-_.]+$");
    }

    [Theory]
    [InlineData("Duplicate tag keys", "a", "b", "a")]
    [InlineData("Tags beginning with aws: are reserved", "team", "aws:team")]
    [InlineData("Tags beginning with aws: are reserved", "AWS:team")]
    [InlineData("Tags beginning with aws: are reserved", "aWs:")]
    public Task Tags_are_refused(string text, params string[] keys) =>
        Api.RefusesAsync("CreateKey", Tagged(keys.Select(key => new Tag { TagKey = key, TagValue = "" })), "TagException", text);

    [Fact]
    public async Task A_key_has_at_most_50_tags()
    {
        var tags = Enumerable.Range(0, 51).Select(i => new Tag { TagKey = $"t{i}", TagValue = $"{i}" }).ToList();

        await Api.DoAsync("CreateKey", Tagged(tags[1..]));
        await Api.RefusesAsync("CreateKey", Tagged(tags), "TagException", "Too many tags");
    }

    [Fact]
    public async Task Tags_differ_by_case_and_may_have_any_character()
    {
        var made = await Api.DoAsync("CreateKey", Tagged([new() { TagKey = "Team", TagValue = "ä€😀" }, new() { TagKey = "team", TagValue = "a b/c" }]));

        var tags = await Api.DoAsync("ListResourceTags", new { KeyId = made.GetProperty("KeyMetadata").Text("KeyId") });
        Assert.Equal(["ä€😀", "a b/c"], tags.GetProperty("Tags").EnumerateArray().Select(tag => tag.Text("TagValue")));
    }

    [Fact]
    public async Task Tag_keys_and_values_have_bounds_which_are_told_with_their_place()
    {
        var answer = await Api.CallAsync("CreateKey", """
            {"KeySpec":"RSA_2048","KeyUsage":"SIGN_VERIFY","Tags":[{"TagKey":"fine","TagValue":""},{"TagKey":"","TagValue":"x"},{"TagKey":"y"},{"TagValue":"z"}]}
            """);

        answer.IsRefusal("ValidationException", "3 validation errors detected: "
            + "Value '' at 'tags.2.member.tagKey' failed to satisfy constraint: Member must have length greater than or equal to 1; "
            + "Value null at 'tags.3.member.tagValue' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'tags.4.member.tagKey' failed to satisfy constraint: Member must not be null");
        await Api.DoAsync("CreateKey", Tagged([new() { TagKey = new('k', 128), TagValue = new('v', 256) }]));
        await Api.RefusesValueAsync(
            "CreateKey", Tagged([new() { TagKey = new('k', 129), TagValue = "" }]),
            $"Value '{new string('k', 129)}' at 'tags.1.member.tagKey' failed to satisfy constraint: Member must have length less than or equal to 128");
        await Api.RefusesValueAsync(
            "CreateKey", Tagged([new() { TagKey = "k", TagValue = new('v', 257) }]),
            $"Value '{new string('v', 257)}' at 'tags.1.member.tagValue' failed to satisfy constraint: Member must have length less than or equal to 256");
    }

    [Fact]
    public async Task A_key_is_made_in_the_region_of_the_signature()
    {
        var made = (await shared.Elsewhere.DoAsync("CreateKey", Described("there"))).GetProperty("KeyMetadata");

        Assert.Equal($"arn:aws:kms:us-east-1:{TestServer.Account}:key/{made.Text("KeyId")}", made.Text("Arn"));
    }

    private static object Described(string description) => new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY", Description = description };

    private static object Tagged(IEnumerable<Tag> tags) =>
        new { KeySpec = "ECC_NIST_P256", KeyUsage = "SIGN_VERIFY", Tags = tags.Select(tag => new { tag.TagKey, tag.TagValue }) };
}
