using System.Buffers;
using System.Globalization;

namespace Signet.Server.Settings;

/// <summary>What settings must be together, and what the first credentials must be.</summary>
internal static class SettingRules
{
    private const string RootId = "SIGNET_ROOT_ACCESS_KEY_ID";
    private const string RootSecret = "SIGNET_ROOT_SECRET_ACCESS_KEY";

    /// <summary>What the id of an access key that somebody chose must be.</summary>
    public const string AccessKeyIdRule = "an access key id is 16 to 128 letters and digits";

    /// <summary>What its secret must be.</summary>
    public const string SecretRule = "a secret access key is at most 128 letters, digits and any of . _ - + / =";

    // AWS's are letters, digits, + and /. None of these means anything to a shell, nor to the credentials file.
    private static readonly SearchValues<char> SecretCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=-_.");

    /// <summary>Gives the settings back when they keep the rules.</summary>
    /// <exception cref="SettingException">They break one.</exception>
    public static ServerOptions Check(ServerOptions options)
    {
        CheckAddresses(options);
        CheckTls(options);
        CheckRootCredentials(options.RootAccessKeyId, options.RootSecretAccessKey);
        CheckClusters(options.HsmClusters);
        return options;
    }

    /// <summary>Reads on or off; off when nothing is said.</summary>
    /// <exception cref="SettingException">It is neither.</exception>
    public static bool OnOrOff(string name, string? text) => text switch
    {
        "on" => true,
        "off" or null => false,
        _ => throw new SettingException("--" + name, $"'{text}' is neither on nor off"),
    };

    /// <summary>Reads a number; the standard one when nothing is said.</summary>
    /// <exception cref="SettingException">It is not one.</exception>
    public static int Number(string name, string? text, int standard, string of, int least = 1) => text is null ? standard
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least ? number
        : throw new SettingException("--" + name, $"'{text}' is not a number of {of}");

    /// <summary>Whether somebody may choose this id of an access key.</summary>
    public static bool IsAccessKeyId(string id) => id.Length is >= 16 and <= 128 && id.All(char.IsAsciiLetterOrDigit);

    /// <summary>Whether somebody may choose this secret.</summary>
    public static bool IsSecret(string secret) => secret.Length is >= 1 and <= 128 && !secret.AsSpan().ContainsAnyExcept(SecretCharacters);

    private static void CheckAddresses(ServerOptions options)
    {
        if (options.Urls.Count == 0)
        {
            throw new SettingException("--url", "there is no address to listen on");
        }

        foreach (var (name, forTests) in TestSettings(options))
        {
            if (forTests && !options.Urls.All(url => new Uri(url).IsLoopback))
            {
                throw new SettingException("--" + name, $"{(name is "auth" ? "off" : "on")} is for tests and listens on loopback addresses only");
            }
        }
    }

    private static (string Name, bool ForTests)[] TestSettings(ServerOptions options) =>
        [("auth", !options.EnforceAuthorization), ("allow-custom-ids", options.AllowCustomIds), ("test-controls", options.TestControls)];

    private static void CheckTls(ServerOptions options)
    {
        var secure = options.Urls.Any(url => new Uri(url).Scheme is "https");
        switch (options.TlsCertificate, options.TlsKey)
        {
            case (null, null) when secure:
                throw new SettingException("--url", "an https address needs a certificate: --tls-cert and --tls-key");
            case (null, not null):
                throw new SettingException("--tls-cert", "the private key of --tls-key needs its certificate");
            case (not null, null):
                throw new SettingException("--tls-key", "the certificate of --tls-cert needs its private key");
            case (not null, not null) when !secure:
                throw new SettingException("--tls-cert", "a certificate is for https addresses, and --url has none");
        }
    }

    private static void CheckClusters(IReadOnlyList<HsmCluster> all)
    {
        if (all.GroupBy(cluster => cluster.Id, StringComparer.Ordinal).FirstOrDefault(clusters => clusters.Count() > 1) is { } twice)
        {
            throw new SettingException("--" + HsmCluster.Setting, $"{twice.Key} is there twice");
        }

        if (all.GroupBy(cluster => (cluster.ModulePath, cluster.TokenLabel, cluster.SlotId)).FirstOrDefault(clusters => clusters.Count() > 1) is { } shared)
        {
            throw new SettingException("--" + HsmCluster.Setting, $"{string.Join(" and ", shared.Select(cluster => cluster.Id))} are the same token");
        }
    }

    private static void CheckRootCredentials(string? id, string? secret)
    {
        if (id is null != secret is null)
        {
            throw new SettingException(id is null ? RootId : RootSecret, $"{RootId} and {RootSecret} are needed together");
        }

        if (id is not null && !IsAccessKeyId(id))
        {
            throw new SettingException(RootId, AccessKeyIdRule);
        }

        if (secret is not null && !IsSecret(secret))
        {
            throw new SettingException(RootSecret, SecretRule);
        }
    }
}
