using Signet.Policies;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Storage;

namespace Signet.Server.Kms.Keys;

/// <summary>Starts the waiting period of 7 to 30 days, at whose end the key and its material are destroyed.</summary>
internal sealed class ScheduleKeyDeletion(KeyLookup keys, IStore store) : KeyOperation<ScheduleKeyDeletionRequest, ScheduleKeyDeletionResponse>(Table, keys)
{
    public static Operation Table { get; } = new("ScheduleKeyDeletion") { States = KeyStates.NotPendingDeletion & ~KeyStates.Updating };

    public override void AddConditions(Resolved<ScheduleKeyDeletionRequest> call, Demand demand, RequestContext context)
    {
        base.AddConditions(call, demand, context);
        UnusedDays.AddTo(context, call.Resolution.Key!, call.Decoded.Call, store);
    }

    public override ValueTask<Done<ScheduleKeyDeletionResponse>> ExecuteAsync(Admitted<ScheduleKeyDeletionRequest> call, CancellationToken cancellationToken)
    {
        var days = call.Request.PendingWindowInDays;

        // The waiting period of a primary key starts when its last replica is gone.
        var waits = call.Key.IsPrimary && Catalog.RelatedKeys(call.Key).Count > 1;
        var state = waits ? KeyStates.PendingReplicaDeletion : KeyStates.PendingDeletion;
        DateTimeOffset? deletion = waits ? null : call.Time.AddDays(days);
        var record = call.Key.Record with { State = state.ToString(), DeletionDate = deletion, PendingWindowInDays = days };
        var response = new ScheduleKeyDeletionResponse(call.Key.Arn, deletion, record.State, days);
        return ValueTask.FromResult(Done.With(response, new WantedChange(Change.Update(record))));
    }
}

/// <summary>Asks for a key to be deleted.</summary>
internal sealed record ScheduleKeyDeletionRequest(string KeyId, int PendingWindowInDays) : IRequest<ScheduleKeyDeletionRequest>, IKeyRequest
{
    private static readonly Member<int?> PendingWindow = Member.Optional<int?>("PendingWindowInDays", new IntegerShape(7, 30), standard: 30)
        .Condition("kms:ScheduleKeyDeletionPendingWindowInDays");

    public static RequestShape<ScheduleKeyDeletionRequest> Shape { get; } = new(
        [KmsShapes.KeyId, PendingWindow],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(PendingWindow)!.Value));
}

/// <summary>When the key will be deleted.</summary>
internal sealed record ScheduleKeyDeletionResponse(string KeyId, DateTimeOffset? DeletionDate, string KeyState, int PendingWindowInDays) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("KeyId", KeyId);
        writer.Time("DeletionDate", DeletionDate);
        writer.Text("KeyState", KeyState);
        writer.Integer("PendingWindowInDays", PendingWindowInDays);
    }
}
