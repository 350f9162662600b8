using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Keys;

/// <summary>Tells what a key is.</summary>
internal sealed class DescribeKey(KeyLookup keys) : KeyOperation<DescribeKeyRequest, DescribeKeyResponse>(Table, keys)
{
    public static Operation Table { get; } = new("DescribeKey") { ReadOnly = true, TakesAlias = true, CrossAccount = true, ByGrant = true };

    public override ValueTask<Done<DescribeKeyResponse>> ExecuteAsync(Admitted<DescribeKeyRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.With(new DescribeKeyResponse(KeyMetadata.Of(call.Key, Catalog))));
}

/// <summary>Asks what a key is.</summary>
internal sealed record DescribeKeyRequest(string KeyId, IReadOnlyList<string> GrantTokens) : IRequest<DescribeKeyRequest>, IKeyRequest
{
    public static RequestShape<DescribeKeyRequest> Shape { get; } = new(
        [KmsShapes.KeyId, KmsShapes.GrantTokens],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(KmsShapes.GrantTokens) ?? []));
}

/// <summary>What the key is.</summary>
internal sealed record DescribeKeyResponse(KeyMetadata KeyMetadata) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Structure("KeyMetadata", KeyMetadata);
}
