using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>Has a custom key store connected: answers at once; what becomes of it, DescribeCustomKeyStores tells.</summary>
internal sealed class ConnectCustomKeyStore(Catalog catalog) : CustomKeyStoreOperation<CustomKeyStoreRequest>(
    Table, catalog, ConnectionStates.Disconnected, ConnectionStates.Connecting, ConnectionStates.Connected)
{
    public static Operation Table { get; } = new("ConnectCustomKeyStore");

    public override ValueTask<Done<EmptyResponse>> ExecuteAsync(Admitted<CustomKeyStoreRequest> call, CancellationToken cancellationToken)
    {
        // The StoreConnector sees the new state and does the rest.
        var store = Find(call);
        return ValueTask.FromResult(store.ConnectionState is ConnectionStates.Disconnected
            ? Update(store with { ConnectionState = ConnectionStates.Connecting })
            : Done.Empty());
    }
}
