using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Storage;

namespace Signet.Server.Kms.Tags;

/// <summary>Lists a key's tags, in order of tag key.</summary>
internal sealed class ListResourceTags(KeyLookup keys) : KeyOperation<ListResourceTagsRequest, ListResourceTagsResponse>(Table, keys)
{
    public static Operation Table { get; } = new("ListResourceTags") { ReadOnly = true };

    public override ValueTask<Done<ListResourceTagsResponse>> ExecuteAsync(Admitted<ListResourceTagsRequest> call, CancellationToken cancellationToken)
    {
        var after = Marker.Read<Tag>(call.Request.Marker);
        List<Tag> tags =
        [
            .. call.Key.Record.Tags
                .OrderBy(tag => tag.Key, StringComparer.Ordinal)
                .SkipWhile(tag => after is not null && string.CompareOrdinal(tag.Key, after) <= 0)
                .Take(call.Request.Limit + 1),
        ];
        return ValueTask.FromResult(Done.With(new ListResourceTagsResponse(Page<Tag>.Of(tags, call.Request.Limit, tag => tag.Key))));
    }
}

/// <summary>Asks for a page of tags.</summary>
internal sealed record ListResourceTagsRequest(string KeyId, int Limit, string? Marker) : IRequest<ListResourceTagsRequest>, IKeyRequest
{
    private static readonly Member<int?> LimitMember = KmsShapes.Limit(50);

    public static RequestShape<ListResourceTagsRequest> Shape { get; } = new(
        [KmsShapes.KeyId, LimitMember, KmsShapes.Marker],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(LimitMember) ?? 50, fields.Get(KmsShapes.Marker)));
}

/// <summary>A page of tags.</summary>
internal sealed record ListResourceTagsResponse(Page<Tag> Page) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Tags", Page.Items.Select(tag => new TagEntry(tag)));
        Page.WriteEnd(writer);
    }
}

/// <summary>A tag in the list.</summary>
internal sealed class TagEntry(Tag tag) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("TagKey", tag.Key);
        writer.Text("TagValue", tag.Value);
    }
}
