using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.InteropServices;
using Net.Pkcs11Interop.Common;
using Net.Pkcs11Interop.HighLevelAPI;
using Signet.Server.Settings;

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>Looks into tokens by a binding to PKCS#11 other than the server's own. The modules stay loaded: to let go of one would end the server's use of it.</summary>
internal static class Referee
{
    private static readonly ConcurrentDictionary<string, IPkcs11Library> Loaded = new(StringComparer.Ordinal);

    // The loader's functions: glibc has the unversioned libdl only in its development package, and from 2.34 on everything in libc.
    private static readonly string[] Loaders = ["libdl.so.2", "libc.so.6", "libc"];

    static Referee() => NativeLibrary.SetDllImportResolver(typeof(IPkcs11Library).Assembly, Resolve);

    public static Pkcs11InteropFactories Factories { get; } = new();

    /// <summary>The slot of the cluster's token.</summary>
    public static ISlot Find(HsmCluster cluster)
    {
        var library = Loaded.GetOrAdd(cluster.ModulePath, path => Factories.Pkcs11LibraryFactory.LoadPkcs11Library(Factories, path, AppType.MultiThreaded));
        return library.GetSlotList(SlotsType.WithTokenPresent).Single(slot => slot.GetTokenInfo().Label == cluster.TokenLabel);
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        foreach (var loader in name is "libdl" ? Loaders : [])
        {
            if (NativeLibrary.TryLoad(loader, out var handle))
            {
                return handle;
            }
        }

        return 0;
    }
}
