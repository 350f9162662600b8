using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Durability;

/// <summary>A small file system of its own that a test can fill, or make read-only.</summary>
internal sealed class Tmpfs : IAsyncDisposable
{
    private Tmpfs(string path) => Path = path;

    public string Path { get; }

    /// <summary>Mounts it; skips the test where that is not allowed.</summary>
    public static async Task<Tmpfs> MountAsync(string path, string size)
    {
        Directory.CreateDirectory(path);
        var result = await Command.RunAsync("mount", "-t", "tmpfs", "-o", $"size={size},mode=0700", "tmpfs", path);
        Assert.SkipUnless(result.Code == 0, $"mounting a tmpfs is not allowed here: {result.Error.Trim()}");
        return new(path);
    }

    /// <summary>Takes the space that is left.</summary>
    public void Fill()
    {
        using var file = new FileStream(System.IO.Path.Combine(Path, "filler"), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true)
            {
                file.Write(page);
            }
        }
        catch (IOException)
        {
            // Full, as it was meant to be.
        }
    }

    /// <summary>Gives the space back.</summary>
    public void Relieve() => File.Delete(System.IO.Path.Combine(Path, "filler"));

    /// <summary>Makes it read-only, or writable again.</summary>
    public async Task RemountAsync(string mode) => await Command.MustRunAsync("mount", ["-o", $"remount,{mode}", Path], []);

    public async ValueTask DisposeAsync() => await Command.RunAsync("umount", "--lazy", Path);
}
