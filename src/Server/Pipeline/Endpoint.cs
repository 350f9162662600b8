using Signet.Protocol.Wire;

namespace Signet.Server.Pipeline;

/// <summary>An entry of the operation table: a row of facts, and the way to run it.</summary>
internal abstract class Endpoint(Operation row)
{
    public Operation Row => row;

    /// <summary>Runs stages 4 to 9 for an authenticated call.</summary>
    public abstract ValueTask<Answer> RunAsync(Call call, Recorder recorder, CancellationToken cancellationToken);

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
    // A change that lost a race against another call is decided anew on what that call left.
    private const int Attempts = 8;

    public override async ValueTask<Answer> RunAsync(Call call, Recorder recorder, CancellationToken cancellationToken)
    {
        var decoded = Decoded<TRequest>.Read(call);
        for (var attempt = 1; ; attempt++)
        {
            var resolved = Resolved<TRequest>.Find(decoded, operation);
            var authorized = Authorized<TRequest>.Check(resolved, operation);
            var admitted = Admitted<TRequest>.Check(authorized, operation);
            var done = await operation.ExecuteAsync(admitted, cancellationToken);
            if (await Recorded<TResponse>.TryCommitAsync(call, done, recorder, lastAttempt: attempt == Attempts, cancellationToken) is { } recorded)
            {
                return recorded.Answer();
            }
        }
    }
}
