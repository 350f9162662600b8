using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Keys;

/// <summary>Replaces a key's description.</summary>
internal sealed class UpdateKeyDescription(KeyLookup keys) : KeyOperation<UpdateKeyDescriptionRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("UpdateKeyDescription") { States = KeyStates.NotPendingDeletion };

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<UpdateKeyDescriptionRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Update(call.Key, call.Key.Record with { Description = call.Request.Description }));
}

/// <summary>Asks for another description; it may be empty.</summary>
internal sealed record UpdateKeyDescriptionRequest(string KeyId, string Description) : IRequest<UpdateKeyDescriptionRequest>, IKeyRequest
{
    private static readonly Member<string> DescriptionMember = Member.Required("Description", KmsShapes.Description);

    public static RequestShape<UpdateKeyDescriptionRequest> Shape { get; } = new(
        [KmsShapes.KeyId, DescriptionMember],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(DescriptionMember)));
}
