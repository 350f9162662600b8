using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Disks;

/// <summary>
/// A file system as servers have it, in a file. While files are open for writing, Linux lets nobody mount it read-only; but its files can be
/// made immutable and mutable again, and at an error the kernel itself turns it read-only, for good: only a repair makes it writable.
/// </summary>
internal sealed class Ext4Disk : Disk
{
    private string Image => this["image"];

    private string Mount => $"mount -o loop,errors=remount-ro '{Image}'";

    public static Task<Disk> MountAsync()
    {
        var disk = new Ext4Disk();
        return OrLimitAsync(disk, $"truncate -s 16M '{disk.Image}' && mkfs.ext4 -q -F '{disk.Image}' && {disk.Mount}");
    }

    /// <summary>Makes the files immutable: unlike their modes, this binds those too who have them open (FS_IMMUTABLE_FL, ioctl_iflags(2)).</summary>
    public override Task StopWritesAsync(RunningProgram program) => Command.MustShellAsync($"chattr +i {Files(program)}");

    public override Task AllowWritesAsync(RunningProgram program) => Command.MustShellAsync($"chattr -i {Files(program)}");

    /// <summary>Reports an error to the kernel, which turns the file system read-only.</summary>
    public Task TurnReadOnlyAsync() =>
        Command.MustShellAsync($"echo tested >/sys/fs/ext4/$(basename $(findmnt -no SOURCE '{MountPoint}'))/trigger_fs_error");

    /// <summary>Checks and mends the file system that nobody uses any more, and mounts it again.</summary>
    public async Task RepairAsync()
    {
        await UnmountAsync();
        var check = await Command.ShellAsync($"fsck.ext4 -fy '{Image}'");
        Assert.True(check.ExitCode is 0 or 1, $"{check.Output}{check.Error}");
        Assert.True(await TryMountAsync(Mount));
    }

    private static string Files(RunningProgram program) => $"'{program.PathOf("signet.db")}' '{program.PathOf("signet.db-wal")}'";
}
