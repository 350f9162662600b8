using Signet.Server.Kms.Materials;
using Signet.Server.Pipeline;
using Signet.Server.State;

namespace Signet.Server.Kms.Rotation;

/// <summary>Rotates a key now; the schedule of automatic rotation does not move.</summary>
internal sealed class RotateKeyOnDemand(KeyLookup keys, RotationRules rules) : KeyOperation<KeyRequest, KeyResponse>(Table, keys)
{
    public static Operation Table { get; } = new("RotateKeyOnDemand") { States = KeyStates.Usable };

    public override void Admit(Admitted<KeyRequest> call)
    {
        RotationRules.CheckKind(call.Key);
        base.Admit(call);
    }

    protected override void Examine(Admitted<KeyRequest> call)
    {
        var key = call.Key;
        RotationRules.CheckPrimary(key);
        if (key.Record.Origin is "EXTERNAL" && !MaterialRules.CanRotate(key, Catalog))
        {
            throw KmsErrors.NothingToRotateTo(key);
        }

        if (Catalog.MaterialsOf(key).Values.Count(material => material.RotationType is RotationRules.OnDemand) >= RotationRules.MaxOnDemand)
        {
            throw KmsErrors.LimitExceeded(
                $"The on-demand rotations limit has been reached for the given keyId. No more on-demand rotations can be performed for this key: {key.Arn}");
        }

        if (key.Record.NextRotationAt is { } next && next - call.Time < RotationRules.ConflictWindow)
        {
            throw KmsErrors.Conflict($"The automatic rotation of {key.Arn} is in progress or due within 20 minutes.");
        }
    }

    public override async ValueTask<Done<KeyResponse>> ExecuteAsync(Admitted<KeyRequest> call, CancellationToken cancellationToken)
    {
        var rotated = await rules.RotateAsync(call.Key, RotationRules.OnDemand, call.Time, nextRotation: null, cancellationToken);
        return Done.With(new KeyResponse(call.Key.Arn), [.. rotated.Changes.Select(change => new WantedChange(change))]) with
        {
            ServiceEvents = rotated.Events,
        };
    }
}
