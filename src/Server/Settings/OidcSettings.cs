using System.Security.Cryptography.X509Certificates;
using Signet.Server.Oidc;

namespace Signet.Server.Settings;

/// <summary>How OpenID Connect providers are reached: for private CAs, and for servers that reach no provider at all.</summary>
public sealed record OidcSettings
{
    /// <summary>The name of the setting with the CAs.</summary>
    internal const string CaSetting = "oidc-ca";

    /// <summary>The name of the setting with the key sets.</summary>
    internal const string KeysSetting = "oidc-jwks";

    // A key set of a hundred RSA keys takes some 50 KB.
    private const int MaxFile = 256 * 1024;

    /// <summary>The CAs that providers' certificates are verified against; null for those of the system.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>The file with a provider's keys, by its issuer; such a provider is never asked over the network.</summary>
    public IReadOnlyDictionary<string, string> KeyFiles { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Reads the settings: a PEM file, and texts such as <c>https://ci.example.com=keys.json</c>.</summary>
    /// <exception cref="SettingException">One is not that.</exception>
    internal static OidcSettings Read(string? authorities, IReadOnlyList<string> keyFiles) => new()
    {
        Authorities = authorities is null ? null : AuthorityFile.Read(CaSetting, authorities),
        KeyFiles = ReadKeyFiles(keyFiles),
    };

    /// <summary>Reads a file with keys, bounded in size.</summary>
    internal static async Task<byte[]> ReadKeysAsync(string path, CancellationToken cancellationToken) => new FileInfo(path).Length <= MaxFile
        ? await File.ReadAllBytesAsync(path, cancellationToken)
        : throw new IOException($"{path} is larger than {MaxFile} bytes");

    private static Dictionary<string, string> ReadKeyFiles(IReadOnlyList<string> texts)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            var split = text.LastIndexOf('=');
            if (split < 0 || !text.StartsWith("https://", StringComparison.Ordinal) || split == text.Length - 1)
            {
                throw new SettingException("--" + KeysSetting, $"'{text}' is not an issuer and a file, such as https://ci.example.com=keys.json");
            }

            var path = Path.GetFullPath(text[(split + 1)..]);
            Check(path);
            if (!files.TryAdd(text[..split], path))
            {
                throw new SettingException("--" + KeysSetting, $"{text[..split]} has two files");
            }
        }

        return files;
    }

    private static void Check(string path)
    {
        try
        {
            JsonWebKeySet.Parse(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or WebIdentityException)
        {
            throw new SettingException("--" + KeysSetting, $"{path} cannot be used: {e.Message.TrimEnd('.')}");
        }
    }
}
