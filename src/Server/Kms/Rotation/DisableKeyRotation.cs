using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Rotation;

/// <summary>Turns automatic rotation off.</summary>
internal sealed class DisableKeyRotation(KeyLookup keys) : KeyOperation<KeyRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("DisableKeyRotation") { States = KeyStates.Usable };

    public override void Admit(Admitted<KeyRequest> call)
    {
        RotationRules.CheckAutomatic(call.Key);
        base.Admit(call);
    }

    protected override void Examine(Admitted<KeyRequest> call) => RotationRules.CheckPrimary(call.Key);

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<KeyRequest> call, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Update(call.Key, call.Key.Record with { RotationPeriodInDays = null, NextRotationAt = null }));
}
