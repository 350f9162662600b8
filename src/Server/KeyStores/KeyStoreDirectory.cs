using Signet.Server.State;

namespace Signet.Server.KeyStores;

/// <summary>Finds the place where a key's material lives.</summary>
internal sealed class KeyStoreDirectory(SoftwareKeyStore software)
{
    /// <summary>Our own store: the only one with keys for MACs, key agreement and decryption by private key.</summary>
    public SoftwareKeyStore Software => software;

    /// <summary>The store of an existing key.</summary>
    public IKeyStore For(Key key) => key.Record.CustomKeyStoreId is null
        ? software
        : throw new InvalidDataException($"{key.Arn} lives in the unknown key store {key.Record.CustomKeyStoreId}.");

    /// <summary>The store of an existing key that signs.</summary>
    public ISigningKeyStore SignerFor(Key key) =>
        For(key) as ISigningKeyStore ?? throw new InvalidDataException($"{key.Arn} lives in a key store that does not sign.");

    /// <summary>Random bytes of a custom key store's HSM.</summary>
    public ValueTask<byte[]> RandomOfAsync(Pipeline.Call call, string customKeyStoreId, int count, CancellationToken cancellationToken) =>
        throw new Protocol.ServiceException("CustomKeyStoreNotFoundException", text: null);
}
