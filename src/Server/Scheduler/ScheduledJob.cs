using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Signet.Server.Scheduler;

/// <summary>Work that is done whenever its time has come; a round that fails is tried again.</summary>
internal abstract class ScheduledJob(TimeProvider clock, TimeSpan interval, ILogger log) : BackgroundService
{
    // Whoever asked for a round finds everything done when it is over, also what another round was at.
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Does everything that is due now, after a round that is under way, and tells how much that was.</summary>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            return await RunRoundAsync(cancellationToken);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        _turn.Dispose();
        base.Dispose();
    }

    /// <summary>One round: everything that is due now.</summary>
    protected abstract Task<int> RunRoundAsync(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var began = clock.GetTimestamp();
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception bug) when (bug is not OperationCanceledException)
            {
                Log.Failed(log, GetType().Name, bug);
            }

            // However far the clock has moved meanwhile, one round does all that is due.
            var rest = interval - clock.GetElapsedTime(began);
            if (rest > TimeSpan.Zero)
            {
                await Task.Delay(rest, clock, stoppingToken);
            }
        }
    }

    /// <summary>Works through a list of what is due, page by page, for as long as a page brings anything forward.</summary>
    protected static async Task<int> WorkThroughAsync<T>(Func<ValueTask<IReadOnlyList<T>>> list, Func<T, Task<bool>> work)
    {
        var done = 0;
        int before;
        do
        {
            before = done;
            foreach (var item in await list())
            {
                done += await work(item) ? 1 : 0;
            }
        }
        while (done > before);

        return done;
    }
}
