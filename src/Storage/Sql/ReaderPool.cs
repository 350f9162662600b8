using System.Collections.Concurrent;

namespace Signet.Storage.Sql;

/// <summary>A few read-only connections, opened when first needed and kept.</summary>
internal sealed class ReaderPool(Dialect dialect) : IDisposable
{
    private const int Size = 8;

    private readonly SemaphoreSlim _free = new(Size);
    private readonly ConcurrentStack<Session> _idle = new();

    public async ValueTask<Session> RentAsync(CancellationToken cancellationToken)
    {
        await _free.WaitAsync(cancellationToken);
        if (_idle.TryPop(out var session))
        {
            return session;
        }

        try
        {
            return new(dialect.OpenReader());
        }
        catch
        {
            _free.Release();
            throw;
        }
    }

    public void Return(Session session)
    {
        _idle.Push(session);
        _free.Release();
    }

    /// <summary>Closes the connections once the reads that are under way have ended.</summary>
    public async Task CloseAsync()
    {
        for (var taken = 0; taken < Size; taken++)
        {
            await _free.WaitAsync();
        }

        Dispose();
    }

    public void Dispose()
    {
        foreach (var session in _idle)
        {
            session.Dispose();
        }

        _free.Dispose();
    }
}
