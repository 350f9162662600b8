using Signet.Storage.Records;

namespace Signet.Server.State;

/// <summary>What a key shows of the custom key store that holds it.</summary>
/// <param name="Connected">Whether the store is connected; its keys are unavailable when it is not.</param>
/// <param name="CloudHsmClusterId">The store's cluster; null for external key stores.</param>
internal sealed record KeyHome(bool Connected, string? CloudHsmClusterId)
{
    public static KeyHome Of(CustomKeyStoreRecord store) => new(store.ConnectionState is ConnectionStates.Connected, store.CloudHsmClusterId);
}
