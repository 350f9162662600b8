using Amazon.KeyManagementService.Model;
using Signet.Identifiers;
using Signet.Storage;
using Signet.Storage.Records;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Grants;

/// <summary>CreateGrant: what it takes, what it answers, what it refuses.</summary>
public sealed class CreateGrantTests(SharedServer shared)
{
    private const string Quota = "Grants per key quota for this account in this region is 50000, current usage is 50000.";

    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task It_answers_a_token_and_an_id()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");

        var answer = await Api.DoAsync("CreateGrant", KeyRequests.For("CreateGrant", key));

        Assert.Equal("GrantToken GrantId", answer.Names());
        Assert.Matches("^[0-9a-f]{64}$", answer.Text("GrantId"));
        Assert.InRange(Convert.FromBase64String(answer.Text("GrantToken")).Length, 1, 6000);
    }

    [Fact]
    public async Task The_SDK_makes_grants()
    {
        var key = await shared.Server.CreateKeyAsync("RSA_2048");

        var made = await shared.Server.Kms.CreateGrantAsync(
            new CreateGrantRequest { KeyId = key, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = GrantCalls.Root, Operations = ["Verify", "Sign"], Name = "release" },
            Cancel);

        var listed = Assert.Single((await shared.Server.Kms.ListGrantsAsync(new ListGrantsRequest { KeyId = key }, Cancel)).Grants);
        Assert.Equal((made.GrantId, "release", GrantCalls.Root), (listed.GrantId, listed.Name, listed.RetiringPrincipal));
        Assert.Equal(["Sign", "Verify"], listed.Operations);
    }

    [Fact]
    public async Task Every_call_without_a_name_makes_a_grant()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var (first, second) = (await Api.GrantAsync(key, GrantCalls.Root, "Sign"), await Api.GrantAsync(key, GrantCalls.Root, "Sign"));

        Assert.NotEqual(first.Id, second.Id);
        Assert.Equal(2, (await Api.GrantsAsync(key)).Count);
    }

    [Fact]
    public async Task The_same_name_and_the_same_everything_is_the_same_grant_with_a_fresh_token()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var first = await Api.GrantAsync(new { KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = new[] { "Sign", "Verify" }, Name = "n" });
        var again = await Api.GrantAsync(
            new { KeyId = TestServer.ArnOf(key), GranteePrincipal = GrantCalls.Root, Operations = new[] { "Verify", "Sign", "Sign" }, Name = "n" });

        Assert.Equal(first.Id, again.Id);
        Assert.NotEqual(first.Token, again.Token);
        Assert.Single(await Api.GrantsAsync(key));
    }

    [Fact]
    public async Task The_same_name_and_anything_else_is_another_grant()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        await shared.Server.CreateRoleAsync("named", """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole"}}""");
        var request = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["KeyId"] = key, ["GranteePrincipal"] = GrantCalls.Root, ["Operations"] = new[] { "Sign" }, ["Name"] = "n",
        };
        var ids = new HashSet<string>(StringComparer.Ordinal) { (await Api.GrantAsync(request)).Id };
        foreach (var (member, value) in new (string, object)[]
        {
            ("Name", "N"), ("GranteePrincipal", GrantCalls.Role("named")), ("RetiringPrincipal", GrantCalls.Root), ("Operations", new[] { "Verify" }),
        })
        {
            ids.Add((await Api.GrantAsync(new Dictionary<string, object>(request, StringComparer.Ordinal) { [member] = value })).Id);
        }

        Assert.Equal(5, ids.Count);
    }

    [Fact]
    public async Task A_name_that_is_sent_by_many_at_once_makes_one_grant()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var made = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ =>
            Api.GrantAsync(new { KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = new[] { "Sign" }, Name = "retried" })));

        Assert.Single(made.Select(grant => grant.Id).Distinct(StringComparer.Ordinal));
        Assert.Equal(20, made.Select(grant => grant.Token).Distinct(StringComparer.Ordinal).Count());
        Assert.Single(await Api.GrantsAsync(key));
    }

    [Fact]
    public async Task A_name_whose_grant_is_gone_makes_a_new_one()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var request = new { KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = new[] { "Sign" }, Name = "n" };
        var first = await Api.GrantAsync(request);
        await Api.DoNothingAsync("RevokeGrant", new { KeyId = key, GrantId = first.Id });

        Assert.NotEqual(first.Id, (await Api.GrantAsync(request)).Id);
    }

    [Fact]
    public async Task Each_kind_of_principal_can_be_given_a_grant()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        var other = server.ApiAs(await server.CreateAccountAsync());
        await server.CreateUserAsync("alice");
        await TestServer.CreateUserAsync(other, "bob");
        await server.SessionAsync("Signer");
        string[] principals =
        [
            GrantCalls.Root, GrantCalls.OtherRoot, GrantCalls.User("alice"), GrantCalls.User("bob", TestServer.OtherAccount), GrantCalls.Role("Signer"),
            GrantCalls.Session("Signer", "anything"), $"arn:aws:sts::{TestServer.Account}:federated-user/carol",
        ];
        foreach (var principal in principals)
        {
            await server.Api.GrantAsync(new { KeyId = key, GranteePrincipal = principal, RetiringPrincipal = principal, Operations = new[] { "Sign" } });
        }

        var grants = await server.Api.GrantsAsync(key);
        Assert.Equal(principals.Order(StringComparer.Ordinal), grants.Select(grant => grant.Text("GranteePrincipal")).Order(StringComparer.Ordinal));
        Assert.All(grants, grant => Assert.Equal(grant.Text("GranteePrincipal"), grant.Text("RetiringPrincipal")));
    }

    [Theory]
    [InlineData("111122223333"), InlineData("nobody"), InlineData("arn:aws:iam::111122223333:user/nobody-here"), InlineData("arn:aws:iam::111122223333:role/none")]
    [InlineData("arn:aws:iam::111122223333:user/path/nobody"), InlineData("arn:aws:iam::111122223333:user/NOBODY"), InlineData("arn:aws:iam::999988887777:root")]
    [InlineData("arn:aws:iam::111122223333:group/admins"), InlineData("arn:aws:iam::111122223333:root/x"), InlineData("arn:aws:iam:eu-central-1:111122223333:root")]
    [InlineData("arn:aws:sts::111122223333:assumed-role/none/session"), InlineData("arn:aws:sts::111122223333:assumed-role/none"), InlineData("arn:aws:iam::111122223333")]
    [InlineData("arn:aws:sts::999988887777:federated-user/x"), InlineData("arn:aws:s3:::bucket"), InlineData("AIDAQEXAMPLE0000000AA"), InlineData("s3.amazonaws.com")]
    [InlineData("arn:aws:kms:eu-central-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"), InlineData("arn:aws:iam::111122223333:user")]
    public async Task A_principal_that_is_not_there_is_an_invalid_arn(string principal)
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");
        var text = $"ARN does not refer to a valid principal: {principal}";

        await Api.RefusesAsync("CreateGrant", new { KeyId = key, GranteePrincipal = principal, Operations = new[] { "Sign" } }, "InvalidArnException", text);
        await Api.RefusesAsync(
            "CreateGrant", new { KeyId = key, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = principal, Operations = new[] { "Sign" } }, "InvalidArnException", text);
    }

    [Fact]
    public async Task Members_keep_to_their_constraints()
    {
        var key = await shared.KeyAsync("ECC_NIST_P256");
        object With(string grantee, string[] operations, string name) => new { KeyId = key, GranteePrincipal = grantee, Operations = operations, Name = name };

        await Api.RefusesAsync("CreateGrant", "{}", "ValidationException", "3 validation errors detected: "
            + "Value null at 'keyId' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'granteePrincipal' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'operations' failed to satisfy constraint: Member must not be null");
        await Api.RefusesValueAsync("CreateGrant", With("a b", ["Sign"], "n"), @"Value 'a b' at 'granteePrincipal' failed to satisfy constraint: "
            + @"Member must satisfy regular expression pattern: ^[\w+=,.@:/-]+$");
        await Api.RefusesValueAsync("CreateGrant", With(GrantCalls.Root, [], "n"), "Value at 'operations' failed to satisfy constraint: "
            + "Member must have length greater than or equal to 1");
        await Api.RefusesValueAsync("CreateGrant", With(GrantCalls.Root, ["Sign"], "a b"), "Value 'a b' at 'name' failed to satisfy constraint: "
            + "Member must satisfy regular expression pattern: ^[a-zA-Z0-9:/_-]+$");
        var unknown = await Api.RefusesAsync("CreateGrant", With(GrantCalls.Root, ["Sign", "ReEncrypt"], "n"), "ValidationException");
        Assert.StartsWith(
            "1 validation error detected: Value 'ReEncrypt' at 'operations.2.member' failed to satisfy constraint: Member must satisfy enum value set: [CreateGrant, Decrypt,",
            unknown, StringComparison.Ordinal);
        foreach (var (member, value) in new[] { ("granteePrincipal", new string('a', 257)), ("name", new string('a', 257)) })
        {
            await Api.RefusesValueAsync(
                "CreateGrant", member is "name" ? With(GrantCalls.Root, ["Sign"], value) : With(value, ["Sign"], "n"),
                $"Value '{value}' at '{member}' failed to satisfy constraint: Member must have length less than or equal to 256");
        }
    }

    [Theory]
    [InlineData("ECC_NIST_P256", "SIGN_VERIFY", "Sign Verify Decrypt GenerateMac", "Decrypt, GenerateMac")]
    [InlineData("RSA_2048", "ENCRYPT_DECRYPT", "Decrypt GenerateDataKey", "GenerateDataKey")]
    public async Task Operations_that_the_key_does_not_have_are_refused(string spec, string usage, string operations, string misfits)
    {
        var key = await shared.KeyAsync(spec, usage);

        await Api.RefusesAsync(
            "CreateGrant", new { KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = operations.Split(' ') }, "ValidationException",
            $"The grant operations {misfits} are not supported by the key {TestServer.ArnOf(key)}, whose key spec is {spec} and key usage {usage}.");
    }

    [Theory, InlineData("EncryptionContextSubset"), InlineData("EncryptionContextEquals")]
    public async Task Constraints_on_an_asymmetric_key_are_refused(string constraint)
    {
        var key = await shared.KeyAsync("RSA_2048", "ENCRYPT_DECRYPT");
        foreach (var pairs in new[] { new Dictionary<string, string>(StringComparer.Ordinal), new(StringComparer.Ordinal) { ["a"] = "1" } })
        {
            await Api.RefusesAsync(
                "CreateGrant",
                new { KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = new[] { "Decrypt" }, Constraints = new Dictionary<string, object>(StringComparer.Ordinal) { [constraint] = pairs } },
                "ValidationException",
                $"Grant constraints are not supported by the key {TestServer.ArnOf(key)}, which takes no encryption context.");
        }

        await Api.DoAsync("CreateGrant", new { KeyId = await shared.Server.CreateKeyAsync("ECC_NIST_P256"), GranteePrincipal = GrantCalls.Root, Operations = new[] { "Sign" }, Constraints = new { } });
    }

    [Fact]
    public async Task A_dry_run_makes_no_grant()
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var request = new { KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = new[] { "Sign" }, DryRun = true };

        await Api.RefusesAsync("CreateGrant", request, "DryRunOperationException", "The request would have succeeded, but the DryRun option is set.");
        Assert.Empty(await Api.GrantsAsync(key));
    }

    [Fact]
    public async Task A_key_has_at_most_50_000_grants()
    {
        await using var server = await TestServer.StartAsync();
        var key = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.CreateUserAsync("grantee");
        var last = await server.Api.GrantAsync(new { KeyId = key, GranteePrincipal = GrantCalls.User("grantee"), Operations = new[] { "Sign" }, Name = "last" });
        await server.RestartWithStoreAsync(FillAsync);

        await server.Api.RefusesAsync("CreateGrant", KeyRequests.For("CreateGrant", key), "LimitExceededException", Quota);
        var again = await server.Api.GrantAsync(new { KeyId = key, GranteePrincipal = GrantCalls.User("grantee"), Operations = new[] { "Sign" }, Name = "last" });
        Assert.Equal(last.Id, again.Id);

        await server.Api.DoNothingAsync("RevokeGrant", new { KeyId = key, GrantId = last.Id });
        await server.Api.GrantAsync(key, GrantCalls.Root, "Sign");
        await server.Api.RefusesAsync("CreateGrant", KeyRequests.For("CreateGrant", key), "LimitExceededException", Quota);

        async Task FillAsync(IStore store)
        {
            foreach (var batch in Enumerable.Range(1, 49_999).Chunk(9_000))
            {
                await store.CommitAsync(new([.. batch.Select(number => Change.Insert(Numbered(number, KeyId.Parse(key))))], []), Cancel);
            }
        }
    }

    private static GrantRecord Numbered(int number, KeyId key) => new()
    {
        AccountId = AccountId.Parse(TestServer.Account),
        Region = Region.Parse(TestServer.Region),
        KeyId = key,
        Id = number.ToString("x64"),
        Name = null,
        GranteePrincipal = GrantCalls.Root,
        RetiringPrincipal = null,
        Operations = ["Sign"],
        EncryptionContextEquals = null,
        EncryptionContextSubset = null,
        IssuingAccountId = AccountId.Parse(TestServer.Account),
        CreatedAt = DateTimeOffset.UnixEpoch,
    };
}
