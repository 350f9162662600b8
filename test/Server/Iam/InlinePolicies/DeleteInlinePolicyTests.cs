using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.InlinePolicies;

public sealed class DeleteInlinePolicyTests
{
    public static TheoryData<string> Kinds => PolicyOwner.Kinds;

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_deleted_policy_is_gone_and_no_other(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");
        await owner.PutAsync(server.Api, "it", "a", AllowAll);
        await owner.PutAsync(server.Api, "it", "b", AllowAll);

        await owner.DeleteAsync(server.Api, "it", "a");

        Assert.Equal("b", (await owner.ListAsync(server.Api, "it"))["PolicyNames"]);
    }

    [Fact]
    public async Task What_a_deleted_policy_allowed_is_denied_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var user = server.ApiAs(await server.CreateUserAsync("ci", AllowAll));
        await user.IamAsync("ListUsers");

        await server.Api.IamAsync("DeleteUserPolicy", ("UserName", "ci"), ("PolicyName", "inline"));

        var refusal = await Assert.ThrowsAsync<ApiException>(() => user.IamAsync("ListUsers"));
        Assert.Equal("AccessDenied", refusal.Code);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_policy_that_does_not_exist_is_not_found(string kind)
    {
        var owner = PolicyOwner.Of(kind);
        await using var server = await TestServer.StartAsync();
        await owner.CreateAsync(server, "it");

        await server.Api.IamRefusesAsync(
            404, "NoSuchEntity", $"The {owner.Word} policy with name none cannot be found.", $"Delete{kind}Policy", owner.Name("it"), ("PolicyName", "none"));
    }
}
