using System.Collections.Concurrent;
using System.Security.Cryptography;
using Net.Pkcs11Interop.Common;
using Signet.Server.Settings;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>
/// The process's login to a token, which all its sessions share (PKCS#11 2.40, C_Login), and the sessions that are idle. Many work at a time, but sessions are closed,
/// and logins made, only while nobody does: a module may crash when a session is closed under a running operation (SoftHSM 2.6.1 does). All of it blocks its thread.
/// </summary>
internal sealed class TokenLogin(HsmCluster cluster) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // What hangs in a module may not keep the server from stopping.
    private static readonly TimeSpan PatienceForTheEnd = TimeSpan.FromSeconds(2);

    private readonly ReaderWriterLockSlim _work = new();
    private readonly ConcurrentBag<TokenSession> _idle = [];
    private Slot? _slot;
    private TokenException? _refusal;
    private long _number;
    private bool _isOn;

    /// <summary>Works with a session of the login.</summary>
    /// <exception cref="Pkcs11Exception">The token could not do it; or the login is lost.</exception>
    public T Work<T>(Func<TokenSession, T> work)
    {
        _work.EnterReadLock();
        try
        {
            return WorkAlone(_idle.TryTake(out var idle) ? idle : Open(), work);
        }
        finally
        {
            _work.ExitReadLock();
        }
    }

    /// <summary>Logs in unless that is done, and tells the login's number; a PIN that was refused is not tried again.</summary>
    /// <exception cref="TokenException">The token is not there, or refuses.</exception>
    public long Ensure(Func<byte[]> pin)
    {
        _work.EnterReadLock();
        try
        {
            if (_isOn)
            {
                return _number;
            }
        }
        finally
        {
            _work.ExitReadLock();
        }

        return Alone(() => _isOn ? _number : Begin(_refusal is null ? pin() : throw _refusal));
    }

    /// <summary>Logs in anew, also with a PIN that was refused before; tells the login's number.</summary>
    /// <exception cref="TokenException">The token is not there, or refuses.</exception>
    public long Renew(Func<byte[]> pin) => Alone(() => Begin(pin()));

    /// <summary>Logs out and closes all sessions.</summary>
    public void End() => Alone(Close);

    /// <summary>Logs out unless somebody has done so, and perhaps logged in again, since the login of that number.</summary>
    public void EndIf(long number) => Alone(() => number == _number ? Close() : _number);

    public void Dispose()
    {
        if (!_work.TryEnterWriteLock(PatienceForTheEnd))
        {
            // Left to the end of the process, with what hangs in it.
            return;
        }

        Close();
        _work.ExitWriteLock();
        _work.Dispose();
    }

    private T WorkAlone<T>(TokenSession session, Func<TokenSession, T> work)
    {
        var whole = false;
        try
        {
            var result = work(session);
            whole = true;
            return result;
        }
        finally
        {
            if (whole)
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

    private TokenSession Open()
    {
        var session = new TokenSession((_slot ?? throw TokenSession.NotLoggedIn()).OpenSession());
        try
        {
            session.RequireLogin();
            return session;
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    private long Alone(Func<long> work)
    {
        if (!_work.TryEnterWriteLock(Patience))
        {
            throw new TokenException(Pkcs11Failure.NetworkErrors, "operations in the token do not end");
        }

        try
        {
            return work();
        }
        catch (Pkcs11Exception e)
        {
            throw new TokenException(Pkcs11Failure.ConnectionErrorCode(e.RV), $"{e.Method} answered {e.RV}", e);
        }
        finally
        {
            _work.ExitWriteLock();
        }
    }

    private long Begin(byte[] pin)
    {
        try
        {
            Close();
            _slot = Pkcs11Modules.Find(cluster);
            _slot.CloseAllSessions();

            // This session stays open until all are closed: the login would end with the last one.
            _slot.OpenSession().Login(pin);
            (_isOn, _refusal) = (true, null);
            return _number;
        }
        catch (Pkcs11Exception e)
        {
            var refusal = new TokenException(Pkcs11Failure.ConnectionErrorCode(e.RV), $"{e.Method} answered {e.RV}", e);
            _refusal = refusal.IsRefusal ? refusal : null;
            Close();
            throw refusal;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(pin);
        }
    }

    private long Close()
    {
        _isOn = false;
        _idle.Clear();
        try
        {
            _slot?.CloseAllSessions();
        }
        catch (Pkcs11Exception)
        {
            // The token is gone, and its sessions with it.
        }

        return ++_number;
    }
}
