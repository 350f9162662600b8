using static Signet.Server.Tests.Federation.FederationCalls;

namespace Signet.Server.Tests.Federation;

/// <summary>Short ways to bring assertions.</summary>
internal static class SamlCalls
{
    /// <summary>A server that trusts a provider, with a role for its assertions.</summary>
    public static async Task<TestServer> StartAsync(TestIdp idp, string condition = "{}")
    {
        var server = await TestServer.StartAsync();
        await server.Api.QueryAsync("iam", "CreateSAMLProvider", ("Name", "Corporate"), ("SAMLMetadataDocument", idp.Metadata));
        await server.CreateRoleAsync("Deploy", Trust(TestIdp.ProviderArn, "sts:AssumeRoleWithSAML", condition), MayList);
        return server;
    }

    extension(TestServer server)
    {
        /// <summary>Brings an assertion for the role of these tests.</summary>
        public Task<ApiAnswer> BringAssertionAsync(string assertion, params (string Name, string Value)[] more) =>
            server.UnsignedAsync("AssumeRoleWithSAML", [("RoleArn", RoleArn), ("PrincipalArn", TestIdp.ProviderArn), ("SAMLAssertion", assertion), .. more]);

        /// <summary>An assertion that must be refused just so.</summary>
        public async Task AssertionRefusedAsync(string assertion, string code, string text)
        {
            var refusal = await Assert.ThrowsAsync<ApiException>(() => server.BringAssertionAsync(assertion));
            Assert.Equal((code, text), (refusal.Code, refusal.Text));
        }
    }
}
