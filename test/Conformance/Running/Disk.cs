using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Running;

/// <summary>A disk that can be full: a small file system of its own where one can be mounted, else (or on demand) a limit on how far the process may write.</summary>
internal sealed class Disk : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("signet-disk-").FullName;
    private bool _mounted;

    /// <summary>The data folder to start the program on.</summary>
    public string Folder => Path.Combine(_folder, "data");

    /// <summary>Whether it is a file system of its own.</summary>
    public bool IsMounted => _mounted;

    // A write beyond the limit fails only for those who ignore the signal that comes with it (setrlimit(2), RLIMIT_FSIZE).
    public IReadOnlyList<string> Wrapper => _mounted ? [] : ["/bin/sh", "-c", "trap '' XFSZ; exec \"$0\" \"$@\""];

    private string Filler => Path.Combine(_folder, "filler");

    /// <summary>A file system of four megabytes; the limit where only root could mount one.</summary>
    public static async Task<Disk> MountAsync()
    {
        var disk = new Disk();
        disk._mounted = Environment.IsPrivilegedProcess
            && (await Command.ShellAsync($"mount -t tmpfs -o size=4m signet-test '{disk._folder}'")).ExitCode == 0;
        return disk;
    }

    /// <summary>The limit.</summary>
    public static Disk Limit() => new();

    /// <summary>Leaves no room.</summary>
    public async Task FillAsync(RunningProgram program)
    {
        var line = _mounted ? $"dd if=/dev/zero of='{Filler}' bs=4096" : $"prlimit --pid {program.ProcessId} --fsize=1:";
        var ended = await Command.ShellAsync(line);
        Assert.True(_mounted ? ended.Error.Contains("No space left", StringComparison.Ordinal) : ended.ExitCode == 0, ended.Error);
    }

    /// <summary>Gives the room back.</summary>
    public async Task FreeAsync(RunningProgram program)
    {
        var ended = await Command.ShellAsync(_mounted ? $"rm '{Filler}'" : $"prlimit --pid {program.ProcessId} --fsize=unlimited:");
        Assert.True(ended.ExitCode == 0, ended.Error);
    }

    public async ValueTask DisposeAsync()
    {
        if (_mounted)
        {
            await Command.MustShellAsync($"umount '{_folder}'");
        }

        Directory.Delete(_folder, recursive: true);
    }
}
