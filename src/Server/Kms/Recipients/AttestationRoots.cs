using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Signet.Server.Settings;

namespace Signet.Server.Kms.Recipients;

/// <summary>Reads the certificates that attestation documents must chain to.</summary>
internal static class AttestationRoots
{
    /// <summary>Reads the PEM files of the setting.</summary>
    /// <exception cref="SettingException">A file cannot be read, or holds no certificate.</exception>
    public static X509Certificate2Collection Read(IReadOnlyList<string> files)
    {
        var roots = new X509Certificate2Collection();
        foreach (var file in files)
        {
            var before = roots.Count;
            try
            {
                roots.ImportFromPemFile(file);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
            {
                throw new SettingException("--attestation-root", $"{file} cannot be read: {e.Message.TrimEnd('.')}");
            }

            if (roots.Count == before)
            {
                throw new SettingException("--attestation-root", $"{file} holds no certificate in PEM");
            }
        }

        return roots;
    }
}
