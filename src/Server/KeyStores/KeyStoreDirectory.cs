using Signet.Server.KeyStores.Pkcs11;
using Signet.Server.KeyStores.Xks;
using Signet.Server.State;

namespace Signet.Server.KeyStores;

/// <summary>Finds the place where a key's material lives.</summary>
internal sealed class KeyStoreDirectory(SoftwareKeyStore software, Pkcs11KeyStore hsm, XksKeyStore external) : IDisposable
{
    /// <summary>Our own store: the only one with keys for MACs, key agreement and decryption by private key.</summary>
    public SoftwareKeyStore Software => software;

    /// <summary>The tokens of PKCS#11 modules.</summary>
    public Pkcs11KeyStore Hsm => hsm;

    /// <summary>The external key stores.</summary>
    public XksKeyStore External => external;

    /// <summary>The store of an existing key.</summary>
    public IKeyStore For(Key key) => key.Record.CustomKeyStoreId is null ? software : ForType(key.Record.Origin);

    /// <summary>The store of an existing key that signs.</summary>
    public ISigningKeyStore SignerFor(Key key) =>
        For(key) as ISigningKeyStore ?? throw new InvalidDataException($"{key.Arn} lives in a key store that does not sign.");

    /// <summary>Where custom key stores of a type have their keys; the Origin of the keys has the same name.</summary>
    public ICustomKeyStore ForType(string type) => type switch
    {
        KeyStoreTypes.CloudHsm => hsm,
        KeyStoreTypes.External => external,
        _ => throw new InvalidDataException($"The type of custom key stores {type} is unknown."),
    };

    public void Dispose()
    {
        hsm.Dispose();
        external.Dispose();
    }
}
