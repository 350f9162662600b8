using System.Text.Json;
using Signet.Protocol.SigV4;

namespace Signet.Server.Tests.Iam;

/// <summary>Short ways to call IAM, to be refused by it, and to write policies.</summary>
internal static class IamCalls
{
    public const string Account = TestServer.Account;

    /// <summary>A trust policy for everyone in the account whom an identity policy allows.</summary>
    public const string AccountTrust = $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{Account}}"},"Action":"sts:AssumeRole"}]}""";

    public const string AllowAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";

    public static string UserArn(string pathAndName) => $"arn:aws:iam::{Account}:user/{pathAndName}";

    public static string RoleArn(string pathAndName) => $"arn:aws:iam::{Account}:role/{pathAndName}";

    public static string GroupArn(string pathAndName) => $"arn:aws:iam::{Account}:group/{pathAndName}";

    public static string PolicyArn(string pathAndName) => $"arn:aws:iam::{Account}:policy/{pathAndName}";

    /// <summary>The ARN of one of AWS's managed policies.</summary>
    public static string AwsPolicyArn(string pathAndName) => $"arn:aws:iam::aws:policy/{pathAndName}";

    /// <summary>An identity policy that allows everything but one action.</summary>
    public static string DenyOnly(string action) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},{"Effect":"Deny","Action":"{{action}}","Resource":"*"}]}""";

    /// <summary>An identity policy that allows one action on one resource.</summary>
    public static string Allow(string action, string resource, string condition = "{}") =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"{{action}}","Resource":"{{resource}}","Condition":{{condition}}}]}""";

    /// <summary>A trust policy for one principal.</summary>
    public static string Trust(string principal) =>
        $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"{{principal}}"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>An identity policy of just that many characters, whitespace not counted.</summary>
    public static string PolicyOf(int characters)
    {
        var shortest = Allow("a:b", "*");
        return Allow("a:b" + new string('b', characters - shortest.Length), "*");
    }

    /// <summary>A trust policy of just that many characters, whitespace not counted.</summary>
    public static string TrustOf(int characters)
    {
        const string Sid = "\"Sid\":\"\",";
        var rest = characters - AccountTrust.Length - Sid.Length;
        return AccountTrust.Replace("\"Effect\"", $"\"Sid\":\"{new string('s', rest)}\",\"Effect\"", StringComparison.Ordinal);
    }

    /// <summary>Makes a managed policy; gives its ARN.</summary>
    public static async Task<string> CreatePolicyAsync(this TestServer server, string name, string document) =>
        (await server.Api.IamAsync("CreatePolicy", ("PolicyName", name), ("PolicyDocument", document)))["Arn"];

    /// <summary>Gives a managed policy another version, in force at once.</summary>
    public static async Task<string> PutIntoForceAsync(this TestServer server, string policyArn, string document) =>
        (await server.Api.IamAsync("CreatePolicyVersion", ("PolicyArn", policyArn), ("PolicyDocument", document), ("SetAsDefault", "true")))["VersionId"];

    /// <summary>Makes a role that its account may assume, and gives the credentials of a session of it.</summary>
    public static async Task<SigningCredentials> SessionOfNewRoleAsync(this TestServer server, string role, string? policy = null)
    {
        await server.CreateRoleAsync(role, AccountTrust, policy);
        var caller = await server.CreateUserAsync($"{role}-caller", Allow("sts:AssumeRole", "*"));
        return await server.AssumeRoleAsync(caller, role);
    }

    /// <summary>Session credentials of the caller itself.</summary>
    public static async Task<SigningCredentials> SessionTokenAsync(this ApiClient caller)
    {
        var answer = await caller.QueryAsync("sts", "GetSessionToken");
        return new(answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]);
    }

    /// <summary>The newest event of an operation; IAM's are kept in its one Region.</summary>
    public static async Task<JsonElement> IamEventAsync(this TestServer server, string operation)
    {
        var answer = await server.ApiAs(server.Root, "us-east-1").JsonAsync(
            "cloudtrail",
            "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
            $$"""{"LookupAttributes":[{"AttributeKey":"EventName","AttributeValue":"{{operation}}"}],"MaxResults":1}""");
        return JsonDocument.Parse(answer.GetProperty("Events")[0].GetProperty("CloudTrailEvent").GetString()!).RootElement;
    }

    extension(ApiAnswer answer)
    {
        /// <summary>The texts of all elements of that name, with blanks between them.</summary>
        public string Joined(string name) => string.Join(' ', answer.All(name));
    }

    extension(ApiClient client)
    {
        /// <summary>Calls an operation that must succeed.</summary>
        public Task<ApiAnswer> IamAsync(string action, params (string Name, string Value)[] parameters) => client.QueryAsync("iam", action, parameters);

        /// <summary>Calls an operation that must be refused just so.</summary>
        public async Task IamRefusesAsync(int status, string code, string text, string action, params (string Name, string Value)[] parameters)
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => client.QueryAsync("iam", action, parameters));
            Assert.Equal((status, code, text), (refusal.Status, refusal.Code, refusal.Text));
        }

        /// <summary>Calls an operation many times at once, and counts what came of it: OK, or the code of the refusal.</summary>
        public async Task<Dictionary<string, int>> IamAtOnceAsync(int times, string action, Func<int, (string Name, string Value)[]> parameters)
        {
            var outcomes = await Task.WhenAll(Enumerable.Range(0, times).Select(i => OutcomeAsync(client, action, parameters(i))));
            return outcomes.CountBy(outcome => outcome).ToDictionary(StringComparer.Ordinal);
        }
    }

    private static async Task<string> OutcomeAsync(ApiClient client, string action, (string Name, string Value)[] parameters)
    {
        try
        {
            await client.QueryAsync("iam", action, parameters);
            return "OK";
        }
        catch (ApiException refusal)
        {
            return refusal.Code;
        }
    }
}
