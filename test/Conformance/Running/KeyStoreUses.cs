using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Running;

/// <summary>Custom key stores with secrets of their own: a token of SoftHSM, and a proxy where nobody listens.</summary>
internal sealed class KeyStoreUses : IDisposable
{
    private const string Cluster = "cluster-234567abcde";
    private const string Module = "/usr/lib/softhsm/libsofthsm2.so";

    private readonly Scratch _scratch = new();
    private readonly string _pin = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private KeyStoreUses()
    {
    }

    /// <summary>What the server must be started with.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["SOFTHSM2_CONF"] = _scratch["softhsm2.conf"],
        ["SIGNET_HSM_CLUSTER"] = $"{Cluster}=pkcs11:token=secrets?module-path={Module}",
        ["SIGNET_XKS_RESOLVE"] = "xks.example.test=127.0.0.1:1",
    };

    /// <summary>Makes the token.</summary>
    public static async Task<KeyStoreUses> MakeAsync()
    {
        var uses = new KeyStoreUses();
        var tokens = Directory.CreateDirectory(uses._scratch["tokens"]).FullName;
        await File.WriteAllTextAsync(uses._scratch["softhsm2.conf"], $"directories.tokendir = {tokens}\nobjectstore.backend = file\n", Command.Token);
        await Command.MustRunAsync(
            ["softhsm2-util", "--init-token", "--free", "--label", "secrets", "--so-pin", "so-pin-1234", "--pin", uses._pin], uses.Environment);
        return uses;
    }

    /// <summary>Makes stores, connects them and uses a key, with right passwords and wrong ones.</summary>
    public async Task UseAsync(Client root, Secrets secrets)
    {
        secrets.Add("a KeyStorePassword", _pin);
        var wrong = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        secrets.Add("a wrong KeyStorePassword", wrong);
        var hsm = (await DoAsync(root, "CreateCustomKeyStore", HsmStore(Cluster, wrong))).Text("CustomKeyStoreId");
        Assert.Equal("FAILED", await ConnectAsync(root, hsm));
        await DoAsync(root, "DisconnectCustomKeyStore", new { CustomKeyStoreId = hsm });
        await DoAsync(root, "UpdateCustomKeyStore", new { CustomKeyStoreId = hsm, KeyStorePassword = _pin });
        Assert.Equal("CONNECTED", await ConnectAsync(root, hsm));
        var key = (await DoAsync(root, "CreateKey", new { Origin = "AWS_CLOUDHSM", CustomKeyStoreId = hsm })).GetProperty("KeyMetadata").Text("KeyId");
        await DoAsync(root, "Encrypt", new { KeyId = key, Plaintext = secrets.New("a plaintext for an HSM") });
        Assert.NotEqual(200, (await TryAsync(root, "CreateCustomKeyStore", HsmStore("cluster-unknownaaaa", _pin))).Status);

        var credential = Convert.ToHexString(RandomNumberGenerator.GetBytes(30));
        secrets.Add("an XKS proxy's secret", credential);
        var external = (await DoAsync(root, "CreateCustomKeyStore", ExternalStore("VPC_ENDPOINT_SERVICE", credential))).Text("CustomKeyStoreId");
        Assert.Equal("FAILED", await ConnectAsync(root, external));
        Assert.NotEqual(200, (await TryAsync(root, "CreateCustomKeyStore", ExternalStore("PUBLIC_ENDPOINT", credential))).Status);
    }

    public void Dispose() => _scratch.Dispose();

    private static object HsmStore(string cluster, string password)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var anchor = new CertificateRequest("CN=Owner", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        return new { CustomKeyStoreName = cluster, CloudHsmClusterId = cluster, TrustAnchorCertificate = anchor.ExportCertificatePem(), KeyStorePassword = password };
    }

    private static Dictionary<string, object> ExternalStore(string connectivity, string secret)
    {
        var request = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["CustomKeyStoreName"] = connectivity,
            ["CustomKeyStoreType"] = "EXTERNAL_KEY_STORE",
            ["XksProxyUriEndpoint"] = "https://xks.example.test",
            ["XksProxyUriPath"] = $"/{connectivity}/kms/xks/v1",
            ["XksProxyConnectivity"] = connectivity,
            ["XksProxyAuthenticationCredential"] = new { AccessKeyId = "BETWEEN2TENAND3TENCHARACTERS", RawSecretAccessKey = secret },
        };
        if (connectivity is "VPC_ENDPOINT_SERVICE")
        {
            request["XksProxyVpcEndpointServiceName"] = "com.amazonaws.vpce.us-east-1.vpce-svc-example";
        }

        return request;
    }

    private static async Task<string> ConnectAsync(Client root, string store)
    {
        await DoAsync(root, "ConnectCustomKeyStore", new { CustomKeyStoreId = store });
        for (var i = 0; i < 600; i++)
        {
            var state = (await DoAsync(root, "DescribeCustomKeyStores", new { CustomKeyStoreId = store })).GetProperty("CustomKeyStores")[0].Text("ConnectionState");
            if (state is not "CONNECTING")
            {
                return state;
            }

            await Task.Delay(50, Command.Token);
        }

        throw new TimeoutException("The store is still CONNECTING.");
    }

    private static async Task<JsonElement> DoAsync(Client root, string operation, object request) => (await root.KmsAsync(operation, JsonSerializer.Serialize(request))).Json;

    private static Task<Reply> TryAsync(Client root, string operation, object request) => root.TryKmsAsync(operation, JsonSerializer.Serialize(request));
}
