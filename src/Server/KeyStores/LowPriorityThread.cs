using System.Runtime.InteropServices;

namespace Signet.Server.KeyStores;

/// <summary>Threads that give way to others. .NET's own thread priorities do nothing on Linux.</summary>
internal static partial class LowPriorityThread
{
    private const int Nice = 5;

    // PRIO_PROCESS; on Linux, 0 is the calling thread and not its process (setpriority(2), "C library/kernel differences").
    private const int ThisThread = 0;

    /// <summary>Starts a thread that does not keep the process alive.</summary>
    public static Thread Start(string name, Action work)
    {
        var thread = new Thread(() =>
        {
            if (OperatingSystem.IsLinux())
            {
                // It may always be lowered; were it refused, the work would run at the priority of all.
                _ = SetPriority(ThisThread, 0, Nice);
            }

            work();
        })
        {
            IsBackground = true,
            Name = name,
        };
        thread.Start();
        return thread;
    }

    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [LibraryImport("libc", EntryPoint = "setpriority")]
    private static partial int SetPriority(int which, uint who, int priority);
}
