using System.Runtime.InteropServices;
using System.Text;
using Net.Pkcs11Interop.Common;

namespace Signet.Server.KeyStores.Pkcs11.Native;

/// <summary>A loaded and initialised PKCS#11 module. Every method throws <see cref="Pkcs11Exception"/> for what the module answers other than CKR_OK.</summary>
internal sealed unsafe class Module
{
    // CKF_OS_LOCKING_OK: many threads call at once, and the module locks by the system's means.
    private const nuint OsLocking = 2;
    private const nuint TokenInitialized = 0x400;
    private const nuint SerialSession = 4;
    private const nuint ReadWriteSession = 2;

    private readonly Functions _functions;

    private Module(Functions functions) => _functions = functions;

    /// <summary>Loads the shared library and calls C_Initialize.</summary>
    /// <exception cref="DllNotFoundException">It cannot be loaded.</exception>
    /// <exception cref="BadImageFormatException">It is a library of another architecture, or none.</exception>
    /// <exception cref="EntryPointNotFoundException">It is no PKCS#11 module.</exception>
    public static Module Load(string path)
    {
        var library = NativeLibrary.Load(path);
        var getFunctionList = (delegate* unmanaged[Cdecl]<void***, nuint>)NativeLibrary.GetExport(library, "C_GetFunctionList");
        void** list;
        Functions.Check("C_GetFunctionList", getFunctionList(&list));

        var functions = new Functions(list);
        var arguments = new CkInitializeArgs { Flags = OsLocking };
        var result = functions.Initialize(&arguments);
        if ((CKR)result is not CKR.CKR_CRYPTOKI_ALREADY_INITIALIZED)
        {
            Functions.Check("C_Initialize", result);
        }

        return new(functions);
    }

    /// <summary>The slots that have a token in them.</summary>
    public ulong[] SlotsWithToken()
    {
        while (true)
        {
            nuint count = 0;
            Functions.Check("C_GetSlotList", _functions.GetSlotList(1, null, &count));
            var slots = new nuint[count];
            fixed (nuint* first = slots)
            {
                var result = _functions.GetSlotList(1, first, &count);
                if ((CKR)result is CKR.CKR_BUFFER_TOO_SMALL)
                {
                    // A token was put in between the two calls.
                    continue;
                }

                Functions.Check("C_GetSlotList", result);
            }

            return [.. slots.Take((int)count).Select(slot => (ulong)slot)];
        }
    }

    /// <summary>The label of a slot's token; null while the token is not initialised.</summary>
    public string? TokenLabel(ulong slot)
    {
        CkTokenInfo info = default;
        Functions.Check("C_GetTokenInfo", _functions.GetTokenInfo((nuint)slot, &info));
        return (info.Flags & TokenInitialized) == 0 ? null : Encoding.UTF8.GetString(new ReadOnlySpan<byte>(info.Label, 32)).TrimEnd(' ');
    }

    /// <summary>Opens a session that may write.</summary>
    public ModuleSession OpenSession(ulong slot)
    {
        nuint session;
        Functions.Check("C_OpenSession", _functions.OpenSession((nuint)slot, SerialSession | ReadWriteSession, 0, 0, &session));
        return new(_functions, session);
    }

    /// <summary>Closes all sessions of the process with a slot's token, which logs it out.</summary>
    public void CloseAllSessions(ulong slot) => Functions.Check("C_CloseAllSessions", _functions.CloseAllSessions((nuint)slot));
}
