using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Signet.Server.Settings;

/// <summary>A file with the CAs that others' certificates are verified against.</summary>
internal static class AuthorityFile
{
    /// <summary>Reads the certificates of a PEM file.</summary>
    /// <exception cref="SettingException">It cannot be read, or holds none; the sentence names the setting.</exception>
    public static X509Certificate2Collection Read(string setting, string path)
    {
        var certificates = new X509Certificate2Collection();
        try
        {
            certificates.ImportFromPemFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SettingException("--" + setting, $"{path} cannot be read: {e.Message.TrimEnd('.')}");
        }

        return certificates.Count > 0 ? certificates : throw new SettingException("--" + setting, $"{path} holds no certificate in PEM");
    }
}
