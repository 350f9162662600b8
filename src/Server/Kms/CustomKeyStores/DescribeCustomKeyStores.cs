using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms.CustomKeyStores;

/// <summary>Tells of the custom key stores of the account and Region, in order of id, or of the one that is named.</summary>
internal sealed class DescribeCustomKeyStores(Catalog catalog) : KmsOperation<DescribeCustomKeyStoresRequest, DescribeCustomKeyStoresResponse>(Table)
{
    public static Operation Table { get; } = new("DescribeCustomKeyStores") { ReadOnly = true };

    public override Resolution Resolve(Decoded<DescribeCustomKeyStoresRequest> call) => new([KmsDemands.OnAccount("DescribeCustomKeyStores")]);

    public override ValueTask<Done<DescribeCustomKeyStoresResponse>> ExecuteAsync(
        Admitted<DescribeCustomKeyStoresRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var place = Marker.Read<CustomKeyStoreRecord>(request.Marker);
        var stores = catalog.CustomKeyStores.Of(call.AccountId, call.Region).Values.Where(request.Names).ToList();
        if (stores.Count == 0 && (request.Id ?? request.Name) is { } missing)
        {
            throw CustomKeyStoreErrors.NotFound(missing);
        }

        var rest = stores.SkipWhile(store => place is not null && string.CompareOrdinal(store.Id, place) <= 0).ToList();
        return ValueTask.FromResult(Done.With(new DescribeCustomKeyStoresResponse(Page<CustomKeyStoreRecord>.Of(rest, request.Limit, store => store.Id))));
    }
}

/// <summary>Asks for all custom key stores, or for one by its id or its name.</summary>
internal sealed record DescribeCustomKeyStoresRequest(string? Id, string? Name, int Limit, string? Marker) : IRequest<DescribeCustomKeyStoresRequest>
{
    private static readonly Member<string> NameMember = Member.Optional("CustomKeyStoreName", CustomKeyStoreShapes.Name);
    private static readonly Member<int?> LimitMember = KmsShapes.Limit(1000);

    public static RequestShape<DescribeCustomKeyStoresRequest> Shape { get; } = new(
        [CustomKeyStoreShapes.OptionalCustomKeyStoreId, NameMember, LimitMember, KmsShapes.Marker],
        fields => fields.Has(CustomKeyStoreShapes.OptionalCustomKeyStoreId) && fields.Has(NameMember)
            ? throw KmsErrors.Validation("You cannot specify CustomKeyStoreId and CustomKeyStoreName in the same request.")
            : new(
                fields.Get(CustomKeyStoreShapes.OptionalCustomKeyStoreId),
                fields.Get(NameMember),
                fields.Get(LimitMember) ?? 100,
                fields.Get(KmsShapes.Marker)));

    /// <summary>Whether the request is about that store.</summary>
    public bool Names(CustomKeyStoreRecord store) => (Id is null || store.Id == Id) && (Name is null || store.Name == Name);
}

/// <summary>A page of custom key stores.</summary>
internal sealed record DescribeCustomKeyStoresResponse(Page<CustomKeyStoreRecord> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("CustomKeyStores", Page.Items.Select(store => new CustomKeyStoreEntry(store)));
        Page.WriteEnd(writer);
    }
}
