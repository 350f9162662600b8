using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.AccessKeys;

/// <summary>Deletes an access key, active or not.</summary>
internal sealed class DeleteAccessKey(Catalog catalog) : AccessKeyOperation<DeleteAccessKeyRequest>(Table, catalog)
{
    public static Operation Table { get; } = new("DeleteAccessKey");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<DeleteAccessKeyRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Delete(FoundKey(call)), IamErrors.ConcurrentModification)));
}

/// <summary>Asks for an access key to be deleted.</summary>
internal sealed record DeleteAccessKeyRequest(string? UserName, string AccessKeyId) : IRequest<DeleteAccessKeyRequest>, IAccessKeyRequest
{
    public static RequestShape<DeleteAccessKeyRequest> Shape { get; } = new(
        [IamShapes.UserNameOrCaller, IamShapes.AccessKeyId],
        fields => new(fields.OptionalName(IamShapes.UserNameOrCaller), fields.Get(IamShapes.AccessKeyId)));
}
