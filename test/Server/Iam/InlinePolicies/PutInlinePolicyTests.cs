using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.InlinePolicies;

public sealed class PutInlinePolicyTests
{
    public static TheoryData<string> Kinds => PolicyOwner.Kinds;

    [Fact]
    public async Task A_users_policy_counts_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("ci"));
        await Assert.ThrowsAsync<ApiException>(() => user.IamAsync("ListUsers"));

        await server.Api.IamAsync("PutUserPolicy", ("UserName", "ci"), ("PolicyName", "p"), ("PolicyDocument", AllowAll));

        await user.IamAsync("ListUsers");
    }

    [Fact]
    public async Task A_roles_policy_counts_at_once_for_its_sessions()
    {
        await using var server = await TestServer.StartAsync();
        var session = server.ApiAs(await server.SessionOfNewRoleAsync("deploy"));
        await Assert.ThrowsAsync<ApiException>(() => session.IamAsync("ListUsers"));

        await server.Api.IamAsync("PutRolePolicy", ("RoleName", "deploy"), ("PolicyName", "p"), ("PolicyDocument", AllowAll));

        await session.IamAsync("ListUsers");
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_policy_of_the_same_name_is_replaced(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");

        await owner.PutAsync(server.Api, "it", "p", AllowAll);
        var answer = await owner.PutAsync(server.Api, "it", "p", Allow("kms:Sign", "*"));

        Assert.Null(answer.Find($"Put{kind}PolicyResult"));
        Assert.Equal(Allow("kms:Sign", "*"), Uri.UnescapeDataString((await owner.GetAsync(server.Api, "it", "p"))["PolicyDocument"]));
        Assert.Equal("p", (await owner.ListAsync(server.Api, "it"))["PolicyNames"]);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task All_policies_together_have_a_largest_size_and_blanks_are_free(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");
        await owner.PutAsync(server.Api, "it", "first", PolicyOf(1000).Replace("{", "{ \r\n\t", StringComparison.Ordinal));

        await owner.PutAsync(server.Api, "it", "second", PolicyOf(owner.MaxSize - 1000));
        await server.Api.IamRefusesAsync(
            409,
            "LimitExceeded",
            $"Maximum policy size of {owner.MaxSize} bytes exceeded for {owner.Word} it",
            $"Put{kind}Policy",
            owner.Name("it"),
            ("PolicyName", "second"),
            ("PolicyDocument", PolicyOf(owner.MaxSize - 999)));

        // What is replaced does not count.
        await owner.PutAsync(server.Api, "it", "first", PolicyOf(999));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Policies_put_at_once_do_not_grow_over_the_largest_size(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");

        var outcomes = await server.Api.IamAtOnceAsync(
            6, $"Put{kind}Policy", i => [owner.Name("it"), ("PolicyName", $"p{i}"), ("PolicyDocument", PolicyOf(owner.MaxSize / 2))]);

        Assert.Equal(new Dictionary<string, int>(StringComparer.Ordinal) { ["OK"] = 2, ["LimitExceeded"] = 4 }, outcomes);
    }

    [Theory]
    [InlineData("nonsense", "Syntax errors in policy.")]
    [InlineData("""{"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", "Policy document must be version 2012-10-17 or greater.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*"}]}""", "Policy statement must contain resources.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"Sign","Resource":"*"}]}""", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*","Principal":"*"}]}""", "Policy document should not specify a principal.")]
    public async Task A_policy_that_is_not_well_formed_is_refused(string policy, string text)
    {
        await using var server = await TestServer.StartAsync();
        foreach (var owner in new[] { PolicyOwner.User, PolicyOwner.Role, PolicyOwner.Group })
        {
            await owner.CreateAsync(server, "it");

            await server.Api.IamRefusesAsync(
                400, "MalformedPolicyDocument", text, $"Put{owner.Kind}Policy", owner.Name("it"), ("PolicyName", "p"), ("PolicyDocument", policy));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_policy_name_has_characters_of_a_name(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            400,
            "ValidationError",
            "The specified value for policyName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-",
            $"Put{kind}Policy",
            owner.Name("it"),
            ("PolicyName", "a b"),
            ("PolicyDocument", AllowAll));
    }

    [Theory]
    [InlineData("User", "Put")]
    [InlineData("User", "Get")]
    [InlineData("User", "Delete")]
    [InlineData("Role", "Put")]
    [InlineData("Role", "Get")]
    [InlineData("Role", "Delete")]
    [InlineData("Group", "Put")]
    [InlineData("Group", "Get")]
    [InlineData("Group", "Delete")]
    public async Task An_owner_that_does_not_exist_is_not_found(string kind, string verb)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();

        await server.Api.IamRefusesAsync(
            404,
            "NoSuchEntity",
            $"The {owner.Word} with name none cannot be found.",
            $"{verb}{kind}Policy",
            owner.Name("none"),
            ("PolicyName", "p"),
            ("PolicyDocument", AllowAll));
    }

    [Fact]
    public async Task Policies_outlive_a_restart()
    {
        await using var server = await TestServer.StartAsync();
        var user = await server.CreateUserAsync("ci", AllowAll);

        await server.RestartAsync();

        Assert.Equal(["ci"], (await server.ApiAs(user).IamAsync("ListUsers")).All("UserName"));
    }
}
