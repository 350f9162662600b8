using Signet.Protocol.Shapes;
using Signet.Server.Operator;
using Signet.Server.Pipeline;
using Signet.Server.Seeds;

namespace Signet.Server.TestControls;

/// <summary>Takes the server back to how it began: to its first account and its seed. The trail begins anew with this call.</summary>
internal sealed class Reset(TestControl control) : Operation<ResetRequest, EmptyResponse>(Table)
{
    public static Operation Table { get; } = new("Reset");

    public override Resolution Resolve(Decoded<ResetRequest> call) => Resolution.AlwaysAllowed;

    public override void Admit(Admitted<ResetRequest> call) => control.CheckCaller(call.Call);

    public override async ValueTask<Done<EmptyResponse>> ExecuteAsync(Admitted<ResetRequest> call, CancellationToken cancellationToken)
    {
        try
        {
            await control.ResetAsync(cancellationToken);
            return Done.Empty();
        }
        catch (SeedException wrong)
        {
            throw OperatorErrors.SeedIsWrong(wrong);
        }
    }
}

/// <summary>Asks for a reset.</summary>
internal sealed record ResetRequest : IRequest<ResetRequest>
{
    public static RequestShape<ResetRequest> Shape { get; } = new([], _ => new());
}
