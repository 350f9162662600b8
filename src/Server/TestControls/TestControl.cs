using Microsoft.Extensions.Logging;
using Signet.Server.Operator;
using Signet.Server.Pipeline;
using Signet.Server.Seeds;
using Signet.Server.Settings;

namespace Signet.Server.TestControls;

/// <summary>What tests may do to a server that was started with <c>--test-controls on</c>.</summary>
internal sealed class TestControl(ServerParts parts, ServerOptions options, MovableClock clock, Seed? seed, ILogger log) : IDisposable
{
    public CallGate Gate { get; } = new();

    public RequestLog Requests { get; } = new();

    public MovableClock Clock => clock;

    /// <summary>Does all that is due by the clock.</summary>
    public Func<CancellationToken, Task<int>> RunDueAsync { get; set; } = _ => Task.FromResult(0);

    /// <summary>Refuses all but the root user of the server's own account; with authorisation switched off, nobody.</summary>
    /// <exception cref="Protocol.ServiceException">AccessDeniedException.</exception>
    public void CheckCaller(Call call)
    {
        if (!call.Caller.IsUnrestricted && (!call.Caller.IsRoot || call.AccountId != options.Account))
        {
            throw OperatorErrors.NotOwnRoot(call, options.Account);
        }
    }

    /// <summary>Takes the server back to how it began: all that is stored goes, and the first account and the seed come anew, in one commit and with no call at work.</summary>
    /// <exception cref="SeedException">The seed's file was changed, and is wrong now.</exception>
    public Task ResetAsync(CancellationToken cancellationToken) => Gate.RunAloneAsync(
        async () =>
        {
            var first = FirstAccount.Again(parts, options);
            var commit = await SeedRehearsal.RunAsync(seed, parts, options, first, cancellationToken);
            await SeedRehearsal.StoreAsync(parts.Store, commit with { ReplacesAll = true }, cancellationToken);
            Requests.Clear();
            Log.WasReset(log);
        },
        cancellationToken);

    public void Dispose() => Gate.Dispose();
}
