namespace Signet.Server.KeyStores;

/// <summary>CustomKeyStoreType as AWS writes it.</summary>
internal static class KeyStoreTypes
{
    /// <summary>Keys in a token of a PKCS#11 module; their Origin is <c>AWS_CLOUDHSM</c> too.</summary>
    public const string CloudHsm = "AWS_CLOUDHSM";

    /// <summary>Keys behind an external key store proxy; their Origin is <c>EXTERNAL_KEY_STORE</c> too.</summary>
    public const string External = "EXTERNAL_KEY_STORE";
}
