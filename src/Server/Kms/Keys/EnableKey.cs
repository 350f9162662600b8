using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Keys;

/// <summary>Lets a disabled key be used again.</summary>
internal sealed class EnableKey(KeyLookup keys) : KeyOperation<KeyRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("EnableKey") { States = KeyStates.Switchable };

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<KeyRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Update(call.Key, call.Key.Record with { State = nameof(KeyStates.Enabled) }));
}
