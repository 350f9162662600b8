using Signet.Server.Pipeline;

namespace Signet.Server.TestControls;

/// <summary>The calls that were answered last, without their members: as many as <see cref="Capacity"/>.</summary>
internal sealed class RequestLog
{
    /// <summary>Older calls are forgotten.</summary>
    public const int Capacity = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<Entry> _entries = new(Capacity);

    public void Add(Received received, Routed? routed, Call? call, Answer answer)
    {
        var entry = new Entry(
            received.Time, received.RequestId, routed?.Service.Name, routed?.Endpoint.Row.Name, call?.Region.Value, call?.Caller.Names.Arn, answer.Status, answer.ErrorCode);
        lock (_lock)
        {
            if (_entries.Count == Capacity)
            {
                _entries.Dequeue();
            }

            _entries.Enqueue(entry);
        }
    }

    /// <summary>The last calls, the newest first.</summary>
    public IReadOnlyList<Entry> Last(int count)
    {
        lock (_lock)
        {
            return [.. _entries.Reverse().Take(count)];
        }
    }

    public void Clear()
    {
        lock (_lock)
        {
            _entries.Clear();
        }
    }

    /// <summary>One call; what was not clear when it was refused is null.</summary>
    internal sealed record Entry(
        DateTimeOffset Time, string RequestId, string? Service, string? Operation, string? Region, string? CallerArn, int Status, string? ErrorCode);
}
