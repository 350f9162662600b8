using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Signet.Server.Settings;

/// <summary>What the server proves itself with over TLS: its certificate with the private key, and the certificates that are sent with it.</summary>
internal sealed record TlsCertificate(X509Certificate2 Certificate, X509Certificate2Collection Chain)
{
    /// <summary>Reads the files that the settings name; null when they name none.</summary>
    /// <exception cref="SettingException">A file cannot be read, or is not what it should be.</exception>
    public static TlsCertificate? Read(ServerOptions options)
    {
        if (options is not { TlsCertificate: { } certificate, TlsKey: { } key })
        {
            return null;
        }

        var chain = new X509Certificate2Collection();
        Try("--tls-cert", $"{certificate} holds no certificate in PEM", () => chain.ImportFromPemFile(certificate));
        if (chain.Count == 0)
        {
            throw new SettingException("--tls-cert", $"{certificate} holds no certificate in PEM");
        }

        X509Certificate2? own = null;
        Try("--tls-key", $"{key} is not the private key of {certificate} in PEM", () => own = X509Certificate2.CreateFromPemFile(certificate, key));
        return new(own!, chain);
    }

    private static void Try(string setting, string otherwise, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException(setting, e.Message.TrimEnd('.'));
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new SettingException(setting, otherwise);
        }
    }
}
