using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Tags;

/// <summary>Removes tags from a key; keys that it does not have are ignored.</summary>
internal sealed class UntagResource(KeyLookup keys) : KeyOperation<UntagResourceRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("UntagResource") { States = KeyStates.NotPendingDeletion };

    public override void AddConditions(Resolved<UntagResourceRequest> call, Demand demand, RequestContext context) =>
        context.Set("aws:TagKeys", call.Decoded.Request.TagKeys);

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<UntagResourceRequest> call, CancellationToken cancellationToken)
    {
        var gone = call.Request.TagKeys.ToHashSet(StringComparer.Ordinal);
        var record = call.Key.Record;
        return ValueTask.FromResult(Update(call.Key, record with { Tags = [.. record.Tags.Where(tag => !gone.Contains(tag.Key))] }));
    }
}

/// <summary>Asks for tags to be removed.</summary>
internal sealed record UntagResourceRequest(string KeyId, IReadOnlyList<string> TagKeys) : IRequest<UntagResourceRequest>, IKeyRequest
{
    private static readonly Member<IReadOnlyList<string>> TagKeysMember = Member.Required("TagKeys", new ListShape<string>(new TextShape(1, 128)));

    public static RequestShape<UntagResourceRequest> Shape { get; } = new(
        [KmsShapes.KeyId, TagKeysMember],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(TagKeysMember)));
}
