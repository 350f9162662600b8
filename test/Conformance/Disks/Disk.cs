using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Disks;

/// <summary>Where a data folder lies whose writes can be made to fail, and to succeed again, while the program runs.</summary>
internal abstract class Disk : IAsyncDisposable
{
    private readonly Scratch _scratch = new();
    private bool _mounted;

    /// <summary>The data folder to start the program on.</summary>
    public string Folder => Path.Combine(MountPoint, "data");

    /// <summary>What must come before the program on its command line.</summary>
    public virtual IReadOnlyList<string> Wrapper => [];

    protected string MountPoint => _scratch["disk"];

    /// <summary>A file beside the disk.</summary>
    protected string this[string name] => _scratch[name];

    /// <summary>Lets no write through.</summary>
    public abstract Task StopWritesAsync(RunningProgram program);

    /// <summary>Lets writes through again.</summary>
    public abstract Task AllowWritesAsync(RunningProgram program);

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
        {
            await UnmountAsync();
        }

        _scratch.Dispose();
    }

    /// <summary>The disk, mounted; where only root could do that, a limit that stops writes too.</summary>
    protected static async Task<Disk> OrLimitAsync(Disk disk, string mount)
    {
        Directory.CreateDirectory(disk.MountPoint);
        if (Environment.IsPrivilegedProcess && await disk.TryMountAsync(mount))
        {
            return disk;
        }

        await disk.DisposeAsync();
        TestContext.Current.TestOutputHelper?.WriteLine("No file system could be mounted here; a limit on file sizes stops the writes instead.");
        return new LimitedDisk();
    }

    protected async Task<bool> TryMountAsync(string mount) => _mounted = (await Command.ShellAsync($"{mount} '{MountPoint}'")).ExitCode == 0;

    protected async Task UnmountAsync()
    {
        await Command.MustShellAsync($"umount '{MountPoint}'");
        _mounted = false;
    }
}
