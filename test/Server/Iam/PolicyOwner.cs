using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam.InlinePolicies;

/// <summary>Runs the same tests over the two kinds of owners that inline policies have.</summary>
internal sealed record InlinePolicyOwner(string Kind, int MaxSize)
{
    public static InlinePolicyOwner User { get; } = new("User", 2048);

    public static InlinePolicyOwner Role { get; } = new("Role", 10240);

    public static TheoryData<string> Kinds { get; } = ["User", "Role"];

    public string Word => Kind.ToLowerInvariant();

    public static InlinePolicyOwner Of(string kind) => kind is "User" ? User : Role;

    /// <summary>Makes an owner of that name, without policies.</summary>
    public Task<ApiAnswer> CreateAsync(TestServer server, string name) => server.Api.IamAsync(
        $"Create{Kind}", Kind is "User" ? [("UserName", name)] : [("RoleName", name), ("AssumeRolePolicyDocument", AccountTrust)]);

    public Task<ApiAnswer> PutAsync(ApiClient client, string owner, string name, string document) =>
        client.IamAsync($"Put{Kind}Policy", [Name(owner), ("PolicyName", name), ("PolicyDocument", document)]);

    public Task<ApiAnswer> GetAsync(ApiClient client, string owner, string name) => client.IamAsync($"Get{Kind}Policy", [Name(owner), ("PolicyName", name)]);

    public Task<ApiAnswer> ListAsync(ApiClient client, string owner, params (string Name, string Value)[] page) =>
        client.IamAsync($"List{Kind}Policies", [Name(owner), .. page]);

    public Task<ApiAnswer> DeleteAsync(ApiClient client, string owner, string name) => client.IamAsync($"Delete{Kind}Policy", [Name(owner), ("PolicyName", name)]);

    /// <summary>The parameter that names the owner.</summary>
    public (string Name, string Value) Name(string owner) => ($"{Kind}Name", owner);
}
