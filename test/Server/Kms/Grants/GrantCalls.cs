using System.Text.Json;
using Signet.Protocol.SigV4;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Tests.Kms.Grants;

/// <summary>What tests of grants say often, said shortly.</summary>
internal static class GrantCalls
{
    public const string Root = $"arn:aws:iam::{TestServer.Account}:root";
    public const string OtherRoot = $"arn:aws:iam::{TestServer.OtherAccount}:root";

    public static string User(string name, string account = TestServer.Account) => $"arn:aws:iam::{account}:user/{name}";

    public static string Role(string name) => $"arn:aws:iam::{TestServer.Account}:role/{name}";

    public static string Session(string role, string name = "test-session") => $"arn:aws:sts::{TestServer.Account}:assumed-role/{role}/{name}";

    /// <summary>An identity policy of one statement.</summary>
    public static string Policy(string action, string effect = "Allow") =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"{{{effect}}}","Action":"{{{action}}}","Resource":"*"}}""";

    /// <summary>Makes a grant by CreateGrant's members, given as an anonymous object; gives its id and its token.</summary>
    public static async Task<(string Id, string Token)> GrantAsync(this ApiClient api, object request)
    {
        var answer = await api.DoAsync("CreateGrant", request);
        return (answer.Text("GrantId"), answer.Text("GrantToken"));
    }

    /// <summary>Makes a grant of some operations.</summary>
    public static Task<(string Id, string Token)> GrantAsync(this ApiClient api, string key, string grantee, params string[] operations) =>
        api.GrantAsync(new { KeyId = key, GranteePrincipal = grantee, Operations = operations });

    /// <summary>The grants of a key, as ListGrants tells them.</summary>
    public static async Task<List<JsonElement>> GrantsAsync(this ApiClient api, string key) =>
        [.. (await api.DoAsync("ListGrants", new { KeyId = key, Limit = 100 })).GetProperty("Grants").EnumerateArray()];

    /// <summary>Whether the caller may use a key for an operation: it works, or it is denied.</summary>
    public static async Task<bool> MayAsync(this ApiClient api, string operation, string key)
    {
        var answer = await api.CallAsync(operation, KeyRequests.For(operation, key));
        Assert.True(answer.Status == 200 || answer.Code is "AccessDeniedException", answer.Text);
        return answer.Status == 200;
    }

    /// <summary>Makes a role that the whole account may assume, and gives credentials of a session of it.</summary>
    public static async Task<SigningCredentials> SessionAsync(this TestServer server, string role, params (string Name, string Value)[] parameters)
    {
        await server.CreateRoleAsync(
            role, $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"AWS":"{{{Root}}}"},"Action":"sts:AssumeRole"}}""");
        var assumer = await server.CreateUserAsync($"assumer-of-{role}", Policy("sts:AssumeRole"));
        return await server.AssumeRoleAsync(assumer, role, parameters);
    }

    /// <summary>Changes what the server has stored, while it is stopped.</summary>
    public static Task RestartWithStoreAsync(this TestServer server, Func<IStore, Task> meanwhile) => server.RestartAsync(async folder =>
    {
        await using var store = await SqliteStore.OpenAsync(new() { Folder = folder }, _ => { }, TimeProvider.System, KmsCalls.Cancel);
        await meanwhile(store);
    });

    /// <summary>The stored record of a key.</summary>
    public static async Task<KeyRecord> KeyAsync(this IStore store, string id)
    {
        await foreach (var key in store.ReadAllAsync<KeyRecord>(KmsCalls.Cancel))
        {
            if (key.Id.Value == id)
            {
                return key;
            }
        }

        throw new KeyNotFoundException(id);
    }
}
