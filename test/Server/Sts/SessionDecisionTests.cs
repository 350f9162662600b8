using Signet.Identifiers;
using Signet.Protocol.SigV4;
using Signet.Storage;
using static Signet.Server.Tests.Iam.IamCalls;

namespace Signet.Server.Tests.Sts;

/// <summary>
/// What sessions may do with keys, in every combination: what the role may, what bounds it, what was passed, how the key's policy names the caller, whose key it is.
/// </summary>
public sealed class SessionDecisionTests
{
    private const string Admin = "arn:aws:iam::aws:policy/AdministratorAccess";
    private const string Silent = "arn:aws:iam::aws:policy/IAMFullAccess";
    private const string KmsAllowed = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"kms:*","Resource":"*"}}""";
    private const string OtherAllowed = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"*"}}""";
    private const string KmsDenied = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"kms:*","Resource":"*"}]}""";

    private static readonly string?[] Boundaries = [null, Admin, Silent];
    private static readonly string?[] Inline = [null, KmsAllowed, OtherAllowed, KmsDenied];
    private static readonly string?[] Managed = [null, Admin, Silent];
    private static readonly string[] Namings = ["direct", "role", "account"];

    [Fact]
    public async Task Every_combination_is_decided_as_the_table_has_it()
    {
        await using var server = await TestServer.StartAsync();
        var other = server.ApiAs(await server.CreateAccountAsync());
        var wrong = new List<string>();
        var (asked, allowed) = (0, 0);
        foreach (var (api, account) in new[] { (server.Api, TestServer.Account), (other, TestServer.OtherAccount) })
        {
            var roles = await MakeRolesAsync(server, api, account);
            var keys = await MakeKeysAsync(server, account, roles);
            var caller = server.ApiAs(await TestServer.CreateUserAsync(api, "caller", AllowAll));
            foreach (var role in roles)
            {
                foreach (var inline in Inline)
                {
                    foreach (var managed in Managed)
                    {
                        var session = server.ApiAs(await AssumeAsync(caller, account, role.Name, inline, managed));
                        foreach (var naming in Namings)
                        {
                            var expected = IsAllowed(role, inline, managed, naming, own: account == TestServer.Account);
                            var got = await IsAllowedAsync(session, keys[naming]);
                            (asked, allowed) = (asked + 1, allowed + (got ? 1 : 0));
                            if (got != expected)
                            {
                                wrong.Add($"{account} {role} {inline} {managed} {naming}: {got}");
                            }
                        }
                    }
                }
            }
        }

        Assert.Empty(wrong);
        Assert.Equal(432, asked);
        Assert.InRange(allowed, 100, 300);
    }

    // policy-evaluation.md, "The decision", by hand: row "KMS key".
    private static bool IsAllowed(Role role, string? inline, string? managed, string naming, bool own)
    {
        var i = role.MayUseKms;
        var b = role.Boundary is not Silent;
        var s = (inline is null && managed is null) || inline is KmsAllowed || managed is Admin;
        if (inline is KmsDenied)
        {
            return false;
        }

        if (!own)
        {
            return i && b && s;
        }

        return naming switch
        {
            "direct" => true,
            "role" => b && s,
            _ => i && b && s,
        };
    }

    private static async Task<bool> IsAllowedAsync(ApiClient session, string key)
    {
        var described = await TryAsync("DescribeKey", $$"""{"KeyId":"{{key}}"}""");
        var signed = await TryAsync("Sign", $$"""{"KeyId":"{{key}}","Message":"aGVsbG8=","SigningAlgorithm":"ECDSA_SHA_256"}""");
        Assert.Equal(described, signed);
        return described;

        async Task<bool> TryAsync(string operation, string body)
        {
            try
            {
                await session.KmsAsync(operation, body);
                return true;
            }
            catch (ApiException refusal)
            {
                Assert.Equal("AccessDeniedException", refusal.Code);
                return false;
            }
        }
    }

    private static async Task<List<Role>> MakeRolesAsync(TestServer server, ApiClient api, string account)
    {
        var roles = new List<Role>();
        foreach (var boundary in Boundaries)
        {
            foreach (var may in new[] { true, false })
            {
                var role = new Role($"role-{roles.Count}", boundary, may);
                await api.IamAsync("CreateRole", ("RoleName", role.Name), ("AssumeRolePolicyDocument", Trust($"arn:aws:iam::{account}:root")));
                await api.IamAsync("PutRolePolicy", ("RoleName", role.Name), ("PolicyName", "p"), ("PolicyDocument", may ? KmsAllowed : OtherAllowed));
                server.Server.Parts.Catalog.TryGetRole(AccountId.Parse(account), role.Name, out var made);
                await server.Server.Parts.Store.CommitAsync(
                    new([Change.Update(made!.Record with { PermissionsBoundary = boundary })], []), TestContext.Current.CancellationToken);
                roles.Add(role);
            }
        }

        return roles;
    }

    private static async Task<Dictionary<string, string>> MakeKeysAsync(TestServer server, string account, List<Role> roles)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var naming in Namings)
        {
            var names = naming switch
            {
                "direct" => roles.Select(role => $"arn:aws:sts::{account}:assumed-role/{role.Name}/session"),
                "role" => roles.Select(role => $"arn:aws:iam::{account}:role/{role.Name}"),
                _ => [account],
            };
            var policy = $$"""
                {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::{{TestServer.Account}}:root"},"Action":["kms:PutKeyPolicy"],"Resource":"*"},
                {"Effect":"Allow","Principal":{"AWS":["{{string.Join("\",\"", names)}}"]},"Action":["kms:DescribeKey","kms:Sign"],"Resource":"*"}]}
                """;
            keys[naming] = TestServer.ArnOf(await server.CreateKeyAsync("ECC_NIST_P256", policy: policy));
        }

        return keys;
    }

    private static async Task<SigningCredentials> AssumeAsync(ApiClient caller, string account, string role, string? inline, string? managed)
    {
        List<(string, string)> parameters = [("RoleArn", $"arn:aws:iam::{account}:role/{role}"), ("RoleSessionName", "session")];
        if (inline is not null)
        {
            parameters.Add(("Policy", inline));
        }

        if (managed is not null)
        {
            parameters.Add(("PolicyArns.member.1.arn", managed));
        }

        var answer = await caller.QueryAsync("sts", "AssumeRole", [.. parameters]);
        Assert.Equal(inline is null && managed is null, answer.Find("PackedPolicySize") is null);
        return Federation.FederationCalls.Credentials(answer);
    }

    private sealed record Role(string Name, string? Boundary, bool MayUseKms);
}
