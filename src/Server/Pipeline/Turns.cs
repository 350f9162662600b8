using System.Collections.Concurrent;

namespace Signet.Server.Pipeline;

/// <summary>Lets calls that lost a race over the same resource take turns, so that each gets through. Where nobody loses, nobody comes here.</summary>
internal sealed class Turns
{
    private readonly ConcurrentDictionary<string, Turn> _waiting = new(StringComparer.Ordinal);

    /// <summary>Whether calls take turns on the resource at the moment; then a newcomer should too, or it would outrun them.</summary>
    public bool AreTakenOn(string resource) => _waiting.ContainsKey(resource);

    /// <summary>Waits for the turn on a resource; disposing of it passes it on.</summary>
    public async ValueTask<IDisposable> TakeAsync(string resource, CancellationToken cancellationToken)
    {
        var turn = Join(resource);
        try
        {
            await turn.Gate.WaitAsync(cancellationToken);
            return new Taken(this, resource, turn);
        }
        catch
        {
            Leave(resource, turn);
            throw;
        }
    }

    private Turn Join(string resource)
    {
        while (true)
        {
            var turn = _waiting.GetOrAdd(resource, _ => new Turn());
            lock (turn)
            {
                if (!turn.Over)
                {
                    turn.Count++;
                    return turn;
                }
            }
        }
    }

    private void Leave(string resource, Turn turn)
    {
        lock (turn)
        {
            turn.Count--;
            turn.Over = turn.Count == 0;
            if (turn.Over)
            {
                _waiting.TryRemove(resource, out _);
                turn.Gate.Dispose();
            }
        }
    }

    private sealed class Turn
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Count { get; set; }

        public bool Over { get; set; }
    }

    private sealed class Taken(Turns turns, string resource, Turn turn) : IDisposable
    {
        public void Dispose()
        {
            turn.Gate.Release();
            turns.Leave(resource, turn);
        }
    }
}
