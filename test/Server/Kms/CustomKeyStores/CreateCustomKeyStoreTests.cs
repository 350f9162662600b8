using static Signet.Server.Tests.Kms.CustomKeyStores.KeyStoreCalls;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>CreateCustomKeyStore, UpdateCustomKeyStore and DescribeCustomKeyStores with external key stores.</summary>
public sealed class CreateCustomKeyStoreTests : IAsyncLifetime
{
    private const string Service = "com.amazonaws.vpce.eu-central-1.vpce-svc-0123456789abcdef0";

    private TestProxy _proxy = null!;
    private TestServer _server = null!;

    private ApiClient Api => _server.Api;

    public async ValueTask InitializeAsync()
    {
        _proxy = await TestProxy.StartAsync();
        _server = await TestServer.StartAsync(options => options with { Xks = _proxy.Settings });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _proxy.DisposeAsync();
    }

    [Fact]
    public async Task A_new_store_is_disconnected_and_tells_everything_but_its_secret()
    {
        var answer = await Api.CallAsync("CreateCustomKeyStore", ExternalStore());
        Assert.Matches("^\\{\"CustomKeyStoreId\":\"cks-[0-9a-f]{17}\"\\}$", answer.Text);

        var described = await Api.CallAsync("DescribeCustomKeyStores", "{}");
        var store = described.Json.GetProperty("CustomKeyStores")[0];
        Assert.Equal("CustomKeyStoreId CustomKeyStoreName ConnectionState CreationDate CustomKeyStoreType XksProxyConfiguration", store.Names());
        Assert.Equal(
            ("external", "DISCONNECTED", "EXTERNAL_KEY_STORE"), (store.Text("CustomKeyStoreName"), store.Text("ConnectionState"), store.Text("CustomKeyStoreType")));
        Assert.Equal(_server.Clock.GetUtcNow().InMilliseconds(), store.Time("CreationDate"));
        Assert.Equal(
            $$"""{"Connectivity":"PUBLIC_ENDPOINT","AccessKeyId":"{{ProxySignature.AccessKeyId}}","UriEndpoint":"{{TestProxy.Endpoint}}","UriPath":"{{TestProxy.Path}}"}""",
            store.GetProperty("XksProxyConfiguration").GetRawText());
        Assert.DoesNotContain(ProxySignature.Secret, described.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_store_in_a_vpc_is_asked_only_when_it_is_connected()
    {
        _proxy.Refuse(500, "InternalException");
        var id = await Api.CreateStoreAsync(InVpc("vpc", Service));
        Assert.Empty(_proxy.Requests);
        _proxy.Misbehave = null;

        var store = await Api.ConnectAsync(id);

        Assert.Equal("CONNECTED", store.Text("ConnectionState"));
        var configuration = store.GetProperty("XksProxyConfiguration");
        Assert.Equal("Connectivity AccessKeyId UriEndpoint UriPath VpcEndpointServiceName VpcEndpointServiceOwner", configuration.Names());
        Assert.Equal((Service, TestServer.Account), (configuration.Text("VpcEndpointServiceName"), configuration.Text("VpcEndpointServiceOwner")));
    }

    [Theory]
    [InlineData("XksProxyUriEndpoint"), InlineData("XksProxyUriPath"), InlineData("XksProxyAuthenticationCredential"), InlineData("XksProxyConnectivity")]
    public Task What_an_external_key_store_needs_is_asked_for(string member) => Api.RefusesAsync(
        "CreateCustomKeyStore", ExternalStore("x", (member, null)), "ValidationException", $"{member} is required with CustomKeyStoreType EXTERNAL_KEY_STORE.");

    [Theory]
    [InlineData("CloudHsmClusterId", "cluster-234567abcde"), InlineData("TrustAnchorCertificate", "x"), InlineData("KeyStorePassword", "password")]
    public Task What_belongs_to_the_other_type_is_refused(string member, string value) => Api.RefusesAsync(
        "CreateCustomKeyStore", ExternalStore("x", (member, value)), "ValidationException", $"{member} is not supported with CustomKeyStoreType EXTERNAL_KEY_STORE.");

    [Fact]
    public async Task A_vpc_endpoint_service_goes_with_its_connectivity_only()
    {
        await Api.RefusesAsync(
            "CreateCustomKeyStore", ExternalStore("x", ("XksProxyVpcEndpointServiceName", Service)),
            "ValidationException", "XksProxyVpcEndpointServiceName is not supported with XksProxyConnectivity PUBLIC_ENDPOINT.");
        await Api.RefusesAsync(
            "CreateCustomKeyStore", ExternalStore("x", ("XksProxyConnectivity", "VPC_ENDPOINT_SERVICE")),
            "ValidationException", "XksProxyVpcEndpointServiceName is required with XksProxyConnectivity VPC_ENDPOINT_SERVICE.");
    }

    [Theory]
    [InlineData("XksProxyUriEndpoint", "https://xks.example.test:8443", "^https://[a-zA-Z0-9.-]+$"), InlineData("XksProxyUriEndpoint", "http://xks.example.test", "^https://[a-zA-Z0-9.-]+$")]
    [InlineData("XksProxyUriEndpoint", "https://xks.example.test/", "^https://[a-zA-Z0-9.-]+$"), InlineData("XksProxyUriEndpoint", "https://a.b\n", "^https://[a-zA-Z0-9.-]+$")]
    [InlineData("XksProxyUriPath", "/kms/xks/v", @"^(/[a-zA-Z0-9\/_-]+/kms/xks/v\d{1,2})$|^(/kms/xks/v\d{1,2})$")]
    [InlineData("XksProxyUriPath", "/kms/xks/v123", @"^(/[a-zA-Z0-9\/_-]+/kms/xks/v\d{1,2})$|^(/kms/xks/v\d{1,2})$")]
    [InlineData("XksProxyUriPath", "/a/../kms/xks/v1", @"^(/[a-zA-Z0-9\/_-]+/kms/xks/v\d{1,2})$|^(/kms/xks/v\d{1,2})$")]
    [InlineData("XksProxyVpcEndpointServiceName", "vpce-svc-0123456789abcdef0", @"^(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}\d+\.vpce-svc-[0-9a-z]+$")]
    [InlineData("XksProxyVpcEndpointServiceOwner", "11112222333x", "[0-9]{12}"), InlineData("CloudHsmClusterId", "cluster-111111111111", "cluster-[2-7a-zA-Z]{11,16}")]
    public Task Members_have_the_patterns_of_the_model(string member, string value, string pattern) => Api.RefusesValueAsync(
        "CreateCustomKeyStore", ExternalStore("x", (member, value)),
        $"Value '{value}' at '{char.ToLowerInvariant(member[0])}{member[1..]}' failed to satisfy constraint: Member must satisfy regular expression pattern: {pattern}");

    [Fact]
    public async Task Secrets_that_break_a_constraint_are_not_repeated()
    {
        var credential = new { AccessKeyId = "lower-case-is-not-allowed", RawSecretAccessKey = "short" };
        var text = await Api.RefusesAsync("CreateCustomKeyStore", ExternalStore("x", ("XksProxyAuthenticationCredential", credential), ("KeyStorePassword", "123456")), "ValidationException");

        Assert.StartsWith("3 validation errors detected: ", text, StringComparison.Ordinal);
        Assert.DoesNotContain("short", text, StringComparison.Ordinal);
        Assert.DoesNotContain("lower", text, StringComparison.Ordinal);
        Assert.DoesNotContain("123456", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Names_uris_and_services_are_one_stores_own()
    {
        var first = await Api.CreateStoreAsync(ExternalStore());
        await Api.RefusesAsync("CreateCustomKeyStore", ExternalStore(), "CustomKeyStoreNameInUseException", "A custom key store named external exists already.");
        await Api.RefusesAsync("CreateCustomKeyStore", ExternalStore("same URI"), "XksProxyUriInUseException");
        await Api.RefusesAsync(
            "CreateCustomKeyStore", ExternalStore("same URI", ("XksProxyUriEndpoint", TestProxy.Endpoint.ToUpperInvariant().Replace("HTTPS", "https", StringComparison.Ordinal))),
            "XksProxyUriInUseException");
        var path = ("XksProxyUriPath", (object)"/c/kms/xks/v1");
        await Api.RefusesAsync("CreateCustomKeyStore", Changed(InVpc("same endpoint", Service), path), "XksProxyUriEndpointInUseException");

        await Api.CreateStoreAsync(ExternalStore("other path", ("XksProxyUriPath", "/b/kms/xks/v1")));
        await Api.CreateStoreAsync(InVpc("vpc", Service, "https://vpc.example.test"));
        await Api.RefusesAsync("CreateCustomKeyStore", InVpc("same service", Service, "https://other.example.test"), "XksProxyVpcEndpointServiceInUseException");
        await Api.RefusesAsync("CreateCustomKeyStore", Changed(InVpc("same name", Service + "1", "https://vpc.example.test"), path), "XksProxyUriEndpointInUseException");
        await Api.RefusesAsync(
            "CreateCustomKeyStore", ExternalStore("public", ("XksProxyUriEndpoint", "https://vpc.example.test"), path), "XksProxyUriEndpointInUseException");

        await Api.RefusesAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = first, NewCustomKeyStoreName = "vpc" }, "CustomKeyStoreNameInUseException");
        await Api.RefusesAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = first, XksProxyUriPath = "/b/kms/xks/v1" }, "XksProxyUriInUseException");
        await Api.DoAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = first, NewCustomKeyStoreName = "external" });
    }

    [Fact]
    public async Task Another_region_or_account_has_names_of_its_own()
    {
        var elsewhere = _server.ApiAs(_server.Root, "us-east-1");
        _proxy.Misbehave = async (http, _) =>
        {
            await TestProxy.WriteAsync(http, 200, """{"xksProxyFleetSize":1,"xksProxyVendor":"","xksProxyModel":"","ekmVendor":"","ekmFleetDetails":[{"id":"","model":"","healthStatus":"ACTIVE"}]}""");
            return true;
        };
        var id = await Api.CreateStoreAsync(ExternalStore());

        await elsewhere.CreateStoreAsync(ExternalStore());
        await _server.ApiAs(await _server.CreateAccountAsync()).CreateStoreAsync(ExternalStore());

        await elsewhere.RefusesAsync("DescribeCustomKeyStores", new { CustomKeyStoreId = id }, "CustomKeyStoreNotFoundException", $"Custom key store {id} does not exist.");
        await elsewhere.RefusesAsync("DeleteCustomKeyStore", new { CustomKeyStoreId = id }, "CustomKeyStoreNotFoundException", $"Custom key store {id} does not exist.");
    }

    [Fact]
    public async Task An_account_has_ten_stores_even_when_they_are_made_all_at_once()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 14).Select(i => Api.CallAsync("CreateCustomKeyStore", ExternalStore($"s{i}", ("XksProxyUriPath", $"/{i}/kms/xks/v1")))));

        Assert.Equal(10, answers.Count(answer => answer.Status == 200));
        Assert.All(answers.Where(answer => answer.Status != 200), answer => answer.IsRefusal("LimitExceededException", "An account has at most 10 custom key stores in a Region."));
    }

    [Fact]
    public async Task Stores_are_listed_in_pages_and_found_by_id_and_by_name()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await Api.CreateStoreAsync(ExternalStore($"s{i}", ("XksProxyUriPath", $"/{i}/kms/xks/v1"))));
        }

        var listed = new List<string>();
        for (string? marker = null; ;)
        {
            var page = await Api.DoAsync("DescribeCustomKeyStores", new { Limit = 2, Marker = marker });
            listed.AddRange(page.GetProperty("CustomKeyStores").EnumerateArray().Select(store => store.Text("CustomKeyStoreId")));
            if (!page.GetProperty("Truncated").GetBoolean())
            {
                Assert.False(page.TryGetProperty("NextMarker", out _));
                break;
            }

            marker = page.Text("NextMarker");
        }

        Assert.Equal(ids.Order(StringComparer.Ordinal), listed);
        var named = await Api.DoAsync("DescribeCustomKeyStores", new { CustomKeyStoreName = "s3" });
        Assert.Equal(ids[3], Assert.Single(named.GetProperty("CustomKeyStores").EnumerateArray()).Text("CustomKeyStoreId"));
        await Api.ChecksPagesAsync("DescribeCustomKeyStores", [], 1000);
        await Api.RefusesAsync("DescribeCustomKeyStores", new { CustomKeyStoreName = "none" }, "CustomKeyStoreNotFoundException", "Custom key store none does not exist.");
        await Api.RefusesAsync(
            "DescribeCustomKeyStores", new { CustomKeyStoreName = "s3", CustomKeyStoreId = ids[3] },
            "ValidationException", "You cannot specify CustomKeyStoreId and CustomKeyStoreName in the same request.");
    }

    [Fact]
    public async Task Connectivity_changes_together_with_what_belongs_to_it()
    {
        var id = await Api.CreateStoreAsync(ExternalStore());
        await Api.RefusesAsync(
            "UpdateCustomKeyStore", new { CustomKeyStoreId = id, XksProxyConnectivity = "VPC_ENDPOINT_SERVICE" },
            "ValidationException", "XksProxyUriEndpoint is required with XksProxyConnectivity VPC_ENDPOINT_SERVICE.");
        await Api.RefusesAsync(
            "UpdateCustomKeyStore", new { CustomKeyStoreId = id, XksProxyConnectivity = "VPC_ENDPOINT_SERVICE", XksProxyUriEndpoint = "https://vpc.example.test" },
            "ValidationException", "XksProxyVpcEndpointServiceName is required with XksProxyConnectivity VPC_ENDPOINT_SERVICE.");
        await Api.DoAsync("UpdateCustomKeyStore", new
        {
            CustomKeyStoreId = id, XksProxyConnectivity = "VPC_ENDPOINT_SERVICE", XksProxyUriEndpoint = "https://vpc.example.test", XksProxyVpcEndpointServiceName = Service,
        });
        Assert.Equal(Service, (await Api.DescribeStoreAsync(id)).GetProperty("XksProxyConfiguration").Text("VpcEndpointServiceName"));

        await Api.DoAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = id, XksProxyConnectivity = "PUBLIC_ENDPOINT", XksProxyUriEndpoint = TestProxy.Endpoint });
        Assert.Equal("Connectivity AccessKeyId UriEndpoint UriPath", (await Api.DescribeStoreAsync(id)).GetProperty("XksProxyConfiguration").Names());
    }

    [Fact]
    public async Task An_update_of_nothing_or_of_the_other_type_is_refused()
    {
        var id = await Api.CreateStoreAsync(ExternalStore());

        await Api.RefusesAsync(
            "UpdateCustomKeyStore", new { CustomKeyStoreId = id }, "ValidationException", "You must specify at least one property of the custom key store to update.");
        await Api.RefusesAsync(
            "UpdateCustomKeyStore", new { CustomKeyStoreId = id, KeyStorePassword = "password" },
            "ValidationException", "KeyStorePassword is not supported with CustomKeyStoreType EXTERNAL_KEY_STORE.");
        await Api.RefusesAsync("UpdateCustomKeyStore", new { CustomKeyStoreId = "cks-0", NewCustomKeyStoreName = "x" }, "CustomKeyStoreNotFoundException");
    }

    [Theory]
    [InlineData("CreateCustomKeyStore"), InlineData("DescribeCustomKeyStores"), InlineData("ConnectCustomKeyStore"), InlineData("DisconnectCustomKeyStore")]
    [InlineData("UpdateCustomKeyStore"), InlineData("DeleteCustomKeyStore")]
    public async Task Identity_policies_alone_allow_it(string operation)
    {
        object request = operation is "CreateCustomKeyStore" ? ExternalStore() : operation is "DescribeCustomKeyStores" ? new { } : new { CustomKeyStoreId = "cks-0" };
        var nobody = _server.ApiAs(await _server.CreateUserAsync("nobody"));
        var somebody = _server.ApiAs(await _server.CreateUserAsync(
            "somebody", $$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:{{operation}}","Resource":"*"}]}"""));

        await nobody.RefusesAsync(
            operation, request, "AccessDeniedException",
            $"User: arn:aws:iam::{TestServer.Account}:user/nobody is not authorized to perform: kms:{operation} on resource: * because no identity-based policy allows the kms:{operation} action");
        Assert.NotEqual("AccessDeniedException", (await somebody.CallAsync(operation, request)) is { Status: 400 } refused ? refused.Code : null);
    }

    private static Dictionary<string, object?> InVpc(string name, string service, string endpoint = TestProxy.Endpoint) => ExternalStore(
        name, ("XksProxyConnectivity", "VPC_ENDPOINT_SERVICE"), ("XksProxyVpcEndpointServiceName", service), ("XksProxyUriEndpoint", endpoint));
}
