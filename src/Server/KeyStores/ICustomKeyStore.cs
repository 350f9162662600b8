using Signet.Storage.Records;

namespace Signet.Server.KeyStores;

/// <summary>Where the keys of custom key stores of one type live.</summary>
internal interface ICustomKeyStore : IKeyStore
{
    /// <summary>Connects a store, and tells its ConnectionErrorCode when that fails; null when it is connected.</summary>
    ValueTask<string?> ConnectAsync(CustomKeyStoreRecord store, CancellationToken cancellationToken);
}
