using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>A request that names one custom key store.</summary>
internal interface ICustomKeyStoreRequest
{
    string CustomKeyStoreId { get; }
}

/// <summary>An operation on one custom key store of the account and Region, which works in some connection states only.</summary>
internal abstract class CustomKeyStoreOperation<TRequest>(Operation row, Catalog catalog, params string[] states)
    : KmsOperation<TRequest, EmptyResponse>(row)
    where TRequest : IRequest<TRequest>, ICustomKeyStoreRequest
{
    protected CustomKeyStoreCatalog Stores => catalog.CustomKeyStores;

    public override Resolution Resolve(Decoded<TRequest> call) => new([KmsDemands.OnAccount(Row.Name)]);

    /// <summary>The store; refuses when there is none, or when it is in another state than the operation works in.</summary>
    protected CustomKeyStoreRecord Find(Admitted<TRequest> call)
    {
        var id = call.Request.CustomKeyStoreId;
        if (!Stores.TryGet(call.AccountId, call.Region, id, out var store))
        {
            throw CustomKeyStoreErrors.NotFound(id);
        }

        call.Call.Notes.Tell("customKeyStoreName", store.Name);
        if (store.CloudHsmClusterId is { } cluster)
        {
            call.Call.Notes.Tell("clusterId", cluster);
        }

        return states.Contains(store.ConnectionState) ? store : throw CustomKeyStoreErrors.InvalidState(store);
    }

    /// <summary>Replaces the store's record, and answers an empty object.</summary>
    protected static Done<EmptyResponse> Update(CustomKeyStoreRecord store) => Done.Empty(new WantedChange(Storage.Change.Update(store)));
}

/// <summary>The request of operations whose only member is the custom key store.</summary>
internal sealed record CustomKeyStoreRequest(string CustomKeyStoreId) : IRequest<CustomKeyStoreRequest>, ICustomKeyStoreRequest
{
    public static RequestShape<CustomKeyStoreRequest> Shape { get; } =
        new([CustomKeyStoreShapes.CustomKeyStoreId], fields => new(fields.Get(CustomKeyStoreShapes.CustomKeyStoreId)));
}
