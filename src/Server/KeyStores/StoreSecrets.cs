using System.Security.Cryptography;
using Signet.Server.RootKeys;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores;

/// <summary>Seals what opens custom key stores: a token's PIN, a proxy's secret access key.</summary>
internal sealed class StoreSecrets(Sealer sealer)
{
    /// <summary>Seals the secret for one store; a row copied to another store does not open.</summary>
    public byte[] Seal(CustomKeyStoreRecord store, ReadOnlySpan<byte> secret) => sealer.Seal(secret, Purpose(store));

    /// <summary>The secret; the caller wipes it.</summary>
    public byte[] Open(CustomKeyStoreRecord store) =>
        sealer.TryOpen(store.SealedSecret, Purpose(store))
        ?? throw new CryptographicException($"The stored secret of custom key store {store.Id} does not open: the store was altered.");

    private static string Purpose(CustomKeyStoreRecord store) => $"custom key store:{store.AccountId}:{store.Region}:{store.Id}";
}
