using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Operator;
using Signet.Server.Pipeline;

namespace Signet.Server.TestControls;

/// <summary>Moves the server's clock forward, and does what is due by then before it answers: deletions, rotations, expiries. Requests are signed by the real time as before.</summary>
internal sealed class MoveClock(TestControl control) : Operation<MoveClockRequest, MoveClockResponse>(Table)
{
    public static Operation Table { get; } = new("MoveClock");

    public override Resolution Resolve(Decoded<MoveClockRequest> call) => Resolution.AlwaysAllowed;

    public override void Admit(Admitted<MoveClockRequest> call) => control.CheckCaller(call.Call);

    public override async ValueTask<Done<MoveClockResponse>> ExecuteAsync(Admitted<MoveClockRequest> call, CancellationToken cancellationToken)
    {
        if (!control.Clock.TryMove(TimeSpan.FromSeconds(call.Request.Seconds)))
        {
            throw OperatorErrors.TooFar();
        }

        await control.RunDueAsync(cancellationToken);
        return Done.With(new MoveClockResponse(control.Clock.GetUtcNow()));
    }
}

/// <summary>By how much.</summary>
internal sealed record MoveClockRequest(int Seconds) : IRequest<MoveClockRequest>
{
    private static readonly Member<int?> SecondsMember = Member.Required("Seconds", new IntegerShape(0, int.MaxValue));

    public static RequestShape<MoveClockRequest> Shape { get; } = new([SecondsMember], fields => new(fields.Get(SecondsMember)!.Value));
}

/// <summary>The server's time after that.</summary>
internal sealed record MoveClockResponse(DateTimeOffset Time) : IWritable
{
    public void Write(ResponseWriter writer) => writer.Time("Time", Time);
}
