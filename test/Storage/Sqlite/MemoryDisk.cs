namespace Signet.Storage.Tests.Sqlite;

/// <summary>A small file system of its own, which can be full or read-only; only root can make one.</summary>
internal sealed class MemoryDisk : IAsyncDisposable
{
    private readonly string _mountPoint = Directory.CreateTempSubdirectory("signet-disk-").FullName;

    public string Folder => Path.Combine(_mountPoint, "data");

    private string Filler => Path.Combine(_mountPoint, "filler");

    public static async Task<MemoryDisk> MountAsync()
    {
        var disk = new MemoryDisk();
        var mounted = Environment.IsPrivilegedProcess && await Disk.RunAsync("mount", "-t", "tmpfs", "-o", "size=4m", "signet-test", disk._mountPoint) == 0;
        if (!mounted)
        {
            Directory.Delete(disk._mountPoint);
            Assert.Skip("Mounting a small disk needs root and the right to mount; the tests with max_page_count and file modes cover the rest.");
        }

        return disk;
    }

    public void Fill()
    {
        using var file = File.Create(Filler, bufferSize: 1);
        var block = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(block);
            }
        }
        catch (IOException)
        {
            // Full, which is what was wanted.
        }
    }

    public void Free() => File.Delete(Filler);

    public async Task MakeReadOnlyAsync() => Assert.Equal(0, await Disk.RunAsync("mount", "-o", "remount,ro", _mountPoint));

    public async ValueTask DisposeAsync()
    {
        await Disk.RunAsync("umount", _mountPoint);
        Directory.Delete(_mountPoint);
    }
}
