using Signet.Identifiers;

namespace Signet.Server.Settings;

/// <summary>How the server is set up; every value has a safe default.</summary>
public sealed record ServerOptions
{
    /// <summary>The address that the server listens on when nothing else is said.</summary>
    public const string DefaultUrl = "http://127.0.0.1:4599";

    /// <summary>The folder that holds the database, the root key and the first credentials.</summary>
    public required string DataFolder { get; init; }

    /// <summary>The addresses to listen on; https ones need a certificate.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [DefaultUrl];

    /// <summary>The account that the first start makes.</summary>
    public AccountId Account { get; init; } = AccountId.Parse("111122223333");

    /// <summary>PEM file of the TLS certificate, with its chain.</summary>
    public string? TlsCertificate { get; init; }

    /// <summary>PEM file of the TLS certificate's private key.</summary>
    public string? TlsKey { get; init; }

    /// <summary>The root user's access key id for the first start; made at random when not given.</summary>
    public string? RootAccessKeyId { get; init; }

    /// <summary>The root user's secret access key for the first start; made at random when not given.</summary>
    public string? RootSecretAccessKey { get; init; }

    /// <summary>PEM files of the root certificates that attestation documents must chain to; without any, no recipient is served.</summary>
    public IReadOnlyList<string> AttestationRoots { get; init; } = [];

    /// <summary>Whether callers are held to AWS's request quotas.</summary>
    public bool Throttles { get; init; }

    /// <summary>How many keys an account may have in a Region; AWS's quota at first.</summary>
    public int KeyQuota { get; init; } = 100_000;

    /// <summary>What open keys may take in memory, in bytes, roughly.</summary>
    public long KeyMemory { get; init; } = 64L << 20;

    /// <summary>How many RSA key pairs of a spec are made ahead, once a pair of that spec was asked for.</summary>
    public int KeyPool { get; init; }

    /// <summary>Whether callers must prove themselves and policies decide; off is for tests only, and on loopback only.</summary>
    public bool EnforceAuthorization { get; init; } = true;

    /// <summary>Whether CreateKey takes ids and material in tags, as LocalStack does; for tests only, and on loopback only.</summary>
    public bool AllowCustomIds { get; init; }

    /// <summary>Whether callers may reset the server, move its clock and see its calls; for tests only, and on loopback only.</summary>
    public bool TestControls { get; init; }

    /// <summary>The file of accounts, users, roles and keys that each start applies; null for none.</summary>
    public string? Seed { get; init; }

    /// <summary>How external key store proxies are reached.</summary>
    public XksSettings Xks { get; init; } = new();

    /// <summary>How OpenID Connect providers are reached.</summary>
    public OidcSettings Oidc { get; init; } = new();

    /// <summary>The proxies that are believed when they say whom a request comes from.</summary>
    public TrustedProxies TrustedProxies { get; init; } = TrustedProxies.None;

    /// <summary>The tokens of PKCS#11 modules that custom key stores may use.</summary>
    public IReadOnlyList<HsmCluster> HsmClusters { get; init; } = [];

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(ServerOptions)} {{ {DataFolder}, {string.Join(' ', Urls)} }}";
}
