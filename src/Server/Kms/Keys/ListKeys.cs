using Signet.Identifiers;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Keys;

/// <summary>Lists all keys of the account and Region, in order of id.</summary>
internal sealed class ListKeys(IStore store) : KmsOperation<ListKeysRequest, ListKeysResponse>(Table)
{
    public static Operation Table { get; } = new("ListKeys") { ReadOnly = true };

    public override Resolution Resolve(Decoded<ListKeysRequest> call) => new([KmsDemands.OnAccount("ListKeys")]);

    public override async ValueTask<Done<ListKeysResponse>> ExecuteAsync(Admitted<ListKeysRequest> call, CancellationToken cancellationToken)
    {
        var after = Marker.Read<KeyRecord>(call.Request.Marker) is { } place
            ? KeyId.TryParse(place, out var id) ? id : throw KmsErrors.InvalidMarker()
            : (KeyId?)null;
        var read = await store.ListKeysAsync(call.AccountId, call.Region, after, call.Request.Limit + 1, cancellationToken);
        return Done.With(new ListKeysResponse(Page<KeyRecord>.Of(read, call.Request.Limit, key => key.Id.Value)));
    }
}

/// <summary>Asks for a page of keys.</summary>
internal sealed record ListKeysRequest(int Limit, string? Marker) : IRequest<ListKeysRequest>
{
    private static readonly Member<int?> LimitMember = KmsShapes.Limit(1000);

    public static RequestShape<ListKeysRequest> Shape { get; } = new(
        [LimitMember, KmsShapes.Marker],
        fields => new(fields.Get(LimitMember) ?? 100, fields.Get(KmsShapes.Marker)));
}

/// <summary>A page of keys.</summary>
internal sealed record ListKeysResponse(Page<KeyRecord> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Keys", Page.Items.Select(record => new KeyListEntry(record)));
        Page.WriteEnd(writer);
    }
}

/// <summary>A key in the list.</summary>
internal sealed class KeyListEntry(KeyRecord record) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", record.Id.Value);
        writer.Text("KeyArn", Arn.Key(record.Region, record.AccountId, record.Id).ToString());
    }
}
