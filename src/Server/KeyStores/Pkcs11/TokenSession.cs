using Net.Pkcs11Interop.Common;
using Signet.Server.KeyStores.Pkcs11.Native;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>A session with a token and the handles of the keys that it has found there. One thread works with it at a time.</summary>
internal sealed class TokenSession(ModuleSession session) : IDisposable
{
    private const int MaxHandles = 1_000;

    private readonly Dictionary<string, ulong> _handles = new(StringComparer.Ordinal);

    public ModuleSession Session => session;

    /// <summary>What is to be answered by a token whose login was lost unnoticed.</summary>
    public static Pkcs11Exception NotLoggedIn() => new("C_GetSessionInfo", CKR.CKR_USER_NOT_LOGGED_IN);

    /// <summary>Throws <see cref="Pkcs11Exception"/> when the login is lost: private objects are then not refused but invisible.</summary>
    public void RequireLogin()
    {
        if (session.State is not CKS.CKS_RW_USER_FUNCTIONS)
        {
            throw NotLoggedIn();
        }
    }

    /// <summary>The handle of the secret or private key of that label; null when the token has none, or several.</summary>
    public ulong? Find(CKO kind, string label)
    {
        if (_handles.TryGetValue(label, out var known))
        {
            return known;
        }

        if (FindAll(kind, label) is not [var handle])
        {
            return null;
        }

        if (_handles.Count >= MaxHandles)
        {
            _handles.Clear();
        }

        return _handles[label] = handle;
    }

    /// <summary>Every object of that class and label.</summary>
    public List<ulong> FindAll(CKO kind, string label)
    {
        var found = session.Find(new() { { CKA.CKA_CLASS, (ulong)kind }, { CKA.CKA_LABEL, label } });
        if (found.Count == 0)
        {
            RequireLogin();
        }

        return found;
    }

    public void Dispose() => session.Dispose();
}
