using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam;

/// <summary>Runs the same tests over the three kinds of entities that policies belong to.</summary>
internal sealed record PolicyOwner(string Kind, int MaxSize)
{
    public static PolicyOwner User { get; } = new("User", 2048);

    public static PolicyOwner Role { get; } = new("Role", 10240);

    public static PolicyOwner Group { get; } = new("Group", 5120);

    public static TheoryData<string> Kinds { get; } = ["User", "Role", "Group"];

    public string Word => Kind.ToLowerInvariant();

    public static PolicyOwner Of(string kind) => kind switch { "User" => User, "Role" => Role, _ => Group };

    /// <summary>Makes an owner of that name, without policies.</summary>
    public Task<ApiAnswer> CreateAsync(TestServer server, string name) => server.Api.IamAsync(
        $"Create{Kind}", Name(name), ("AssumeRolePolicyDocument", AccountTrust));

    public Task<ApiAnswer> PutAsync(ApiClient client, string owner, string name, string document) =>
        client.IamAsync($"Put{Kind}Policy", [Name(owner), ("PolicyName", name), ("PolicyDocument", document)]);

    public Task<ApiAnswer> GetAsync(ApiClient client, string owner, string name) => client.IamAsync($"Get{Kind}Policy", [Name(owner), ("PolicyName", name)]);

    public Task<ApiAnswer> ListAsync(ApiClient client, string owner, params (string Name, string Value)[] page) =>
        client.IamAsync($"List{Kind}Policies", [Name(owner), .. page]);

    public Task<ApiAnswer> DeleteAsync(ApiClient client, string owner, string name) => client.IamAsync($"Delete{Kind}Policy", [Name(owner), ("PolicyName", name)]);

    public Task<ApiAnswer> AttachAsync(ApiClient client, string owner, string policyArn) => client.IamAsync($"Attach{Kind}Policy", Name(owner), ("PolicyArn", policyArn));

    public Task<ApiAnswer> DetachAsync(ApiClient client, string owner, string policyArn) => client.IamAsync($"Detach{Kind}Policy", Name(owner), ("PolicyArn", policyArn));

    public Task<ApiAnswer> ListAttachedAsync(ApiClient client, string owner, params (string Name, string Value)[] page) =>
        client.IamAsync($"ListAttached{Kind}Policies", [Name(owner), .. page]);

    /// <summary>The parameter that names the owner.</summary>
    public (string Name, string Value) Name(string owner) => ($"{Kind}Name", owner);
}
