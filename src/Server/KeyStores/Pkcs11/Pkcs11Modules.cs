using System.Collections.Concurrent;
using Net.Pkcs11Interop.Common;
using Signet.Server.KeyStores.Pkcs11.Native;
using Signet.Server.Settings;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>The PKCS#11 modules of the process. A module can be initialised but once in a process (PKCS#11 2.40, C_Initialize), so they stay loaded until it ends.</summary>
internal static class Pkcs11Modules
{
    private static readonly ConcurrentDictionary<string, Lazy<Module>> Loaded = new(StringComparer.Ordinal);

    /// <summary>The slot with the cluster's token in it, as things are now.</summary>
    /// <exception cref="TokenException">The module cannot be loaded, or the token is not there.</exception>
    public static Slot Find(HsmCluster cluster)
    {
        try
        {
            var module = Load(cluster.ModulePath);
            foreach (var slot in module.SlotsWithToken())
            {
                if (cluster.SlotId is { } id ? slot == id : module.TokenLabel(slot) == cluster.TokenLabel)
                {
                    return new(module, slot);
                }
            }

            throw new TokenException(Pkcs11Failure.NoToken, "no slot has the token");
        }
        catch (Pkcs11Exception e)
        {
            throw new TokenException(Pkcs11Failure.ConnectionErrorCode(e.RV), $"{e.Method} answered {e.RV}", e);
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or EntryPointNotFoundException)
        {
            throw new TokenException(Pkcs11Failure.ClusterNotFound, "the module cannot be loaded", e);
        }
    }

    private static Module Load(string path)
    {
        var module = Loaded.GetOrAdd(path, _ => new(() => Module.Load(path)));
        try
        {
            return module.Value;
        }
        catch
        {
            // Not for good: the next to ask tries again.
            Loaded.TryRemove(new(path, module));
            throw;
        }
    }
}

/// <summary>A slot of a module, with a token in it when it was found.</summary>
internal sealed record Slot(Module Module, ulong Id)
{
    public ModuleSession OpenSession() => Module.OpenSession(Id);

    public void CloseAllSessions() => Module.CloseAllSessions(Id);
}
