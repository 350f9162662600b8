using Signet.Server.Tests.Kms;
using Signet.Server.Tests.Kms.Use;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Pipeline;

/// <summary>Request quotas, by a clock that stands still: as many calls as the quota says go through, then none, and after a second as many again.</summary>
public sealed class ThrottlingTests
{
    private const string Root = $"arn:aws:iam::{TestServer.Account}:root";
    private const string Text = "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.";

    // Calls a second, and the operations that each have so many for themselves.
    private static readonly (int PerSecond, string Operations)[] Own =
    [
        (15, "DeleteAlias DeleteImportedKeyMaterial EnableKeyRotation ImportKeyMaterial PutKeyPolicy ScheduleKeyDeletion"),
        (10, "TagResource"),
        (5, "CreateKey CreateAlias CancelKeyDeletion DisableKey DisableKeyRotation EnableKey GetKeyLastUsage ReplicateKey RotateKeyOnDemand UntagResource UpdateAlias "
            + "UpdateKeyDescription UpdatePrimaryRegion ConnectCustomKeyStore CreateCustomKeyStore DeleteCustomKeyStore DescribeCustomKeyStores "
            + "DisconnectCustomKeyStore UpdateCustomKeyStore"),
        (50, "CreateGrant RetireGrant RevokeGrant"),
        (100, "ListGrants ListKeyPolicies ListKeyRotations ListRetirableGrants"),
        (500, "ListKeys ListAliases"),
        (1000, "GetKeyPolicy GetKeyRotationStatus"),
        (2000, "DescribeKey GetPublicKey ListResourceTags"),
        (1, "GetParametersForImport"),
    ];

    public static TheoryData<string, int> Operations =>
        [.. from row in Own from operation in row.Operations.Split(' ', StringSplitOptions.RemoveEmptyEntries) select (operation, row.PerSecond)];

    // What shares a quota: a call of each, and how many a second.
    public static TheoryData<string, int> Shared => new()
    {
        { "Sign RSA_2048 SIGN_VERIFY, Verify RSA_2048 SIGN_VERIFY, Encrypt RSA_2048 ENCRYPT_DECRYPT, Decrypt RSA_2048 ENCRYPT_DECRYPT", 1000 },
        { "Sign ECC_NIST_P256 SIGN_VERIFY, Sign SM2 SIGN_VERIFY, DeriveSharedSecret ECC_NIST_P384 KEY_AGREEMENT, Sign ECC_NIST_EDWARDS25519 SIGN_VERIFY, Encrypt SM2 ENCRYPT_DECRYPT", 1000 },
        { "Sign ML_DSA_44 SIGN_VERIFY, Verify ML_DSA_65 SIGN_VERIFY", 1000 },
        { "Encrypt SYMMETRIC_DEFAULT ENCRYPT_DECRYPT, Decrypt SYMMETRIC_DEFAULT ENCRYPT_DECRYPT, GenerateDataKey SYMMETRIC_DEFAULT ENCRYPT_DECRYPT, "
            + "GenerateDataKeyWithoutPlaintext SYMMETRIC_DEFAULT ENCRYPT_DECRYPT, GenerateMac HMAC_224 GENERATE_VERIFY_MAC, VerifyMac HMAC_512 GENERATE_VERIFY_MAC", 10_000 },
    };

    public static TheoryData<string, int> Pairs => new()
    {
        { "RSA_2048", 20 }, { "RSA_3072", 4 }, { "RSA_4096", 1 }, { "SM2", 25 }, { "ECC_NIST_P256", 100 }, { "ECC_NIST_EDWARDS25519", 100 },
    };

    [Fact]
    public async Task Every_operation_has_its_quota()
    {
        await using var server = await TestServer.StartAsync();
        string[] counted = [.. Operations.Select(row => row.Data.Item1), .. UseRequests.OnOneKey, "ReEncrypt", "GenerateRandom"];

        Assert.Equal(server.Server.Table.Of(Signet.Server.Pipeline.Service.Kms).Select(row => row.Name).Order(StringComparer.Ordinal), counted.Order(StringComparer.Ordinal));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task An_operation_is_held_to_its_quota(string operation, int perSecond)
    {
        await using var server = await StartAsync();
        await HoldsAsync(server, perSecond, [(operation, await RequestAsync(server, operation))]);
    }

    [Theory, MemberData(nameof(Shared))]
    public async Task Cryptography_shares_a_quota_by_the_family_of_its_keys(string calls, int perSecond)
    {
        await using var server = await StartAsync();
        List<(string, object)> rows = [];
        foreach (var words in calls.Split(", ").Select(call => call.Split(' ')))
        {
            var kind = new KeyKind(words[1], words[2]);
            var key = await kind.CreateAsync(server.Api);
            rows.Add((words[0], await UseRequests.WorkingAsync(server.Api, words[0], kind, key)));
            server.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        await HoldsAsync(server, perSecond, rows);
    }

    [Theory, MemberData(nameof(Pairs))]
    public async Task Data_key_pairs_are_counted_by_their_spec(string spec, int perSecond)
    {
        await using var server = await StartAsync();
        var request = new { KeyId = await KeyKind.For("GenerateDataKey").CreateAsync(server.Api), KeyPairSpec = spec };

        await HoldsAsync(server, perSecond, [("GenerateDataKeyPair", request), ("GenerateDataKeyPairWithoutPlaintext", request)]);
    }

    [Fact]
    public async Task The_quota_of_an_account_in_a_Region_is_its_own()
    {
        await using var server = await StartAsync();
        var stranger = server.ApiAs(await server.CreateAccountAsync());
        var elsewhere = server.ApiAs(server.Root, "us-east-1");
        for (var i = 0; i < 5; i++)
        {
            await server.Api.DoAsync("CreateKey", "{}");
        }

        await server.Api.RefusesAsync("CreateKey", "{}", "ThrottlingException", Text);
        await stranger.DoAsync("CreateKey", "{}");
        await elsewhere.DoAsync("CreateKey", "{}");
        await server.Api.DoAsync("ListKeys", "{}");

        // A fifth of a second brings one call of five.
        server.Clock.Advance(TimeSpan.FromMilliseconds(200));
        await server.Api.DoAsync("CreateKey", "{}");
        await server.Api.RefusesAsync("CreateKey", "{}", "ThrottlingException", Text);
    }

    [Fact]
    public async Task Calls_that_are_denied_count_too_and_the_caller_is_who_pays()
    {
        await using var server = await StartAsync();
        var nobody = server.ApiAs(await server.CreateUserAsync("nobody"));
        for (var i = 0; i < 5; i++)
        {
            await nobody.RefusesAsync("CreateKey", "{}", "AccessDeniedException");
        }

        await nobody.RefusesAsync("CreateKey", "{}", "ThrottlingException", Text);
        await server.Api.RefusesAsync("CreateKey", "{}", "ThrottlingException", Text);
        Assert.Equal("ThrottlingException", (await server.TrailAsync("EventName", "CreateKey"))[0].Text("errorCode"));
    }

    [Fact]
    public async Task Nobody_is_held_to_quotas_unless_the_setting_says_so()
    {
        await using var server = await TestServer.StartAsync();
        for (var i = 0; i < 12; i++)
        {
            await server.Api.DoAsync("CreateKey", "{}");
        }
    }

    private static Task<TestServer> StartAsync() => TestServer.StartAsync(options => options with { Throttles = true });

    // By a user without rights, whose calls do nothing and count all the same: the quota, one call more, and what a fifth of a second brings.
    private static async Task HoldsAsync(TestServer server, int perSecond, IReadOnlyList<(string Operation, object Request)> calls)
    {
        var nobody = server.ApiAs(await server.CreateUserAsync("nobody"));
        server.Clock.Advance(TimeSpan.FromSeconds(2));
        foreach (var count in new[] { perSecond, perSecond / 5 })
        {
            await Parallel.ForAsync(0, count, Cancel, async (i, _) => await nobody.RefusesAsync(calls[i % calls.Count].Operation, calls[i % calls.Count].Request, "AccessDeniedException"));
            foreach (var (operation, request) in calls)
            {
                await nobody.RefusesAsync(operation, request, "ThrottlingException", Text);
            }

            server.Clock.Advance(TimeSpan.FromMilliseconds(200));
        }
    }

    // A request that reaches its key.
    private static async Task<object> RequestAsync(TestServer server, string operation)
    {
        if (operation is "CreateKey" or "ListKeys" or "ListAliases" or "DescribeCustomKeyStores")
        {
            return new { };
        }

        if (operation is "CreateCustomKeyStore")
        {
            return new
            {
                CustomKeyStoreName = "store", CustomKeyStoreType = "EXTERNAL_KEY_STORE", XksProxyUriEndpoint = "https://xks.example.com", XksProxyUriPath = "/kms/xks/v1",
                XksProxyConnectivity = "PUBLIC_ENDPOINT",
                XksProxyAuthenticationCredential = new { AccessKeyId = new string('A', 20), RawSecretAccessKey = new string('s', 43) },
            };
        }

        if (operation.EndsWith("CustomKeyStore", StringComparison.Ordinal))
        {
            return new { CustomKeyStoreId = "cks-0123456789abcdef0" };
        }

        var key = await KeyKind.For("GenerateDataKey").CreateAsync(server.Api);
        var grantId = "";
        if (operation is "DeleteAlias" or "UpdateAlias")
        {
            await server.Api.DoAsync("CreateAlias", new { AliasName = "alias/a", TargetKeyId = key });
        }

        if (operation is "RetireGrant" or "RevokeGrant")
        {
            var grant = await server.Api.DoAsync("CreateGrant", new { KeyId = key, GranteePrincipal = Root, Operations = new[] { "Decrypt" } });
            grantId = grant.Text("GrantId");
        }

        return operation switch
        {
            "CreateAlias" or "DeleteAlias" or "UpdateAlias" => new { AliasName = "alias/a", TargetKeyId = key },
            "CreateGrant" => new { KeyId = key, GranteePrincipal = Root, Operations = new[] { "Decrypt" } },
            "RetireGrant" or "RevokeGrant" => new { KeyId = TestServer.ArnOf(key), GrantId = grantId },
            "ListRetirableGrants" => new { RetiringPrincipal = Root },
            _ => new
            {
                KeyId = key, Policy = KeyRequests.OpenPolicy, Tags = new[] { new { TagKey = "a", TagValue = "" } }, TagKeys = new[] { "a" }, Description = "",
                ReplicaRegion = "us-east-1", PrimaryRegion = "us-east-1", WrappingAlgorithm = "RSAES_OAEP_SHA_256", WrappingKeySpec = "RSA_2048",
                ImportToken = "AA==", EncryptedKeyMaterial = "AA==", ExpirationModel = "KEY_MATERIAL_DOES_NOT_EXPIRE",
            },
        };
    }
}
