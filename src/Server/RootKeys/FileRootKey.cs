using System.Security.Cryptography;
using Signet.Server.Settings;

namespace Signet.Server.RootKeys;

/// <summary>A root key of 32 random bytes in a file that only its owner may read (0600).</summary>
internal sealed class FileRootKey : IRootKey, IDisposable
{
    private readonly SealingKey _key;

    private FileRootKey(byte[] key) => _key = new(key);

    /// <summary>Opens the file; when it does not exist yet and may be made, makes it.</summary>
    /// <exception cref="SettingException">The file is missing, has another length or may be read by others.</exception>
    public static FileRootKey Open(string path, bool create)
    {
        if (!File.Exists(path))
        {
            return create ? Create(path) : throw new SettingException("--data", $"the root key {path} is missing, and the data beside it cannot be opened without it");
        }

        var mode = File.GetUnixFileMode(path);
        if ((mode & ~(UnixFileMode.UserRead | UnixFileMode.UserWrite)) != UnixFileMode.None)
        {
            throw new SettingException("--data", $"the root key {path} may be read or written by others; chmod it to 0600");
        }

        var key = File.ReadAllBytes(path);
        return key.Length == SealingKey.Size ? new(key) : throw new SettingException("--data", $"the root key {path} is not {SealingKey.Size} bytes long");
    }

    public ValueTask<byte[]> WrapAsync(ReadOnlyMemory<byte> dataKey, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_key.Seal(dataKey.Span, "data key"u8));

    public ValueTask<byte[]?> UnwrapAsync(ReadOnlyMemory<byte> wrapped, CancellationToken cancellationToken) =>
        ValueTask.FromResult(_key.TryOpen(wrapped.Span, "data key"u8, out var dataKey) ? dataKey : null);

    public void Dispose() => _key.Dispose();

    private static FileRootKey Create(string path)
    {
        // Whole or not at all: a start that is interrupted here leaves no half of a key.
        var key = RandomNumberGenerator.GetBytes(SealingKey.Size);
        var unfinished = path + ".new";
        File.Delete(unfinished);
        using (var file = new FileStream(unfinished, new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        }))
        {
            file.Write(key);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, path);
        return new(key);
    }
}
