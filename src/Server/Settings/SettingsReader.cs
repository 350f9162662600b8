using System.Text.Json;
using Signet.Identifiers;

namespace Signet.Server.Settings;

/// <summary>
/// Reads the settings, each from the command line (<c>--url</c>), else the environment (<c>SIGNET_URL</c>), else <c>signet.json</c>
/// in the data folder or the working folder (<c>"url"</c>), else its default.
/// </summary>
public sealed class SettingsReader
{
    private const string File = "signet.json";

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
            : data.Length > 0 ? data : throw new SettingException("data", "the folder has no name"));
        _file = ReadFile(Path.Combine(folder, File)) ?? ReadFile(Path.GetFullPath(File)) ?? [];
        var options = new ServerOptions
        {
            DataFolder = folder,
            Urls = [.. (Many("url") ?? [ServerOptions.DefaultUrl]).Select(CheckUrl)],
            Account = AccountId.TryParse(One("account-id") ?? "111122223333", out var account)
                ? account
                : throw new SettingException("account", $"'{One("account-id")}' is not an account number of twelve digits"),
            TlsCertificate = One("tls-cert"),
            TlsKey = One("tls-key"),
            RootAccessKeyId = One("root-access-key-id"),
            RootSecretAccessKey = One("root-secret-access-key"),
            EnforceAuthorization = ReadAuth(One("auth") ?? "enforce"),
            Xks = XksSettings.Read(One(XksSettings.CaSetting), Many(XksSettings.ResolveSetting) ?? []),
            HsmClusters = [.. (Many(HsmCluster.Setting) ?? []).Select(HsmCluster.Parse)],
        };
        CheckDatabase(One("database") ?? "sqlite");
        return Check(options);
    }

    private static ServerOptions Check(ServerOptions options)
    {
        if ((options.TlsCertificate is null) != (options.TlsKey is null))
        {
            throw new SettingException("tls-cert", "a certificate and its key are needed together: --tls-cert and --tls-key");
        }

        if (options.TlsCertificate is null && options.Urls.Any(url => url.StartsWith("https:", StringComparison.Ordinal)))
        {
            throw new SettingException("url", "an https address needs a certificate: --tls-cert and --tls-key");
        }

        if ((options.RootAccessKeyId is null) != (options.RootSecretAccessKey is null))
        {
            throw new SettingException("root-access-key-id", "SIGNET_ROOT_ACCESS_KEY_ID and SIGNET_ROOT_SECRET_ACCESS_KEY are needed together");
        }

        if (options.RootAccessKeyId is { } id && (id.Length is < 16 or > 128 || !id.All(char.IsAsciiLetterOrDigit)))
        {
            throw new SettingException("root-access-key-id", "SIGNET_ROOT_ACCESS_KEY_ID must be 16 to 128 letters and digits");
        }

        if (!options.EnforceAuthorization && !options.Urls.All(url => new Uri(url).IsLoopback))
        {
            throw new SettingException("auth", "off is for tests and listens on loopback addresses only");
        }

        if (options.HsmClusters.GroupBy(cluster => cluster.Id, StringComparer.Ordinal).FirstOrDefault(clusters => clusters.Count() > 1) is { } twice)
        {
            throw new SettingException(HsmCluster.Setting, $"{twice.Key} is there twice");
        }

        if (options.HsmClusters.GroupBy(cluster => (cluster.ModulePath, cluster.TokenLabel, cluster.SlotId)).FirstOrDefault(clusters => clusters.Count() > 1) is { } shared)
        {
            throw new SettingException(HsmCluster.Setting, $"{string.Join(" and ", shared.Select(cluster => cluster.Id))} are the same token");
        }

        return options;
    }

    private static string CheckUrl(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url) && url is { Scheme: "http" or "https", PathAndQuery: "/" } && IsAddress(url)
            ? text
            : throw new SettingException("url", $"'{text}' is not an address such as {ServerOptions.DefaultUrl}");

    // The web server would take any other name to mean every address that the machine has.
    private static bool IsAddress(Uri url) => url.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6 || url.Host is "localhost";

    private static bool ReadAuth(string text) => text switch
    {
        "enforce" => true,
        "off" => false,
        _ => throw new SettingException("auth", $"'{text}' is neither enforce nor off"),
    };

    private static void CheckDatabase(string text)
    {
        if (text is not "sqlite")
        {
            throw new SettingException("database", $"'{text}' is not supported by this version; it is sqlite");
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
                "url" => variable.Split([' ', ';', ','], StringSplitOptions.RemoveEmptyEntries),
                XksSettings.ResolveSetting or HsmCluster.Setting => variable.Split(' ', StringSplitOptions.RemoveEmptyEntries),
                _ => [variable],
            };
        }

        return _file.GetValueOrDefault(option);
    }

    private static Dictionary<string, IReadOnlyList<string>>? ReadFile(string path)
    {
        if (!System.IO.File.Exists(path))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(path), new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return json.RootElement.EnumerateObject().ToDictionary(setting => setting.Name, setting => Values(path, setting), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new SettingException("data", $"{path} is not a JSON object of settings");
        }
    }

    private static IReadOnlyList<string> Values(string path, JsonProperty setting) => setting.Name switch
    {
        "url" or XksSettings.ResolveSetting or HsmCluster.Setting when setting.Value.ValueKind is JsonValueKind.Array =>
            [.. setting.Value.EnumerateArray().Select(value => value.GetString() ?? throw new InvalidOperationException())],
        "url" or XksSettings.ResolveSetting or HsmCluster.Setting or XksSettings.CaSetting or "data" or "account" or "tls-cert" or "tls-key" or "auth" or "database" => [setting.Value.GetString()!],
        _ => throw new SettingException("data", $"{path} has the unknown setting '{setting.Name}'"),
    };
}
