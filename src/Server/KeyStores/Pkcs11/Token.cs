using Microsoft.Extensions.Logging;
using Net.Pkcs11Interop.Common;
using Signet.Server.Settings;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>
/// A token, in use by a bounded number of calls at a time; no call into its module is waited for without end. When sessions were lost they are opened anew, once for
/// all that noticed, and the work is done again. A PIN that was refused is not tried again until somebody connects: wrong PINs lock tokens.
/// </summary>
internal sealed class Token(HsmCluster cluster, TimeProvider clock, ILogger log) : IDisposable
{
    private const int MaxSessions = 16;
    private const int Attempts = 3;

    // A call into a module cannot be interrupted: after so long it is given up, and its session stays taken until it returns.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // An RSA_4096 key may take a slow token most of that.
    private static readonly TimeSpan PatienceForNewKeys = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _permits = new(MaxSessions, MaxSessions);
    private readonly TokenLogin _login = new(cluster);
    private readonly Lock _making = new();

    public HsmCluster Cluster => cluster;

    /// <summary>Returns when the module works and the token is there.</summary>
    /// <exception cref="TokenException">They do not, or are not.</exception>
    public Task FindAsync(CancellationToken cancellationToken) => RunAsync(() => Pkcs11Modules.Find(cluster), Patience, cancellationToken);

    /// <summary>Logs in anew with a PIN.</summary>
    /// <exception cref="TokenException">The token is not there, refuses, or does not answer in time.</exception>
    public Task LogInAsync(Func<byte[]> pin, CancellationToken cancellationToken) => RunAsync(() => _login.Renew(pin), Patience, cancellationToken);

    /// <summary>Logs out and closes all sessions.</summary>
    public Task LogOutAsync() => RunAsync(
        () =>
        {
            _login.End();
            return true;
        },
        Patience,
        CancellationToken.None);

    /// <summary>Works with a session, in turn with others; logs in with the PIN when there is no login, and again when it was lost.</summary>
    /// <exception cref="TokenException">The token is not there, refuses, or does not answer in time.</exception>
    /// <exception cref="Pkcs11Exception">The token could not do the work.</exception>
    public Task<T> UseAsync<T>(Func<byte[]> pin, Func<TokenSession, T> work, CancellationToken cancellationToken) =>
        UseAsync(pin, work, Patience, cancellationToken);

    /// <summary>The same for work that leaves something in the token: it is seen through, whether or not its caller still waits, and may take longer.</summary>
    public Task<T> MakeAsync<T>(Func<byte[]> pin, Func<TokenSession, T> work) => UseAsync(pin, session => InTurn(session, work), PatienceForNewKeys, CancellationToken.None);

    public void Dispose()
    {
        _login.Dispose();
        _permits.Dispose();
    }

    private async Task<T> UseAsync<T>(Func<byte[]> pin, Func<TokenSession, T> work, TimeSpan patience, CancellationToken cancellationToken)
    {
        await WaitForTurnAsync(cancellationToken);
        return await RunAsync(
            () =>
            {
                try
                {
                    return Use(pin, work);
                }
                finally
                {
                    _permits.Release();
                }
            },
            patience,
            cancellationToken);
    }

    // Modules may fail when objects are made or removed side by side (SoftHSM 2.6.1 does).
    private T InTurn<T>(TokenSession session, Func<TokenSession, T> work)
    {
        lock (_making)
        {
            return work(session);
        }
    }

    private async Task WaitForTurnAsync(CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _permits.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw TookTooLong(Patience);
        }
    }

    private async Task<T> RunAsync<T>(Func<T> work, TimeSpan patience, CancellationToken cancellationToken)
    {
        try
        {
            return await Task.Run(work, CancellationToken.None).WaitAsync(patience, clock, cancellationToken);
        }
        catch (TimeoutException)
        {
            throw TookTooLong(patience);
        }
    }

    private static TokenException TookTooLong(TimeSpan patience) => new(Pkcs11Failure.NetworkErrors, $"no answer within {patience.TotalSeconds} seconds");

    private T Use<T>(Func<byte[]> pin, Func<TokenSession, T> work)
    {
        for (var attempt = 1; ; attempt++)
        {
            var number = _login.Ensure(pin);
            try
            {
                return _login.Work(work);
            }
            catch (Pkcs11Exception e) when (Pkcs11Failure.IsLoss(e.RV) && attempt < Attempts)
            {
                Log.SessionsLost(log, cluster.Id);
                _login.EndIf(number);
            }
        }
    }
}
