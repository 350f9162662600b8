namespace Signet.Server.Tests.Kms.Grants;

/// <summary>The condition keys of the operations on grants.</summary>
public sealed class GrantConditionTests
{
    [Theory]
    [InlineData("StringEquals", "kms:GranteePrincipal", "arn:aws:iam::111122223333:user/alice", true)]
    [InlineData("StringEquals", "kms:GranteePrincipal", "arn:aws:iam::111122223333:user/bob", false)]
    [InlineData("StringEquals", "kms:RetiringPrincipal", "arn:aws:iam::111122223333:root", true)]
    [InlineData("StringEquals", "kms:RetiringPrincipal", "arn:aws:iam::444455556666:root", false)]
    [InlineData("ForAllValues:StringEquals", "kms:GrantOperations", "Sign Verify", true)]
    [InlineData("ForAllValues:StringEquals", "kms:GrantOperations", "Sign", false)]
    [InlineData("ForAnyValue:StringEquals", "kms:GrantOperations", "Verify DescribeKey", true)]
    [InlineData("Bool", "kms:GrantIsForAWSResource", "false", true)]
    [InlineData("Bool", "kms:GrantIsForAWSResource", "true", false)]
    [InlineData("Null", "kms:GrantConstraintType", "true", true)]
    [InlineData("Null", "kms:EncryptionContextKeys", "true", true)]
    public async Task Policies_see_what_CreateGrant_asks_for(string @operator, string key, string values, bool allowed)
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.CreateKeyAsync("ECC_NIST_P256");
        await server.CreateUserAsync("alice");
        var maker = server.ApiAs(await server.CreateUserAsync("maker", Conditional("kms:CreateGrant", @operator, key, values)));
        var request = new { KeyId = id, GranteePrincipal = GrantCalls.User("alice"), RetiringPrincipal = GrantCalls.Root, Operations = new[] { "Sign", "Verify" } };

        Assert.Equal(allowed ? 200 : 400, (await maker.CallAsync("CreateGrant", request)).Status);
    }

    [Fact]
    public async Task A_retiring_principal_that_is_not_given_is_absent()
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.CreateKeyAsync("ECC_NIST_P256");
        var maker = server.ApiAs(await server.CreateUserAsync("maker", Conditional("kms:CreateGrant", "Null", "kms:RetiringPrincipal", "true")));

        await maker.GrantAsync(id, GrantCalls.Root, "Sign");
        await maker.RefusesAsync(
            "CreateGrant", new { KeyId = id, GranteePrincipal = GrantCalls.Root, RetiringPrincipal = GrantCalls.Root, Operations = new[] { "Sign" } }, "AccessDeniedException");
    }

    [Theory, InlineData("false", true), InlineData("true", false)]
    public async Task No_list_and_no_revocation_is_for_an_AWS_resource(string value, bool allowed)
    {
        await using var server = await TestServer.StartAsync();
        var id = await server.CreateKeyAsync("ECC_NIST_P256");
        var grant = await server.Api.GrantAsync(id, GrantCalls.Root, "Sign");
        var user = server.ApiAs(await server.CreateUserAsync("user", Conditional("kms:*", "Bool", "kms:GrantIsForAWSResource", value)));

        Assert.Equal(allowed ? 200 : 400, (await user.CallAsync("ListGrants", new { KeyId = id })).Status);
        Assert.Equal(allowed ? 200 : 400, (await user.CallAsync("RevokeGrant", new { KeyId = id, GrantId = grant.Id })).Status);
    }

    private static string Conditional(string action, string @operator, string key, string values) => System.Text.Json.JsonSerializer.Serialize(new
    {
        Version = "2012-10-17",
        Statement = new
        {
            Effect = "Allow",
            Action = action,
            Resource = "*",
            Condition = new Dictionary<string, object>(StringComparer.Ordinal) { [@operator] = new Dictionary<string, object>(StringComparer.Ordinal) { [key] = values.Split(' ') } },
        },
    });
}
