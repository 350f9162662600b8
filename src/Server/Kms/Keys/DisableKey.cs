using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Keys;

/// <summary>Keeps a key from being used until it is enabled again.</summary>
internal sealed class DisableKey(KeyLookup keys) : KeyOperation<KeyRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("DisableKey") { States = KeyStates.Switchable };

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<KeyRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Update(call.Key, call.Key.Record with { State = nameof(KeyStates.Disabled) }));
}
