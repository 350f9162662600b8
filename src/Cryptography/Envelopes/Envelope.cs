using System.Security.Cryptography;

namespace Signet.Cryptography.Envelopes;

/// <summary>Decrypts an envelope's key, as AWS KMS's Decrypt does; answers the plaintext, which is wiped after use.</summary>
/// <param name="header">What it is wrapped with, and for which key.</param>
/// <param name="cancellationToken">Ends the wait.</param>
public delegate Task<byte[]> UnwrapKey(EnvelopeHeader header, CancellationToken cancellationToken);

/// <summary>
/// Files of any length, encrypted for the holder of a private key: a random key that the public key wraps, and the content in chunks of AES-256-GCM.
/// The format is in docs/envelope.md. It hides the content and its changes; it does not tell who made it, as anyone may encrypt for a public key.
/// </summary>
public static class Envelope
{
    private const string Damaged = "The envelope was changed, cut off or put together anew.";

    /// <summary>Whether a file that begins so is an envelope.</summary>
    public static bool Looks(ReadOnlySpan<byte> beginning) => beginning.StartsWith(EnvelopeHeader.Magic);

    /// <summary>Encrypts all that the input holds, in constant memory.</summary>
    /// <exception cref="ArgumentException">Keys of this spec do not encrypt with that algorithm.</exception>
    public static async Task EncryptAsync(PublicKey key, EncryptionAlgorithm algorithm, Stream input, Stream output, CancellationToken cancellationToken)
    {
        var contentKey = RandomNumberGenerator.GetBytes(EnvelopeKeys.KeyLength);
        try
        {
            var fingerprint = SHA256.HashData(key.ExportSubjectPublicKeyInfo());
            var header = new EnvelopeHeader(algorithm, fingerprint, key.Encrypt(algorithm, contentKey)).Encode();
            using var keys = new EnvelopeKeys(contentKey, header);
            await output.WriteAsync(header, cancellationToken);
            await output.WriteAsync(keys.Commitment, cancellationToken);
            await EncryptChunksAsync(keys, input, output, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(contentKey);
        }
    }

    /// <summary>
    /// Decrypts an envelope in constant memory. What it writes is authentic, but only when it returns is it known to be all: use a file that is
    /// thrown away when this throws.
    /// </summary>
    /// <exception cref="CryptographicException">It is no envelope, the key is another one, or it was changed, cut off or put together anew.</exception>
    public static async Task DecryptAsync(UnwrapKey unwrap, Stream input, Stream output, CancellationToken cancellationToken)
    {
        var header = await EnvelopeHeader.ReadAsync(input, cancellationToken);
        var commitment = await EnvelopeHeader.ReadExactlyAsync(input, EnvelopeKeys.CommitmentLength, cancellationToken);
        var contentKey = await unwrap(header, cancellationToken);
        try
        {
            using var keys = new EnvelopeKeys(contentKey, header.Encode());
            if (contentKey.Length != EnvelopeKeys.KeyLength || !CryptographicOperations.FixedTimeEquals(commitment, keys.Commitment))
            {
                throw new CryptographicException("The envelope is of another key, or its header was changed.");
            }

            await DecryptChunksAsync(keys, input, output, cancellationToken);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(contentKey);
        }
    }

    // The last chunk is known by what does not follow it, so one chunk is read ahead. It is empty only when the whole content is.
    private static async Task EncryptChunksAsync(EnvelopeKeys keys, Stream input, Stream output, CancellationToken cancellationToken)
    {
        var (current, next) = (new byte[EnvelopeKeys.ChunkLength], new byte[EnvelopeKeys.ChunkLength]);
        var ciphertext = new byte[EnvelopeKeys.ChunkLength + EnvelopeKeys.TagLength];
        var length = await FillAsync(input, current, cancellationToken);
        while (true)
        {
            var following = length < EnvelopeKeys.ChunkLength ? 0 : await FillAsync(input, next, cancellationToken);
            keys.Encrypt(current.AsSpan(0, length), ciphertext.AsSpan(0, length + EnvelopeKeys.TagLength), isLast: following == 0);
            await output.WriteAsync(ciphertext.AsMemory(0, length + EnvelopeKeys.TagLength), cancellationToken);
            if (following == 0)
            {
                return;
            }

            (current, next, length) = (next, current, following);
        }
    }

    private static async Task DecryptChunksAsync(EnvelopeKeys keys, Stream input, Stream output, CancellationToken cancellationToken)
    {
        const int SealedLength = EnvelopeKeys.ChunkLength + EnvelopeKeys.TagLength;
        var (current, next) = (new byte[SealedLength], new byte[SealedLength]);
        var chunk = new byte[EnvelopeKeys.ChunkLength];
        var length = await FillAsync(input, current, cancellationToken);
        for (var isFirst = true; ; isFirst = false)
        {
            var following = length < SealedLength ? 0 : await FillAsync(input, next, cancellationToken);
            var plain = length - EnvelopeKeys.TagLength;
            if (plain < 0 || (plain == 0 && !isFirst))
            {
                throw new CryptographicException(Damaged);
            }

            Open(keys, current.AsSpan(0, length), chunk.AsSpan(0, plain), isLast: following == 0);
            await output.WriteAsync(chunk.AsMemory(0, plain), cancellationToken);
            if (following == 0)
            {
                return;
            }

            (current, next, length) = (next, current, following);
        }
    }

    private static void Open(EnvelopeKeys keys, ReadOnlySpan<byte> ciphertext, Span<byte> chunk, bool isLast)
    {
        try
        {
            keys.Decrypt(ciphertext, chunk, isLast);
        }
        catch (AuthenticationTagMismatchException error)
        {
            throw new CryptographicException(Damaged, error);
        }
    }

    private static async Task<int> FillAsync(Stream input, byte[] buffer, CancellationToken cancellationToken) =>
        await input.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
}
