using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.Roles;

public sealed class UpdateAssumeRolePolicyTests
{
    [Fact]
    public async Task A_new_trust_policy_counts_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var a = await server.CreateUserAsync("a", Allow("sts:AssumeRole", "*"));
        var b = await server.CreateUserAsync("b", Allow("sts:AssumeRole", "*"));
        await server.CreateRoleAsync("deploy", Trust(UserArn("a")));
        await server.AssumeRoleAsync(a, "deploy");

        await server.Api.IamAsync("UpdateAssumeRolePolicy", ("RoleName", "deploy"), ("PolicyDocument", Trust(UserArn("b"))));

        await server.AssumeRoleAsync(b, "deploy");
        await Assert.ThrowsAsync<ApiException>(() => server.AssumeRoleAsync(a, "deploy"));
        Assert.Equal(Uri.EscapeDataString(Trust(UserArn("b"))), (await server.Api.IamAsync("GetRole", ("RoleName", "deploy")))["AssumeRolePolicyDocument"]);
    }

    [Theory]
    [InlineData("nonsense", "MalformedPolicyDocument", 400, "This policy contains invalid Json")]
    [InlineData(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::999999999999:root"},"Action":"sts:AssumeRole"}]}""",
        "MalformedPolicyDocument",
        400,
        "Invalid principal in policy: \"AWS\":\"arn:aws:iam::999999999999:root\"")]
    [InlineData(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"kms:Sign"}]}""",
        "MalformedPolicyDocument",
        400,
        "AssumeRole policy may only specify STS AssumeRole actions.")]
    [InlineData(
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sts:AssumeRole","Resource":"*"}]}""",
        "MalformedPolicyDocument",
        400,
        "Has prohibited field Resource")]
    public async Task A_policy_that_cannot_be_a_trust_policy_is_refused(string policy, string code, int status, string text)
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);

        await server.Api.IamRefusesAsync(status, code, text, "UpdateAssumeRolePolicy", ("RoleName", "deploy"), ("PolicyDocument", policy));
    }

    [Fact]
    public async Task A_trust_policy_has_2048_characters_at_most()
    {
        await using var server = await TestServer.StartAsync();
        await server.CreateRoleAsync("deploy", AccountTrust);

        await server.Api.IamRefusesAsync(
            409, "LimitExceeded", "Cannot exceed quota for ACLSizePerRole: 2048", "UpdateAssumeRolePolicy", ("RoleName", "deploy"), ("PolicyDocument", TrustOf(2049)));
    }
}
