using System.CommandLine;
using Signet.Server.Settings;

namespace Signet.Cli;

/// <summary>The settings of the server as options of the command line.</summary>
internal sealed class SettingOptions
{
    public Option<string> Data { get; } = new("--data") { HelpName = "DIR", Description = "The folder with database, root key and first credentials (default: $XDG_DATA_HOME/signet or ~/.local/share/signet; SIGNET_DATA)." };

    public Option<string[]> Url { get; } = new("--url") { HelpName = "URL", Description = $"An address to listen on; may be repeated (default: {ServerOptions.DefaultUrl}; SIGNET_URL)." };

    public Option<string> TlsCertificate { get; } = new("--tls-cert") { HelpName = "FILE", Description = "The TLS certificate with its chain, PEM (SIGNET_TLS_CERT). Over TLS, HTTP/2 is spoken too." };

    public Option<string> TlsKey { get; } = new("--tls-key") { HelpName = "FILE", Description = "The certificate's private key, PEM (SIGNET_TLS_KEY)." };

    public Option<string> Account { get; } = new("--account") { HelpName = "ID", Description = "The account that the first start makes (default: 111122223333; SIGNET_ACCOUNT_ID)." };

    public Option<string> Auth { get; } = new("--auth") { HelpName = "enforce|off", Description = "off takes any credentials and asks no policy: for tests, on loopback only (default: enforce; SIGNET_AUTH)." };

    public Option<string> Database { get; } = new("--database") { HelpName = "sqlite", Description = "Where the state is kept (default: sqlite, in the data folder; SIGNET_DATABASE)." };

    public Option<string[]> AttestationRoot { get; } = new("--attestation-root") { HelpName = "FILE", Description = "A root certificate of enclaves, PEM; may be repeated. Without any, Recipient is refused (SIGNET_ATTESTATION_ROOT)." };

    public Option<string> Throttling { get; } = new("--throttling") { HelpName = "on|off", Description = "Holds callers to AWS's request quotas (default: off; SIGNET_THROTTLING)." };

    public Option<string> KeyQuota { get; } = new("--key-quota") { HelpName = "NUMBER", Description = "How many keys an account may have in a Region (default: 100000, as AWS; SIGNET_KEY_QUOTA)." };

    public Option<string> KeyMemory { get; } = new("--key-memory") { HelpName = "MEGABYTES", Description = "What open keys may take in memory, about 3 kB each for P-256 and 6.5 kB for RSA_4096; the least recently used go (default: 64; SIGNET_KEY_MEMORY)." };

    public Option<string> KeyPool { get; } = new("--key-pool") { HelpName = "NUMBER", Description = "How many RSA key pairs of a spec are made ahead, once one of that spec was asked for (default: 1; SIGNET_KEY_POOL)." };

    public Option<string> XksCa { get; } = new("--xks-ca") { HelpName = "FILE", Description = "The CAs that external key store proxies' certificates are verified against, PEM (default: the system's; SIGNET_XKS_CA)." };

    public Option<string[]> XksResolve { get; } = new("--xks-resolve") { HelpName = "HOST=ADDRESS:PORT", Description = "Where an external key store proxy listens; may be repeated (default: DNS and port 443; SIGNET_XKS_RESOLVE)." };

    public Option<string[]> HsmCluster { get; } = new("--hsm-cluster") { HelpName = "CLUSTER=URI", Description = "A token for custom key stores, by its PKCS#11 URI with module-path; may be repeated (SIGNET_HSM_CLUSTER)." };

    public Option<string> Seed { get; } = new("--seed") { HelpName = "FILE", Description = "Accounts, users, roles and keys that the server shall have, YAML or JSON; see docs/seeds.md (SIGNET_SEED)." };

    public Option<string> AllowCustomIds { get; } = new("--allow-custom-ids") { HelpName = "on|off", Description = "Takes a new key's id and material from the tags _custom_id_ and _custom_key_material_: for tests, on loopback only (default: off; SIGNET_ALLOW_CUSTOM_IDS)." };

    public Option<string> TestControls { get; } = new("--test-controls") { HelpName = "on|off", Description = "Lets signet test reset the server, move its clock and list its calls: for tests, on loopback only (default: off; SIGNET_TEST_CONTROLS)." };

    public Option<string> OidcCa { get; } = new("--oidc-ca") { HelpName = "FILE", Description = "The CAs that OpenID Connect providers' certificates are verified against, PEM (default: the system's; SIGNET_OIDC_CA)." };

    public Option<string[]> OidcJwks { get; } = new("--oidc-jwks") { HelpName = "ISSUER=FILE", Description = "The keys of an OpenID Connect provider, which is then never asked for them; may be repeated (SIGNET_OIDC_JWKS)." };

    public Option<string[]> TrustedProxy { get; } = new("--trusted-proxy") { HelpName = "CIDR", Description = "Proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; may be repeated (SIGNET_TRUSTED_PROXY)." };

    private IEnumerable<Option> All =>
    [
        Data, Url, TlsCertificate, TlsKey, Account, Auth, Database, Seed, AttestationRoot, Throttling, KeyQuota, KeyMemory, KeyPool, XksCa, XksResolve, HsmCluster,
        OidcCa, OidcJwks, TrustedProxy, AllowCustomIds, TestControls,
    ];

    public void AddTo(Command command)
    {
        foreach (var option in All)
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The settings that the command line, the environment and signet.json make together.</summary>
    public ServerOptions Read(ParseResult parsed)
    {
        var given = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var option in All)
        {
            if (parsed.GetResult(option) is { Implicit: false } result)
            {
                given[option.Name[2..]] = [.. result.Tokens.Select(token => token.Value)];
            }
        }

        return new SettingsReader(given, Environment.GetEnvironmentVariable).Read();
    }
}
