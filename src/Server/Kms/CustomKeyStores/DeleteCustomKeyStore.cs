using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>Removes a disconnected custom key store that holds no keys; nothing happens to what it was connected to.</summary>
internal sealed class DeleteCustomKeyStore(Catalog catalog) : CustomKeyStoreOperation<CustomKeyStoreRequest>(Table, catalog, ConnectionStates.Disconnected)
{
    public static Operation Table { get; } = new("DeleteCustomKeyStore");

    public override ValueTask<Done<EmptyResponse>> ExecuteAsync(Admitted<CustomKeyStoreRequest> call, CancellationToken cancellationToken)
    {
        var store = Find(call);
        return Stores.KeysOf(store).IsEmpty
            ? ValueTask.FromResult(Done.Empty(new WantedChange(Change.Delete(store))))
            : throw CustomKeyStoreErrors.HasKeys(store);
    }
}
