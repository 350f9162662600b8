namespace Signet.Cryptography.Verification;

/// <summary>Where a message of any length comes from; it is read from beginning to end, in pieces.</summary>
public sealed class MessageSource
{
    private readonly Func<Stream> _open;

    private MessageSource(Func<Stream> open, bool canReopen) => (_open, CanReopen) = (open, canReopen);

    /// <summary>Whether it can be read a second time, which only explanations of failures in large messages need.</summary>
    internal bool CanReopen { get; }

    /// <summary>A file; it is opened when it is needed.</summary>
    public static MessageSource File(string path) => new(
        () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0, FileOptions.SequentialScan), canReopen: true);

    /// <summary>Bytes in memory.</summary>
    public static MessageSource Bytes(byte[] message) => new(() => new MemoryStream(message, writable: false), canReopen: true);

    /// <summary>A stream that can be read once, such as standard input. It is closed at its end.</summary>
    public static MessageSource Once(Stream stream) => new(() => stream, canReopen: false);

    internal Stream Open() => _open();
}
