using Signet.Identifiers;

namespace Signet.Server.Settings;

/// <summary>
/// Reads the settings, each from the command line (<c>--url</c>), else the environment (<c>SIGNET_URL</c>), else <c>signet.json</c>
/// in the data folder or the working folder (<c>"url"</c>), else its default.
/// </summary>
public sealed class SettingsReader
{
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _commandLine;
    private readonly Func<string, string?> _environment;
    private Dictionary<string, IReadOnlyList<string>> _file = [];

    /// <summary>Reads from what the command line named, by option name without its dashes, and from an environment.</summary>
    public SettingsReader(IReadOnlyDictionary<string, IReadOnlyList<string>> commandLine, Func<string, string?> environment) =>
        (_commandLine, _environment) = (commandLine, environment);

    /// <summary>Where data is kept when nothing else is said: <c>$XDG_DATA_HOME/signet</c>, else <c>~/.local/share/signet</c>.</summary>
    public static string DefaultDataFolder => Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "signet");

    /// <summary>The settings, checked.</summary>
    /// <exception cref="SettingException">A value is not what the setting takes.</exception>
    public ServerOptions Read()
    {
        var folder = Path.GetFullPath(One("data") is not { } data ? DefaultDataFolder
            : data.Length > 0 ? data : throw new SettingException("--data", "the folder has no name"));
        _file = SettingsFile.Read(folder) ?? SettingsFile.Read(Path.GetFullPath(".")) ?? [];
        var options = new ServerOptions
        {
            DataFolder = folder,
            Urls = [.. (Many("url") ?? [ServerOptions.DefaultUrl]).Select(CheckUrl)],
            Account = AccountId.TryParse(One("account-id") ?? "111122223333", out var account)
                ? account
                : throw new SettingException("--account", $"'{One("account-id")}' is not an account number of twelve digits"),
            TlsCertificate = One("tls-cert"),
            TlsKey = One("tls-key"),
            RootAccessKeyId = One("root-access-key-id"),
            RootSecretAccessKey = One("root-secret-access-key"),
            AttestationRoots = Many("attestation-root") ?? [],
            Throttles = SettingRules.OnOrOff("throttling", One("throttling")),
            KeyQuota = SettingRules.Number("key-quota", One("key-quota"), standard: 100_000, "keys"),
            KeyMemory = (long)SettingRules.Number("key-memory", One("key-memory"), standard: 64, "megabytes") << 20,
            KeyPool = SettingRules.Number("key-pool", One("key-pool"), standard: 1, "key pairs", least: 0),
            EnforceAuthorization = ReadAuth(One("auth") ?? "enforce"),
            AllowCustomIds = SettingRules.OnOrOff("allow-custom-ids", One("allow-custom-ids")),
            TestControls = SettingRules.OnOrOff("test-controls", One("test-controls")),
            Seed = One("seed"),
            Xks = XksSettings.Read(One(XksSettings.CaSetting), Many(XksSettings.ResolveSetting) ?? []),
            Oidc = OidcSettings.Read(One(OidcSettings.CaSetting), Many(OidcSettings.KeysSetting) ?? []),
            TrustedProxies = TrustedProxies.Parse(Many(TrustedProxies.Setting) ?? []),
            HsmClusters = [.. (Many(HsmCluster.Setting) ?? []).Select(HsmCluster.Parse)],
        };
        CheckDatabase(One("database") ?? "sqlite");
        return SettingRules.Check(options);
    }

    private static string CheckUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", PathAndQuery: "/" } && IsAddress(url)
            ? text
            : throw new SettingException("--url", $"'{text}' is not an address such as {ServerOptions.DefaultUrl}");

    // The web server would take any other name to mean every address that the machine has.
    private static bool IsAddress(Uri url) => url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || url.Host is "localhost";

    private static bool ReadAuth(string text) => text switch
    {
        "enforce" => true,
        "off" => false,
        _ => throw new SettingException("--auth", $"'{text}' is neither enforce nor off"),
    };

    private static void CheckDatabase(string text)
    {
        if (text is not "sqlite")
        {
            throw new SettingException("--database", $"'{text}' is not supported by this version; it is sqlite");
        }
    }

    private string? One(string name) => Many(name) is { Count: > 0 } values ? values[^1] : null;

    private IReadOnlyList<string>? Many(string name)
    {
        // --account is SIGNET_ACCOUNT_ID in the environment: one setting, spelled as each place is used to.
        var option = name is "account-id" ? "account" : name;
        if (_commandLine.TryGetValue(option, out var given))
        {
            return given;
        }

        var variable = _environment("SIGNET_" + name.ToUpperInvariant().Replace('-', '_'));
        if (!string.IsNullOrEmpty(variable))
        {
            return name switch
            {
                "url" or "attestation-root" or TrustedProxies.Setting => variable.Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries),
                XksSettings.ResolveSetting or HsmCluster.Setting or OidcSettings.KeysSetting => variable.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                _ => [variable],
            };
        }

        return _file.GetValueOrDefault(option);
    }
}
