using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>Disconnects a custom key store, or resets one that failed to connect; its keys are unavailable until it is connected again.</summary>
internal sealed class DisconnectCustomKeyStore(Catalog catalog) : CustomKeyStoreOperation<CustomKeyStoreRequest>(
    Table, catalog, ConnectionStates.Connecting, ConnectionStates.Connected, ConnectionStates.Failed)
{
    public static Operation Table { get; } = new("DisconnectCustomKeyStore");

    public override ValueTask<Done<EmptyResponse>> ExecuteAsync(Admitted<CustomKeyStoreRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Update(Find(call) with { ConnectionState = ConnectionStates.Disconnected, ConnectionErrorCode = null }));
}
