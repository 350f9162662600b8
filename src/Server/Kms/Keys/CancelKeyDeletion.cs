using Signet.Server.Kms.Materials;
using Signet.Server.Pipeline;
using Signet.Storage;

namespace Signet.Server.Kms.Keys;

/// <summary>Takes a key out of its waiting period; it is then disabled, whatever it was before, or waits for material that is missing.</summary>
internal sealed class CancelKeyDeletion(KeyLookup keys) : KeyOperation<KeyRequest, KeyResponse>(Table, keys)
{
    public static Operation Table { get; } = new("CancelKeyDeletion") { States = KeyStates.Deleting };

    public override ValueTask<Done<KeyResponse>> ExecuteAsync(Admitted<KeyRequest> call, CancellationToken cancellationToken)
    {
        var state = MaterialRules.AreComplete(call.Key, Catalog) ? KeyStates.Disabled : KeyStates.PendingImport;
        var record = call.Key.Record with { State = state.ToString(), DeletionDate = null, PendingWindowInDays = null };
        return ValueTask.FromResult(Done.With(new KeyResponse(call.Key.Arn), new WantedChange(Change.Update(record))));
    }
}
