using System.Buffers;
using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Verification;

/// <summary>A message that was read: its hashes, and itself where it is short enough to be kept.</summary>
internal sealed class Message
{
    /// <summary>The longest message that is kept for algorithms that need it whole, in bytes: 256 MiB.</summary>
    public const int MaxWhole = 256 * 1024 * 1024;

    /// <summary>The longest message that is changed in the ways that explain failures, in bytes: 4 MiB.</summary>
    public const int MaxExplained = 4 * 1024 * 1024;

    // What a read asks for: as fast as larger ones (measured), and small beside a process.
    private const int PieceLength = 256 * 1024;

    private readonly Dictionary<MessageHash, byte[]> _hashes = [];

    public Message(byte[] whole) => Whole = whole;

    private Message(byte[]? whole, IReadOnlyList<MessageHash> hashes, IEnumerable<byte[]> results)
    {
        Whole = whole;
        foreach (var (hash, result) in hashes.Zip(results))
        {
            _hashes[hash] = result;
        }
    }

    /// <summary>The message; null when it was longer than was to be kept.</summary>
    public byte[]? Whole { get; }

    /// <summary>Reads a message once, from beginning to end, and keeps up to that many bytes of it, or nothing.</summary>
    public static async Task<Message> ReadAsync(MessageSource source, IReadOnlyList<MessageHash> hashes, int keep, CancellationToken cancellationToken)
    {
        var running = hashes.Select(hash => hash.Start()).ToList();
        var piece = ArrayPool<byte>.Shared.Rent(PieceLength);
        try
        {
            var kept = keep > 0 ? new ArrayBufferWriter<byte>() : null;
            await using var stream = source.Open();
            for (int read; (read = await stream.ReadAsync(piece.AsMemory(0, PieceLength), cancellationToken)) > 0;)
            {
                running.ForEach(hash => hash.Append(piece.AsSpan(0, read)));
                kept = kept?.WrittenCount + read <= keep ? kept : null;
                kept?.Write(piece.AsSpan(0, read));
            }

            return new(kept?.WrittenSpan.ToArray(), hashes, running.Select(hash => hash.Finish()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
            running.ForEach(hash => hash.Dispose());
        }
    }

    /// <summary>The message's hash, or the message itself for null; null when it is not known and cannot be made any more.</summary>
    public byte[]? Of(MessageHash? hash)
    {
        if (hash is null)
        {
            return Whole;
        }

        if (!_hashes.TryGetValue(hash, out var result) && Whole is not null)
        {
            result = _hashes[hash] = hash.Compute(Whole);
        }

        return result;
    }

    /// <summary>Makes an algorithm's refusal of what does not fit in memory.</summary>
    public static UnreadableException TooLong(SigningAlgorithm algorithm) =>
        new($"{algorithm} reads its message twice, which therefore is held in memory: it is longer than {MaxWhole} bytes. For such files there is ED25519_PH_SHA_512.");
}
