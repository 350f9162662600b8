using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using Signet.Server.Settings;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>
/// A token with a bounded pool of sessions. The login belongs to all of them together (PKCS#11 2.40, C_Login): when one is lost, all are opened anew, once.
/// A PIN that was refused is not tried again until somebody connects: wrong PINs lock tokens.
/// </summary>
internal sealed class Token(HsmCluster cluster, TimeProvider clock, ILogger log) : IDisposable
{
    private const int MaxSessions = 16;

    // A call into a module cannot be interrupted: after so long it is given up, and its session stays taken until it returns.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // What hangs in a module may not keep the server from stopping.
    private static readonly TimeSpan PatienceForTheEnd = TimeSpan.FromSeconds(2);

    // An RSA_4096 key may take a slow token most of that.
    private static readonly TimeSpan PatienceForNewKeys = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim _permits = new(MaxSessions, MaxSessions);
    private readonly ConcurrentBag<TokenSession> _idle = [];
    private readonly Lock _lock = new();
    private ISlot? _slot;
    private bool _loggedIn;
    private long _login;
    private TokenException? _refusal;

    public HsmCluster Cluster => cluster;

    /// <summary>Returns when the module works and the token is there.</summary>
    /// <exception cref="TokenException">They do not, or are not.</exception>
    public Task FindAsync(CancellationToken cancellationToken) => RunAsync(() => Pkcs11Modules.Find(cluster), Patience, cancellationToken);

    /// <summary>Logs in anew with a PIN, which is wiped. Whatever is at work with the token loses its session.</summary>
    /// <exception cref="TokenException">The token is not there, or refuses.</exception>
    public Task LogInAsync(byte[] pin, CancellationToken cancellationToken) => RunAsync(
        () =>
        {
            lock (_lock)
            {
                _refusal = null;
                LogIn(pin);
            }

            return true;
        },
        Patience,
        cancellationToken);

    /// <summary>Logs out and closes all sessions.</summary>
    public void LogOut()
    {
        lock (_lock)
        {
            CloseAll();
        }
    }

    /// <summary>Works with a session, in turn with others; logs in with the PIN when there is no login, and again when it was lost.</summary>
    /// <exception cref="TokenException">The token is not there, refuses, or does not answer in time.</exception>
    /// <exception cref="Pkcs11Exception">The token could not do the work.</exception>
    public Task<T> UseAsync<T>(Func<byte[]> pin, Func<TokenSession, T> work, CancellationToken cancellationToken) =>
        UseAsync(pin, work, Patience, cancellationToken);

    /// <summary>The same for work that leaves something in the token: it is seen through, whether or not its caller still waits, and may take longer.</summary>
    public Task<T> MakeAsync<T>(Func<byte[]> pin, Func<TokenSession, T> work) => UseAsync(pin, work, PatienceForNewKeys, CancellationToken.None);

    public void Dispose()
    {
        if (_lock.TryEnter(PatienceForTheEnd))
        {
            CloseAll();
            _lock.Exit();
        }

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

    private static TokenException TookTooLong(TimeSpan patience) => new("NETWORK_ERRORS", $"no answer within {patience.TotalSeconds} seconds");

    private T Use<T>(Func<byte[]> pin, Func<TokenSession, T> work)
    {
        var session = Take(pin);
        try
        {
            return Finish(session, work);
        }
        catch (Pkcs11Exception e) when (Pkcs11Failure.IsLoss(e.RV))
        {
            Log.SessionsLost(log, cluster.Id);
            Forget(session);
            return Finish(Take(pin), work);
        }
    }

    private T Finish<T>(TokenSession session, Func<TokenSession, T> work)
    {
        var done = false;
        try
        {
            var result = work(session);
            done = session.Login == Volatile.Read(ref _login);
            return result;
        }
        finally
        {
            if (done)
            {
                _idle.Add(session);
            }
            else
            {
                // After a failure it may be in the middle of an operation.
                session.Dispose();
            }
        }
    }

    private TokenSession Take(Func<byte[]> pin)
    {
        while (_idle.TryTake(out var idle))
        {
            if (idle.Login == Volatile.Read(ref _login))
            {
                return idle;
            }
        }

        lock (_lock)
        {
            if (!_loggedIn)
            {
                LogIn(_refusal is null ? pin() : throw _refusal);
            }

            return Guarded(() => new TokenSession(_slot!.OpenSession(SessionType.ReadWrite), _login));
        }
    }

    private void Forget(TokenSession lost)
    {
        lock (_lock)
        {
            if (lost.Login == _login)
            {
                CloseAll();
            }
        }
    }

    private void LogIn(byte[] pin)
    {
        try
        {
            CloseAll();
            _slot = Pkcs11Modules.Find(cluster);
            _loggedIn = Guarded(() =>
            {
                // This session stays open until all are closed: the login would end with the last one.
                _slot.CloseAllSessions();
                _slot.OpenSession(SessionType.ReadWrite).Login(CKU.CKU_USER, pin);
                return true;
            });
        }
        catch (TokenException e)
        {
            _refusal = e.IsRefusal ? e : null;
            CloseAll();
            throw;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pin);
        }
    }

    private void CloseAll()
    {
        Volatile.Write(ref _login, _login + 1);
        _loggedIn = false;
        while (_idle.TryTake(out _))
        {
        }

        try
        {
            _slot?.CloseAllSessions();
        }
        catch (Pkcs11Exception)
        {
            // The token is gone, and its sessions with it.
        }
    }

    private static T Guarded<T>(Func<T> call)
    {
        try
        {
            return call();
        }
        catch (Pkcs11Exception e)
        {
            throw new TokenException(Pkcs11Failure.ConnectionErrorCode(e.RV), $"{e.Method} answered {e.RV}", e);
        }
    }
}
