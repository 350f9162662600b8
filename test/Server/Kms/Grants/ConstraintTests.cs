using System.Text.Json;

namespace Signet.Server.Tests.Kms.Grants;

/// <summary>Grant constraints on a symmetric encryption key.</summary>
public sealed class ConstraintTests
{
    private static Dictionary<string, string> Blue => new(StringComparer.Ordinal) { ["tenant"] = "blue" };

    private static Dictionary<string, string> BlueBackup => new(StringComparer.Ordinal) { ["tenant"] = "blue", ["purpose"] = "backup" };

    [Fact]
    public async Task Constraints_are_shown_as_they_were_given()
    {
        await using var server = await TestServer.StartAsync();
        var key = await SymmetricKeyAsync(server);
        var constraints = new { EncryptionContextSubset = BlueBackup, EncryptionContextEquals = new Dictionary<string, string>(StringComparer.Ordinal) { ["Ä \"b\""] = "" } };
        await server.Api.GrantAsync(new { KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = new[] { "Decrypt" }, Constraints = constraints });
        await server.RestartAsync();

        var shown = Assert.Single(await server.Api.GrantsAsync(key)).GetProperty("Constraints");

        Assert.True(JsonElement.DeepEquals(JsonSerializer.SerializeToElement(constraints), shown), shown.GetRawText());
    }

    [Fact]
    public async Task A_constraint_has_at_most_8_pairs_of_at_most_384_characters()
    {
        await using var server = await TestServer.StartAsync();
        var key = await SymmetricKeyAsync(server);
        foreach (var name in new[] { "EncryptionContextSubset", "EncryptionContextEquals" })
        {
            object Request(int pairs, int keyLength, int valueLength) => new
            {
                KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = new[] { "Decrypt" },
                Constraints = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    [name] = Enumerable.Range(0, pairs).ToDictionary(i => i + new string('k', keyLength - 1), _ => new string('v', valueLength), StringComparer.Ordinal),
                },
            };

            await server.Api.GrantAsync(Request(8, 384, 384));
            await server.Api.RefusesAsync(
                "CreateGrant", Request(9, 2, 2), "ValidationException", $"The grant constraint {name} has more than 8 encryption context pairs.");
            foreach (var request in new[] { Request(1, 385, 1), Request(1, 1, 385) })
            {
                await server.Api.RefusesAsync(
                    "CreateGrant", request, "ValidationException", $"The grant constraint {name} has an encryption context key or value of more than 384 characters.");
            }
        }
    }

    [Fact]
    public async Task A_grant_made_by_a_grant_is_constrained_as_strictly_or_more()
    {
        await using var server = await TestServer.StartAsync();
        var key = await SymmetricKeyAsync(server);
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));
        await server.Api.GrantAsync(new
        {
            KeyId = key, GranteePrincipal = GrantCalls.User("alice"), Operations = new[] { "CreateGrant", "Decrypt" }, Constraints = new { EncryptionContextSubset = Blue },
        });
        object Child(object? constraints) => new { KeyId = key, GranteePrincipal = GrantCalls.User("alice"), Operations = new[] { "Decrypt" }, Constraints = constraints };
        var red = new Dictionary<string, string>(StringComparer.Ordinal) { ["tenant"] = "red" };

        foreach (var good in new object[] { new { EncryptionContextSubset = Blue }, new { EncryptionContextSubset = BlueBackup }, new { EncryptionContextEquals = Blue } })
        {
            await alice.GrantAsync(Child(good));
        }

        foreach (var bad in new[] { null, new { }, new { EncryptionContextSubset = red }, (object)new { EncryptionContextEquals = red } })
        {
            await alice.RefusesAsync("CreateGrant", Child(bad), "AccessDeniedException");
        }
    }

    [Fact]
    public async Task A_constraint_is_no_hindrance_to_describing_and_retiring()
    {
        await using var server = await TestServer.StartAsync();
        var key = await SymmetricKeyAsync(server);
        var alice = server.ApiAs(await server.CreateUserAsync("alice"));
        var grant = await server.Api.GrantAsync(new
        {
            KeyId = key, GranteePrincipal = GrantCalls.User("alice"), Operations = new[] { "Decrypt", "DescribeKey", "RetireGrant" }, Constraints = new { EncryptionContextEquals = Blue },
        });

        Assert.True(await alice.MayAsync("DescribeKey", key));
        await alice.DoNothingAsync("RetireGrant", new { GrantToken = grant.Token });
    }

    [Fact]
    public async Task Constraints_belong_to_what_makes_a_named_grant_the_same()
    {
        await using var server = await TestServer.StartAsync();
        var key = await SymmetricKeyAsync(server);
        async Task<string> MakeAsync(object? constraints) => (await server.Api.GrantAsync(
            new { KeyId = key, GranteePrincipal = GrantCalls.Root, Operations = new[] { "Decrypt" }, Name = "n", Constraints = constraints })).Id;

        var first = await MakeAsync(new { EncryptionContextSubset = BlueBackup });

        Assert.Equal(first, await MakeAsync(new { EncryptionContextSubset = BlueBackup.Reverse().ToDictionary(StringComparer.Ordinal) }));
        Assert.NotEqual(first, await MakeAsync(new { EncryptionContextEquals = BlueBackup }));
        Assert.NotEqual(first, await MakeAsync(new { EncryptionContextSubset = Blue }));
        Assert.NotEqual(first, await MakeAsync(null));
    }

    [Theory]
    [InlineData("StringEquals", "kms:GrantConstraintType", "EncryptionContextSubset", true)]
    [InlineData("StringEquals", "kms:GrantConstraintType", "EncryptionContextEquals", false)]
    [InlineData("StringEquals", "kms:EncryptionContext:tenant", "blue", true)]
    [InlineData("StringEquals", "kms:EncryptionContext:tenant", "red", false)]
    [InlineData("ForAllValues:StringEquals", "kms:EncryptionContextKeys", "tenant", true)]
    [InlineData("ForAllValues:StringEquals", "kms:EncryptionContextKeys", "purpose", false)]
    public async Task Policies_see_the_constraints_of_CreateGrant_and_of_RetireGrant(string @operator, string key, string value, bool allowed)
    {
        await using var server = await TestServer.StartAsync();
        var id = await SymmetricKeyAsync(server);
        var user = server.ApiAs(await server.CreateUserAsync(
            "user",
            $$"""
            {"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["kms:CreateGrant","kms:RetireGrant"],"Resource":"*",
            "Condition":{"{{@operator}}":{"{{key}}":"{{value}}"} } } }
            """));
        var request = new { KeyId = id, GranteePrincipal = GrantCalls.Root, Operations = new[] { "Decrypt" }, Constraints = new { EncryptionContextSubset = Blue } };
        var grant = await server.Api.GrantAsync(request);

        Assert.Equal(allowed ? 200 : 400, (await user.CallAsync("CreateGrant", request)).Status);
        Assert.Equal(allowed ? 200 : 400, (await user.CallAsync("RetireGrant", new { GrantToken = grant.Token })).Status);
    }

    private static Task<string> SymmetricKeyAsync(TestServer server) => server.CreateKeyAsync("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT");
}
