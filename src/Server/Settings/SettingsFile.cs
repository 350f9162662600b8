using System.Text.Json;

namespace Signet.Server.Settings;

/// <summary>Reads <c>signet.json</c>: an object of settings, each a text, or for <c>url</c> a list of texts.</summary>
internal static class SettingsFile
{
    /// <summary>The file's name, which is also how errors call it.</summary>
    public const string Name = "signet.json";

    // Settings that may be given several times are lists too.
    private static readonly string[] Lists =
        ["url", "attestation-root", XksSettings.ResolveSetting, HsmCluster.Setting, OidcSettings.KeysSetting, TrustedProxies.Setting];

    private static readonly string[] Texts =
    [
        "account", "tls-cert", "tls-key", "auth", "database", "throttling", "key-quota", "key-memory", "key-pool", "seed", "allow-custom-ids", "test-controls",
        XksSettings.CaSetting, OidcSettings.CaSetting,
    ];

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The settings of the folder's file; null when it has none.</summary>
    /// <exception cref="SettingException">The file cannot be read or is not what it should be.</exception>
    public static Dictionary<string, IReadOnlyList<string>>? Read(string folder)
    {
        var path = Path.Combine(folder, Name);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path), Lenient);
            return json.RootElement.EnumerateObject().ToDictionary(setting => setting.Name, setting => Values(path, setting), StringComparer.Ordinal);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new SettingException(Name, $"{path} is not a JSON object of settings");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(Name, e.Message.TrimEnd('.'));
        }
    }

    private static IReadOnlyList<string> Values(string path, JsonProperty setting)
    {
        var isList = Lists.Contains(setting.Name);
        if (!isList && !Texts.Contains(setting.Name))
        {
            throw new SettingException(Name, $"{path} has the unknown setting '{setting.Name}'");
        }

        return setting.Value.ValueKind switch
        {
            JsonValueKind.Array when isList => [.. setting.Value.EnumerateArray().Select(item => item.GetString() ?? "")],
            JsonValueKind.String => [setting.Value.GetString()!],
            _ => throw new SettingException(Name, $"the setting '{setting.Name}' in {path} is not a text"),
        };
    }
}
