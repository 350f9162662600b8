using Signet.Policies;
using Signet.Server.Pipeline;
using Signet.Storage;

namespace Signet.Server.Kms.Keys;

/// <summary>Keeps a key from being used until it is enabled again.</summary>
internal sealed class DisableKey(KeyLookup keys, IStore store) : KeyOperation<KeyRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("DisableKey") { States = KeyStates.Switchable };

    public override void AddConditions(Resolved<KeyRequest> call, Demand demand, RequestContext context)
    {
        base.AddConditions(call, demand, context);
        UnusedDays.AddTo(context, call.Resolution.Key!, call.Decoded.Call, store);
    }

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<KeyRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Update(call.Key, call.Key.Record with { State = nameof(KeyStates.Disabled) }));
}
