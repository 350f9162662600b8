namespace Signet.Server.TestControls;

/// <summary>Counts the calls at work, so that a reset can wait until there are none and hold back new ones.</summary>
internal sealed class CallGate : IDisposable
{
    private readonly SemaphoreSlim _resets = new(1, 1);
    private readonly Lock _lock = new();
    private TaskCompletionSource? _closed;
    private TaskCompletionSource? _empty;
    private int _inside;

    /// <summary>Lets a call in, once no reset is at work; disposing of it lets the call out.</summary>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task open;
            lock (_lock)
            {
                if (_closed is null)
                {
                    _inside++;
                    return new Inside(this);
                }

                open = _closed.Task;
            }

            await open.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Runs something while no call is at work but the one that asks for it, which is itself inside.</summary>
    public async Task RunAloneAsync(Func<Task> work, CancellationToken cancellationToken)
    {
        // Several that wait for each other are outside meanwhile, or none would ever be alone.
        Leave();
        try
        {
            await _resets.WaitAsync(cancellationToken);
            try
            {
                await CloseAsync(cancellationToken);
                await work();
            }
            finally
            {
                Open();
                _resets.Release();
            }
        }
        finally
        {
            lock (_lock)
            {
                _inside++;
            }
        }
    }

    public void Dispose() => _resets.Dispose();

    private async Task CloseAsync(CancellationToken cancellationToken)
    {
        Task empty;
        lock (_lock)
        {
            _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _empty = new(TaskCreationOptions.RunContinuationsAsynchronously);
            empty = _empty.Task;
            if (_inside == 0)
            {
                _empty.SetResult();
            }
        }

        await empty.WaitAsync(cancellationToken);
    }

    private void Open()
    {
        lock (_lock)
        {
            _closed?.SetResult();
            (_closed, _empty) = (null, null);
        }
    }

    private void Leave()
    {
        lock (_lock)
        {
            _inside--;
            if (_inside == 0)
            {
                _empty?.TrySetResult();
            }
        }
    }

    private sealed class Inside(CallGate gate) : IDisposable
    {
        public void Dispose() => gate.Leave();
    }
}
