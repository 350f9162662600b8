using System.Xml.Linq;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Signet.Protocol.SigV4;

namespace Signet.Server.Tests.Federation;

/// <summary>Short ways to register providers, and to call STS without a signature.</summary>
internal static class FederationCalls
{
    public const string RoleArn = $"arn:aws:iam::{TestServer.Account}:role/Deploy";

    /// <summary>What the roles of these tests may do.</summary>
    public const string MayList = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":["kms:ListKeys","sts:*"],"Resource":"*"}}""";

    private static readonly HttpClient Http = new();

    /// <summary>A trust policy for the tokens or assertions of a provider.</summary>
    public static string Trust(string provider, string action, string condition = "{}") =>
        $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"{{{provider}}}"},"Action":["{{{action}}}","sts:TagSession","sts:SetSourceIdentity"],"Condition":{{{condition}}} }}""";

    extension(TestServer server)
    {
        /// <summary>A server that trusts an issuer, with a role for its tokens.</summary>
        public static async Task<TestServer> StartAsync(TestIssuer issuer, string condition = "{}", bool register = true)
        {
            var started = await TestServer.StartAsync(options => options with { Oidc = issuer.Settings });
            if (register)
            {
                await started.RegisterAsync(issuer);
            }

            await started.CreateRoleAsync("Deploy", Trust(issuer.Arn, "sts:AssumeRoleWithWebIdentity", condition), MayList);
            return started;
        }

        public Task RegisterAsync(TestIssuer issuer, string audience = TestIssuer.Audience) =>
            server.Api.QueryAsync("iam", "CreateOpenIDConnectProvider", ("Url", issuer.Url), ("ClientIDList.member.1", audience));

        /// <summary>AWS's own client, without credentials.</summary>
        public AmazonSecurityTokenServiceClient AnonymousSts() => new(
            new AnonymousAWSCredentials(),
            new AmazonSecurityTokenServiceConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = TestServer.Region, MaxErrorRetry = 0 });

        /// <summary>Calls STS without a signature.</summary>
        public async Task<ApiAnswer> UnsignedAsync(string action, params (string Name, string Value)[] parameters)
        {
            using var form = new FormUrlEncodedContent([new("Action", action), new("Version", "2011-06-15"), .. parameters.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))]);
            using var response = await Http.PostAsync(server.Url, form, TestContext.Current.CancellationToken);
            var xml = XDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Root!;
            return response.IsSuccessStatusCode
                ? new(xml)
                : throw new ApiException(ApiClient.Find(xml, "Code")!, ApiClient.Find(xml, "Message"), (int)response.StatusCode);
        }

        /// <summary>Brings a token for the role of these tests.</summary>
        public Task<ApiAnswer> BringTokenAsync(string token, params (string Name, string Value)[] more) =>
            server.UnsignedAsync("AssumeRoleWithWebIdentity", [("RoleArn", RoleArn), ("RoleSessionName", "build-4711"), ("WebIdentityToken", token), .. more]);

        /// <summary>A token that must be refused just so.</summary>
        public async Task TokenRefusedAsync(string token, string code, string text, params (string Name, string Value)[] more)
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => server.BringTokenAsync(token, more));
            Assert.Equal((code, text), (refusal.Code, refusal.Text));
        }
    }

    /// <summary>The credentials in an answer.</summary>
    public static SigningCredentials Credentials(this ApiAnswer answer) => new(answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]);
}
