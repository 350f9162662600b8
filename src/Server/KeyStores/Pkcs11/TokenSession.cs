using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>A session with a token and the handles of the keys that it has found there. One thread works with it at a time.</summary>
internal sealed class TokenSession(ISession session, long login) : IDisposable
{
    private const int MaxHandles = 1_000;

    private readonly Dictionary<string, IObjectHandle> _handles = new(StringComparer.Ordinal);

    public ISession Session => session;

    /// <summary>The login that it belongs to; it is of no use after another one.</summary>
    public long Login => login;

    /// <summary>The secret or private key of that label; null when the token has none, or several.</summary>
    public IObjectHandle? Find(CKO kind, string label)
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
    public List<IObjectHandle> FindAll(CKO kind, string label)
    {
        var attributes = Pkcs11Modules.Factories.ObjectAttributeFactory;
        using var wanted = attributes.Create(CKA.CKA_CLASS, kind);
        using var named = attributes.Create(CKA.CKA_LABEL, label);
        return session.FindAllObjects([wanted, named]);
    }

    public void Dispose()
    {
        try
        {
            session.Dispose();
        }
        catch (Pkcs11Exception)
        {
            // It was lost before it could be closed.
        }
    }
}
