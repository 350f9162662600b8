using Signet.Protocol;

namespace Signet.Server.KeyStores.Xks;

/// <summary>What a proxy tells of an external key.</summary>
internal sealed record XksKey(string KeySpec, IReadOnlyList<string> KeyUsage, string KeyStatus)
{
    /// <summary>Refuses an external key that cannot be the key of a KMS key.</summary>
    public void RequireUsable()
    {
        if (KeySpec is not "AES_256")
        {
            throw Invalid($"The key spec of the external key must be AES_256. The key spec of specified external key is {KeySpec}.");
        }

        if (KeyStatus is not "ENABLED")
        {
            throw Invalid($"The status of the external key must be ENABLED. The status of specified external key is {KeyStatus}.");
        }

        if (!Allows("ENCRYPT") || !Allows("DECRYPT"))
        {
            throw Invalid($"The key usage of the external key must include ENCRYPT and DECRYPT. The key use of specified external key is {string.Join(", ", KeyUsage)}.");
        }
    }

    private bool Allows(string usage) => KeyUsage.Contains(usage, StringComparer.Ordinal);

    private static ServiceException Invalid(string text) => new("XksKeyInvalidConfigurationException", text);
}
