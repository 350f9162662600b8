using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;

namespace Signet.Server.Iam.AccessKeys;

/// <summary>Switches an access key on or off, at once.</summary>
internal sealed class UpdateAccessKey(Catalog catalog) : AccessKeyOperation<UpdateAccessKeyRequest>(Table, catalog)
{
    public static Operation Table { get; } = new("UpdateAccessKey");

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<UpdateAccessKeyRequest> call, CancellationToken cancellationToken)
    {
        var key = FoundKey(call) with { Active = call.Request.Active };
        return ValueTask.FromResult(Done.Nothing(new WantedChange(Change.Update(key), IamErrors.ConcurrentModification)));
    }
}

/// <summary>Asks for an access key to be switched.</summary>
internal sealed record UpdateAccessKeyRequest(string? UserName, string AccessKeyId, bool Active) : IRequest<UpdateAccessKeyRequest>, IAccessKeyRequest
{
    public static RequestShape<UpdateAccessKeyRequest> Shape { get; } = new(
        [IamShapes.UserNameOrCaller, IamShapes.AccessKeyId, IamShapes.Status],
        fields => new(fields.OptionalName(IamShapes.UserNameOrCaller), fields.Get(IamShapes.AccessKeyId), fields.IsActive(IamShapes.Status)));
}
