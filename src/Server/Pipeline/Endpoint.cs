using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;

namespace Signet.Server.Pipeline;

/// <summary>An entry of the operation table: a row of facts, and the way to run it.</summary>
internal abstract class Endpoint(Operation row)
{
    public Operation Row => row;

    /// <summary>The members of its request, each a row of facts.</summary>
    public abstract IReadOnlyList<Member> Members { get; }

    /// <summary>Runs stages 4 to 9 for an authenticated call.</summary>
    public abstract ValueTask<Answer> RunAsync(Call call, Stages stages, CancellationToken cancellationToken);

    /// <summary>The entry of an operation that is built.</summary>
    public static Endpoint For<TRequest, TResponse>(Operation<TRequest, TResponse> operation)
        where TRequest : IRequest<TRequest>
        where TResponse : IWritable => new Endpoint<TRequest, TResponse>(operation);
}

/// <inheritdoc/>
internal sealed class Endpoint<TRequest, TResponse>(Operation<TRequest, TResponse> operation) : Endpoint(operation.Row)
    where TRequest : IRequest<TRequest>
    where TResponse : IWritable
{
    // A change that lost a race against another call is decided anew on what that call left, in turn with all others that want the same.
    private const int Attempts = 16;

    public override IReadOnlyList<Member> Members => TRequest.Shape.Members;

    public override async ValueTask<Answer> RunAsync(Call call, Stages stages, CancellationToken cancellationToken)
    {
        SessionReach.Check(call);
        var recorder = stages.Recorder;
        var decoded = Decoded<TRequest>.Read(call);
        var resolved = Resolved<TRequest>.Find(decoded, operation);
        stages.Throttle.Count(call, operation.QuotaOf(resolved));
        var resource = call.Notes.Resources is [var first, ..] ? first.Name : call.AccountId.Value;
        var contested = !Row.ReadOnly && recorder.Turns.AreTakenOn(resource);
        if (!contested && await TryAsync(resolved, recorder, lastAttempt: false, cancellationToken) is { } answer)
        {
            return answer;
        }

        using var turn = await recorder.Turns.TakeAsync(resource, cancellationToken);
        for (var attempt = 1; ; attempt++)
        {
            resolved = Resolved<TRequest>.Find(decoded, operation);
            if (await TryAsync(resolved, recorder, lastAttempt: attempt == Attempts, cancellationToken) is { } late)
            {
                return late;
            }
        }
    }

    private async ValueTask<Answer?> TryAsync(Resolved<TRequest> resolved, Recorder recorder, bool lastAttempt, CancellationToken cancellationToken)
    {
        var authorized = Authorized<TRequest>.Check(resolved, operation);
        var admitted = Admitted<TRequest>.Check(authorized, operation);
        var done = await operation.ExecuteAsync(admitted, cancellationToken);
        var recorded = await Recorded<TResponse>.TryCommitAsync(resolved.Decoded.Call, done, recorder, lastAttempt, cancellationToken);
        return recorded?.Answer();
    }
}
