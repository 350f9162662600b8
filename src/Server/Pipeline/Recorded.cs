using Signet.Protocol.Wire;

namespace Signet.Server.Pipeline;

/// <summary>Stage 9: an outcome whose changes and whose trail event are durable. Only this can be answered.</summary>
internal sealed class Recorded<TResponse>
    where TResponse : IWritable
{
    private readonly Call _call;
    private readonly TResponse _response;

    private Recorded(Call call, TResponse response) => (_call, _response) = (call, response);

    /// <summary>Commits the changes and the event together; null when another call changed a row first and the outcome must be decided anew.</summary>
    public static async ValueTask<Recorded<TResponse>?> TryCommitAsync(
        Call call, Done<TResponse> done, Recorder recorder, bool lastAttempt, CancellationToken cancellationToken) =>
        await recorder.TryCommitAsync(call, done, lastAttempt, cancellationToken) ? new(call, done.Response) : null;

    /// <summary>Stage 10 begins: the answer that may now leave.</summary>
    public Answer Answer() => Pipeline.Answer.Success(_call, _response);
}
