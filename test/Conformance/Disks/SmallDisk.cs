using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Disks;

/// <summary>A file system of four megabytes, which can be full.</summary>
internal sealed class SmallDisk : Disk
{
    private string Filler => Path.Combine(MountPoint, "filler");

    public static Task<Disk> MountAsync() => OrLimitAsync(new SmallDisk(), "mount -t tmpfs -o size=4m signet-test");

    public override async Task StopWritesAsync(RunningProgram program)
    {
        var ended = await Command.ShellAsync($"dd if=/dev/zero of='{Filler}' bs=4096");
        Assert.Contains("No space left", ended.Error, StringComparison.Ordinal);
    }

    public override Task AllowWritesAsync(RunningProgram program)
    {
        File.Delete(Filler);
        return Task.CompletedTask;
    }
}
