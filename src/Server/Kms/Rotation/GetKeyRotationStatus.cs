using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Rotation;

/// <summary>Tells whether and when a key rotates by itself.</summary>
internal sealed class GetKeyRotationStatus(KeyLookup keys, RotationRules rules) : KeyOperation<KeyRequest, GetKeyRotationStatusResponse>(Table, keys)
{
    public static Operation Table { get; } = new("GetKeyRotationStatus") { ReadOnly = true, CrossAccount = true };

    public override void Admit(Admitted<KeyRequest> call)
    {
        RotationRules.CheckKind(call.Key);
        if (call.Key.State is nameof(KeyStates.PendingImport))
        {
            throw KmsErrors.WrongOrigin(call.Key);
        }
    }

    public override ValueTask<Done<GetKeyRotationStatusResponse>> ExecuteAsync(Admitted<KeyRequest> call, CancellationToken cancellationToken)
    {
        // While a key waits for its deletion rotation reads as off; cancelling brings it back.
        var leader = rules.Leader(call.Key);
        var settings = IsDeleting(call.Key) || IsDeleting(leader) ? null : leader.Record;
        return ValueTask.FromResult(Done.With(new GetKeyRotationStatusResponse(call.Key.Arn, settings)));
    }

    private static bool IsDeleting(Key key) => key.State is nameof(KeyStates.PendingDeletion) or nameof(KeyStates.PendingReplicaDeletion);
}

/// <summary>The settings of automatic rotation.</summary>
/// <param name="KeyId">The key's ARN.</param>
/// <param name="Settings">Whose settings count; null when rotation reads as off.</param>
internal sealed record GetKeyRotationStatusResponse(string KeyId, KeyRecord? Settings) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        writer.Boolean("KeyRotationEnabled", Settings?.RotationPeriodInDays is not null);
        writer.Integer("RotationPeriodInDays", Settings?.RotationPeriodInDays);
        writer.Time("NextRotationDate", Settings?.NextRotationAt);
    }
}
