using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using Signet.Server.Settings;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>The PKCS#11 modules of the process. A module can be initialised but once in a process (PKCS#11 2.40, C_Initialize), so they stay loaded until it ends.</summary>
internal static class Pkcs11Modules
{
    private static readonly ConcurrentDictionary<string, Lazy<IPkcs11Library>> Loaded = new(StringComparer.Ordinal);

    // The loader's functions: glibc has the unversioned libdl only in its development package, and from 2.34 on everything in libc.
    private static readonly string[] Loaders = ["libdl.so.2", "libc.so.6", "libc"];

    static Pkcs11Modules() => NativeLibrary.SetDllImportResolver(typeof(IPkcs11Library).Assembly, Resolve);

    public static Pkcs11InteropFactories Factories { get; } = new();

    /// <summary>The slot with the cluster's token in it, as things are now.</summary>
    /// <exception cref="TokenException">The module cannot be loaded, or the token is not there.</exception>
    public static ISlot Find(HsmCluster cluster)
    {
        try
        {
            var slots = Load(cluster.ModulePath).GetSlotList(SlotsType.WithTokenPresent);
            return slots.FirstOrDefault(slot => IsMeant(slot, cluster))
                ?? throw new TokenException(Pkcs11Failure.NoToken, "no slot has the token");
        }
        catch (Pkcs11Exception e)
        {
            throw new TokenException(Pkcs11Failure.ConnectionErrorCode(e.RV), $"{e.Method} answered {e.RV}", e);
        }
        catch (Exception e) when (e is UnmanagedException or LibraryArchitectureException)
        {
            throw new TokenException(Pkcs11Failure.ClusterNotFound, "the module cannot be loaded", e);
        }
    }

    private static bool IsMeant(ISlot slot, HsmCluster cluster) =>
        cluster.SlotId is { } id ? slot.SlotId == id : slot.GetTokenInfo() is { TokenFlags.TokenInitialized: true } token && token.Label == cluster.TokenLabel;

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name is not "libdl")
        {
            return 0;
        }

        foreach (var loader in Loaders)
        {
            if (NativeLibrary.TryLoad(loader, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }

    private static IPkcs11Library Load(string path)
    {
        var module = Loaded.GetOrAdd(path, _ => new(() => Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, path, AppType.MultiThreaded)));
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
