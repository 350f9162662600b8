using Signet.Server.State;

namespace Signet.Server.KeyStores;

/// <summary>Finds the place where a key's material lives.</summary>
internal sealed class KeyStoreDirectory(SoftwareKeyStore software)
{
    /// <summary>The store of new keys of an origin.</summary>
    public IKeyStore Default => software;

    /// <summary>The store of an existing key.</summary>
    public IKeyStore For(Key key) => key.Record.CustomKeyStoreId is null
        ? software
        : throw new InvalidDataException($"{key.Arn} lives in the unknown key store {key.Record.CustomKeyStoreId}.");
}
