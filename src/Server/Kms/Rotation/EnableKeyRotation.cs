using Signet.Protocol.Shapes;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms.Rotation;

/// <summary>Turns automatic rotation on, or changes its period; the schedule starts anew either way.</summary>
internal sealed class EnableKeyRotation(KeyLookup keys) : KeyOperation<EnableKeyRotationRequest, NoResponse>(Table, keys)
{
    public static Operation Table { get; } = new("EnableKeyRotation") { States = KeyStates.Usable };

    public override void Admit(Admitted<EnableKeyRotationRequest> call)
    {
        // The origin is asked before the state (kms-key-states, note 6).
        RotationRules.CheckAutomatic(call.Key);
        base.Admit(call);
    }

    protected override void Examine(Admitted<EnableKeyRotationRequest> call) => RotationRules.CheckPrimary(call.Key);

    public override ValueTask<Done<NoResponse>> ExecuteAsync(Admitted<EnableKeyRotationRequest> call, CancellationToken cancellationToken)
    {
        var period = call.Request.RotationPeriodInDays;
        var record = call.Key.Record with { RotationPeriodInDays = period, NextRotationAt = call.Time.AddDays(period) };
        return ValueTask.FromResult(Update(call.Key, record));
    }
}

/// <summary>Asks for automatic rotation every 90 to 2560 days.</summary>
internal sealed record EnableKeyRotationRequest(string KeyId, int RotationPeriodInDays) : IRequest<EnableKeyRotationRequest>, IKeyRequest
{
    private static readonly Member<int?> Period = Member.Optional<int?>("RotationPeriodInDays", new IntegerShape(90, 2560)).ConditionWhenGiven("kms:RotationPeriodInDays");

    public static RequestShape<EnableKeyRotationRequest> Shape { get; } = new(
        [KmsShapes.KeyId, Period],
        fields => new(fields.Get(KmsShapes.KeyId), fields.Get(Period) ?? RotationRules.DefaultPeriod));
}
