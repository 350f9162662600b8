using Net.Pkcs11Interop.Common;
using Signet.Protocol;
using Signet.Server.State;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>What a failing token is answered with.</summary>
internal static class TokenErrors
{
    private const string Unreachable = "KMS cannot communicate with your CloudHSM cluster";

    /// <summary>The refusal of CreateKey.</summary>
    public static ServiceException ForNewKey(Pkcs11Exception? result) => result switch
    {
        { RV: var value } when Pkcs11Failure.IsInability(value) =>
            new("CloudHsmClusterInvalidConfigurationException", $"Your CloudHSM cluster cannot make such a key ({value})."),
        { RV: var value } => new("CustomKeyStoreInvalidStateException", $"Your CloudHSM cluster could not make the key ({value})."),
        null => new("CustomKeyStoreInvalidStateException", Unreachable),
    };

    /// <summary>The refusal of cryptographic operations.</summary>
    public static ServiceException ForUse(Pkcs11Exception? result) =>
        new("KMSInvalidStateException", result is null ? Unreachable : $"Your CloudHSM cluster could not perform the operation ({result.RV}).");

    /// <summary>The token has no object, or several, of the key's label.</summary>
    public static ServiceException MaterialMissing(Key key) =>
        new("KMSInvalidStateException", $"The key material of {key.Arn} was not found in your CloudHSM cluster.");
}
