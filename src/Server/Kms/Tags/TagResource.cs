using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Storage;

namespace Signet.Server.Kms.Tags;

/// <summary>Adds tags to a key; one with a key that is there already takes its place.</summary>
internal sealed class TagResource(KeyLookup keys) : KeyOperation<TagResourceRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("TagResource") { States = KeyStates.NotPendingDeletion };

    public override void AddConditions(Resolved<TagResourceRequest> call, Demand demand, RequestContext context) =>
        TagConditions.Add(context, call.Decoded.Request.Tags);

    protected override void Examine(Admitted<TagResourceRequest> call) => KmsTags.Check(call.Request.Tags);

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<TagResourceRequest> call, CancellationToken cancellationToken)
    {
        var added = call.Request.Tags.ToDictionary(tag => tag.Key, StringComparer.Ordinal);
        var record = call.Key.Record;
        Tag[] tags = [.. record.Tags.Where(tag => !added.ContainsKey(tag.Key)), .. added.Values];
        KmsTags.CheckCount(tags.Length);
        return ValueTask.FromResult(Update(call.Key, record with { Tags = tags }));
    }
}

/// <summary>Asks for tags to be added.</summary>
internal sealed record TagResourceRequest(string KeyId, IReadOnlyList<Tag> Tags) : IRequest<TagResourceRequest>, IKeyRequest
{
    private static readonly Member<IReadOnlyList<Tag>> TagsMember = Member.Required("Tags", KmsTags.Shape);

    public static RequestShape<TagResourceRequest> Shape { get; } = new(
        [KmsShapes.KeyId, TagsMember],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(TagsMember)));
}
