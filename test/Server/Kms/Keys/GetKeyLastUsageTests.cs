using Signet.Server.Pipeline;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Keys;

/// <summary>GetKeyLastUsage: which calls count as a use of a key, and what is told of the last.</summary>
public sealed class GetKeyLastUsageTests(SharedServer shared)
{
    private static readonly byte[] Hello = "hello"u8.ToArray();

    // Operation, the kind of key, the request without the key, and the request whose answer gives it one member more.
    private static readonly (string Operation, string Spec, string Usage, object Request, (string Operation, object Request, string Member)? First)[] Uses =
    [
        ("Decrypt", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", new { }, ("Encrypt", new { Plaintext = Hello }, "CiphertextBlob")),
        ("DeriveSharedSecret", "ECC_NIST_P256", "KEY_AGREEMENT", new { KeyAgreementAlgorithm = "ECDH" }, ("GetPublicKey", new { }, "PublicKey")),
        ("Encrypt", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", new { Plaintext = Hello }, null),
        ("GenerateDataKey", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", new { KeySpec = "AES_256" }, null),
        ("GenerateDataKeyPair", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", new { KeyPairSpec = "ECC_NIST_P256" }, null),
        ("GenerateDataKeyPairWithoutPlaintext", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", new { KeyPairSpec = "ECC_NIST_P256" }, null),
        ("GenerateDataKeyWithoutPlaintext", "SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", new { KeySpec = "AES_256" }, null),
        ("GenerateMac", "HMAC_256", "GENERATE_VERIFY_MAC", new { Message = Hello, MacAlgorithm = "HMAC_SHA_256" }, null),
        ("Sign", "ECC_NIST_P256", "SIGN_VERIFY", new { Message = Hello, SigningAlgorithm = "ECDSA_SHA_256" }, null),
        ("Verify", "ECC_NIST_P256", "SIGN_VERIFY", new { Message = Hello, SigningAlgorithm = "ECDSA_SHA_256" },
            ("Sign", new { Message = Hello, SigningAlgorithm = "ECDSA_SHA_256" }, "Signature")),
        ("VerifyMac", "HMAC_256", "GENERATE_VERIFY_MAC", new { Message = Hello, MacAlgorithm = "HMAC_SHA_256" },
            ("GenerateMac", new { Message = Hello, MacAlgorithm = "HMAC_SHA_256" }, "Mac")),
    ];

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string> Operations => [.. Uses.Select(use => use.Operation)];

    [Fact]
    public void The_twelve_operations_of_cryptography_count() => Assert.Equal(
        [.. Uses.Select(use => use.Operation), "ReEncrypt"],
        shared.Server.Server.Table.Of(Service.Kms).Where(row => row.CountsAsUse).Select(row => row.Name).ToHashSet());

    [Fact]
    public async Task A_key_that_was_never_used_says_so()
    {
        var made = (await Api.DoAsync("CreateKey", "{}")).GetProperty("KeyMetadata");
        var key = made.Text("KeyId");
        await Api.DoAsync("GetKeyPolicy", new { KeyId = key });

        var answer = await Api.DoAsync("GetKeyLastUsage", new { KeyId = TestServer.ArnOf(key) });

        Assert.Equal("KeyId KeyLastUsage TrackingStartDate KeyCreationDate", answer.Names());
        Assert.Equal((key, "{}"), (answer.Text("KeyId"), answer.GetProperty("KeyLastUsage").GetRawText()));
        Assert.Equal((made.Time("CreationDate"), made.Time("CreationDate")), (answer.Time("KeyCreationDate"), answer.Time("TrackingStartDate")));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task A_call_that_worked_is_the_last_use(string operation)
    {
        var use = Uses.Single(use => use.Operation == operation);
        var key = await Api.MakeKeyAsync(use.Spec, use.Usage);
        var request = With(use.Request, "KeyId", key);
        if (use.First is { } first)
        {
            request[first.Member] = (await Api.DoAsync(first.Operation, With(first.Request, "KeyId", key))).Blob(first.Member);
        }

        // A dry run and a refusal are none.
        var before = await LastAsync(key);
        await Api.RefusesAsync(operation, new Dictionary<string, object>(request) { ["DryRun"] = true }, "DryRunOperationException");
        await Api.DoAsync("DisableKey", new { KeyId = key });
        await Api.RefusesAsync(operation, request, "DisabledException");
        await Api.DoAsync("EnableKey", new { KeyId = key });
        Assert.Equal(before, await LastAsync(key));

        var answer = await Api.CallAsync(operation, request);

        Assert.True(answer.Status == 200, answer.Text);
        await IsLastAsync(Api, key, operation, answer);
    }

    [Fact]
    public async Task ReEncrypt_is_a_use_of_both_keys()
    {
        var (source, destination) = (await Api.MakeKeyAsync(), await Api.MakeKeyAsync());
        var blob = await Api.EncryptAsync(source, "x");
        await Api.RefusesAsync("ReEncrypt", new { CiphertextBlob = blob, DestinationKeyId = destination, DryRun = true }, "DryRunOperationException");
        Assert.Equal("{}", await LastAsync(destination));

        var answer = await Api.CallAsync("ReEncrypt", new { CiphertextBlob = blob, DestinationKeyId = destination });

        await IsLastAsync(Api, source, "ReEncrypt", answer);
        await IsLastAsync(Api, destination, "ReEncrypt", answer);
        var onto = await Api.CallAsync("ReEncrypt", new { CiphertextBlob = blob, DestinationKeyId = source });
        await IsLastAsync(Api, source, "ReEncrypt", onto);
        await IsLastAsync(Api, destination, "ReEncrypt", answer);
    }

    [Fact]
    public async Task What_does_not_verify_or_decrypt_does_not_count()
    {
        var (symmetric, signing, mac) = (await Api.MakeKeyAsync(), await Api.MakeKeyAsync("ECC_NIST_P256", "SIGN_VERIFY"), await Api.MakeKeyAsync("HMAC_256", "GENERATE_VERIFY_MAC"));
        var blob = await Api.EncryptAsync(symmetric, "x");
        blob[^1] ^= 1;
        var before = await LastAsync(symmetric);

        await Api.RefusesAsync("Decrypt", new { CiphertextBlob = blob }, "InvalidCiphertextException", text: null);
        await Api.RefusesAsync("ReEncrypt", new { CiphertextBlob = blob, DestinationKeyId = symmetric }, "InvalidCiphertextException", text: null);
        await Api.RefusesAsync(
            "Verify", new { KeyId = signing, Message = Hello, Signature = new byte[70], SigningAlgorithm = "ECDSA_SHA_256" }, "KMSInvalidSignatureException", text: null);
        await Api.RefusesAsync("VerifyMac", new { KeyId = mac, Message = Hello, Mac = new byte[32], MacAlgorithm = "HMAC_SHA_256" }, "KMSInvalidMacException", text: null);
        await shared.Nobody.RefusesAsync("Sign", KeyRequests.For("Sign", signing), "AccessDeniedException");
        await Api.DoAsync("GetPublicKey", new { KeyId = signing });
        await Api.DoAsync("DescribeKey", new { KeyId = signing });

        Assert.Equal(before, await LastAsync(symmetric));
        Assert.Equal(("{}", "{}"), (await LastAsync(signing), await LastAsync(mac)));
    }

    [Fact]
    public async Task An_alias_names_no_key_here_but_a_use_by_alias_counts()
    {
        var (key, alias) = (await Api.MakeKeyAsync(), NewAlias());
        await Api.DoAsync("CreateAlias", new { AliasName = alias, TargetKeyId = key });

        var answer = await Api.CallAsync("Encrypt", new { KeyId = alias, Plaintext = Hello });

        await IsLastAsync(Api, key, "Encrypt", answer);
        await Api.RefusesAsync("GetKeyLastUsage", new { KeyId = alias }, "NotFoundException", $"Invalid keyId '{alias}'");
    }

    [Fact]
    public async Task The_last_use_survives_a_restart_and_a_later_one_takes_its_place()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.Api.MakeKeyAsync();
        var first = await server.Api.CallAsync("Encrypt", new { KeyId = key, Plaintext = Hello });

        await server.RestartAsync();
        await IsLastAsync(server.Api, key, "Encrypt", first);

        server.Clock.Advance(TimeSpan.FromDays(3));
        var second = await server.Api.CallAsync("GenerateDataKey", new { KeyId = key, NumberOfBytes = 16 });
        await IsLastAsync(server.Api, key, "GenerateDataKey", second);
        var usage = (await server.Api.DoAsync("GetKeyLastUsage", new { KeyId = key })).GetProperty("KeyLastUsage");
        Assert.Equal(server.Clock.GetUtcNow().InMilliseconds(), usage.Time("Timestamp"));
    }

    [Fact]
    public async Task Each_Regions_key_of_a_set_counts_for_itself()
    {
        var key = await Api.MakeKeyAsync(multiRegion: true);
        var blob = await Api.EncryptAsync(key, "x");
        await Api.ReplicateAsync(key, "us-east-1");
        await shared.Server.SettleAsync();
        var here = await LastAsync(key);
        Assert.Equal("{}", (await shared.Elsewhere.DoAsync("GetKeyLastUsage", new { KeyId = key })).GetProperty("KeyLastUsage").GetRawText());

        var answer = await shared.Elsewhere.CallAsync("Decrypt", new { CiphertextBlob = blob });

        await IsLastAsync(shared.Elsewhere, key, "Decrypt", answer);
        Assert.Equal(here, await LastAsync(key));
    }

    [Fact]
    public async Task A_use_by_another_account_is_told_with_the_event_in_the_owners_trail()
    {
        var made = await Api.DoAsync("CreateKey", new
        {
            Policy = $$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":["{{TestServer.Account}}","{{TestServer.OtherAccount}}"]},"Action":"kms:*","Resource":"*"}]}
                """,
        });
        var key = made.GetProperty("KeyMetadata").Text("KeyId");

        var answer = await shared.Stranger.CallAsync("Encrypt", new { KeyId = TestServer.ArnOf(key), Plaintext = Hello });

        await IsLastAsync(Api, key, "Encrypt", answer);
    }

    private async Task<string> LastAsync(string key) => (await Api.DoAsync("GetKeyLastUsage", new { KeyId = key })).GetProperty("KeyLastUsage").GetRawText();

    private static async Task IsLastAsync(ApiClient api, string key, string operation, RawAnswer answer)
    {
        var usage = (await api.DoAsync("GetKeyLastUsage", new { KeyId = key })).GetProperty("KeyLastUsage");
        Assert.Equal("Operation Timestamp CloudTrailEventId KmsRequestId", usage.Names());
        Assert.Equal((operation, answer.Headers["x-amzn-RequestId"]), (usage.Text("Operation"), usage.Text("KmsRequestId")));
        var told = Assert.Single(await TestServer.TrailAsync(api, "EventId", usage.Text("CloudTrailEventId")));
        Assert.Equal((operation, answer.Headers["x-amzn-RequestId"]), (told.Text("eventName"), told.Text("requestID")));
    }

    private static Dictionary<string, object> With(object request, string member, object value)
    {
        var members = request.GetType().GetProperties().ToDictionary(property => property.Name, property => property.GetValue(request)!);
        members[member] = value;
        return members;
    }
}
