using Microsoft.Extensions.Hosting;

namespace Signet.Server.Scheduler;

/// <summary>Runs every scheduled job for as long as the server runs.</summary>
internal sealed class Jobs(IEnumerable<ScheduledJob> jobs) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.WhenAll(jobs.Select(job => job.StartAsync(cancellationToken)));

    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(jobs.Select(job => job.StopAsync(cancellationToken)));
}
