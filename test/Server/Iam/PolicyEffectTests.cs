using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Iam;

/// <summary>What managed policies, groups, boundaries and tags do to calls of KMS, the key's policy leaving it to IAM.</summary>
public sealed class PolicyEffectTests
{
    private const string Sign = "Sign";

    [Fact]
    public async Task A_group_policy_allows_signing()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Server.Api.IamAsync("CreateGroup", ("GroupName", "signers"));
        await scene.Server.Api.IamAsync("PutGroupPolicy", ("GroupName", "signers"), ("PolicyName", "p"), ("PolicyDocument", Allow("kms:Sign", scene.KeyArn)));
        await scene.RefusesAsync("because no identity-based policy allows the kms:Sign action");

        await scene.Server.Api.IamAsync("AddUserToGroup", ("GroupName", "signers"), ("UserName", "ci"));
        await scene.SignAsync();

        await scene.Server.Api.IamAsync("DeleteGroupPolicy", ("GroupName", "signers"), ("PolicyName", "p"));
        await scene.RefusesAsync("because no identity-based policy allows the kms:Sign action");
    }

    [Fact]
    public async Task A_managed_policy_of_the_group_allows_signing_as_long_as_it_is_attached()
    {
        await using var scene = await Scene.StartAsync();
        var arn = await scene.Server.CreatePolicyAsync("signing", Allow("kms:Sign", "*"));
        await scene.Server.Api.IamAsync("CreateGroup", ("GroupName", "signers"));
        await scene.Server.Api.IamAsync("AddUserToGroup", ("GroupName", "signers"), ("UserName", "ci"));

        await scene.Server.Api.IamAsync("AttachGroupPolicy", ("GroupName", "signers"), ("PolicyArn", arn));
        await scene.SignAsync();
        await scene.Server.Api.IamAsync("DetachGroupPolicy", ("GroupName", "signers"), ("PolicyArn", arn));
        await scene.RefusesAsync("because no identity-based policy allows the kms:Sign action");
    }

    [Fact]
    public async Task The_version_in_force_decides_at_once()
    {
        await using var scene = await Scene.StartAsync();
        var arn = await scene.Server.CreatePolicyAsync("signing", Allow("kms:Sign", "*"));
        await scene.Server.Api.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", arn));
        await scene.SignAsync();

        await scene.Server.PutIntoForceAsync(arn, Allow("kms:Verify", "*"));
        await scene.RefusesAsync("because no identity-based policy allows the kms:Sign action");
        await scene.Server.Api.IamAsync("SetDefaultPolicyVersion", ("PolicyArn", arn), ("VersionId", "v1"));
        await scene.SignAsync();
    }

    [Fact]
    public async Task A_refusal_names_the_managed_policy_that_denies()
    {
        await using var scene = await Scene.StartAsync();
        var arn = await scene.Server.CreatePolicyAsync("no-signing", DenyOnly("kms:Sign"));

        await scene.Server.Api.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", arn));

        await scene.RefusesAsync($"with an explicit deny in an identity-based policy: {arn}");
        await scene.User.KmsAsync("ListKeys", "{}");
    }

    [Fact]
    public async Task A_boundary_cuts_what_policies_allow()
    {
        await using var scene = await Scene.StartAsync();
        await scene.Server.Api.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", AwsPolicyArn("AdministratorAccess")));
        await scene.SignAsync();

        var boundary = await scene.Server.CreatePolicyAsync("boundary", Allow("kms:Verify", "*"));
        await scene.Server.Api.IamAsync("PutUserPermissionsBoundary", ("UserName", "ci"), ("PermissionsBoundary", boundary));
        await scene.RefusesAsync("because no permissions boundary allows the kms:Sign action");

        await scene.Server.PutIntoForceAsync(boundary, DenyOnly("kms:Sign"));
        await scene.RefusesAsync($"with an explicit deny in a permissions boundary: {boundary}");
        await scene.Server.Api.IamAsync("DeleteUserPermissionsBoundary", ("UserName", "ci"));
        await scene.SignAsync();
    }

    [Fact]
    public async Task A_roles_policies_and_boundary_hold_for_the_sessions_it_has_already()
    {
        await using var scene = await Scene.StartAsync();
        var session = scene.Server.ApiAs(await scene.Server.SessionOfNewRoleAsync("signer"));
        await scene.RefusesAsync(session, "because no identity-based policy allows the kms:Sign action");

        await scene.Server.Api.IamAsync("AttachRolePolicy", ("RoleName", "signer"), ("PolicyArn", AwsPolicyArn("AdministratorAccess")));
        await scene.SignAsync(session);
        await scene.Server.Api.IamAsync("PutRolePermissionsBoundary", ("RoleName", "signer"), ("PermissionsBoundary", AwsPolicyArn("ReadOnlyAccess")));
        await scene.RefusesAsync(session, "because no permissions boundary allows the kms:Sign action");
    }

    [Fact]
    public async Task The_tags_of_the_caller_and_of_the_key_decide()
    {
        await using var scene = await Scene.StartAsync();
        var abac = Allow("kms:Sign", "*", """{"StringEquals":{"aws:ResourceTag/team":"${aws:PrincipalTag/team}"}}""");
        var arn = await scene.Server.CreatePolicyAsync("abac", abac);
        await scene.Server.Api.KmsAsync("TagResource", $$"""{"KeyId":"{{scene.KeyArn}}","Tags":[{"TagKey":"team","TagValue":"blue"}]}""");
        await scene.Server.Api.IamAsync("AttachUserPolicy", ("UserName", "ci"), ("PolicyArn", arn));
        var session = scene.Server.ApiAs(await scene.Server.SessionOfNewRoleAsync("signer"));
        await scene.Server.Api.IamAsync("AttachRolePolicy", ("RoleName", "signer"), ("PolicyArn", arn));
        (string Kind, string Name, ApiClient Caller)[] callers = [("User", "ci", scene.User), ("Role", "signer", session)];

        foreach (var (kind, name, caller) in callers)
        {
            await scene.RefusesAsync(caller, "because no identity-based policy allows the kms:Sign action");
            await scene.Server.Api.IamAsync($"Tag{kind}", ($"{kind}Name", name), ("Tags.member.1.Key", "team"), ("Tags.member.1.Value", "blue"));
            await scene.SignAsync(caller);
            await scene.Server.Api.IamAsync($"Untag{kind}", ($"{kind}Name", name), ("TagKeys.member.1", "team"));
            await scene.RefusesAsync(caller, "because no identity-based policy allows the kms:Sign action");
        }
    }

    /// <summary>A server with a signing key, and a user without policies.</summary>
    private sealed class Scene : IAsyncDisposable
    {
        public required TestServer Server { get; init; }

        public required string KeyArn { get; init; }

        public required ApiClient User { get; init; }

        public static async Task<Scene> StartAsync()
        {
            var server = await TestServer.StartAsync();
            var key = await server.CreateKeyAsync("ECC_NIST_P256");
            return new() { Server = server, KeyArn = TestServer.ArnOf(key), User = server.ApiAs(await server.CreateUserAsync("ci")) };
        }

        public Task SignAsync(ApiClient? caller = null) => (caller ?? User).KmsAsync(
            Sign, $$"""{"KeyId":"{{KeyArn}}","Message":"aGVsbG8=","SigningAlgorithm":"ECDSA_SHA_256"}""");

        public Task RefusesAsync(string reason) => RefusesAsync(User, reason);

        public async Task RefusesAsync(ApiClient caller, string reason)
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => SignAsync(caller));
            Assert.Equal("AccessDeniedException", refusal.Code);
            Assert.EndsWith($"is not authorized to perform: kms:Sign on resource: {KeyArn} {reason}", refusal.Text, StringComparison.Ordinal);
        }

        public ValueTask DisposeAsync() => Server.DisposeAsync();
    }
}
