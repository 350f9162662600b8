using System.Security.Cryptography;
using Org.BouncyCastle.Crypto;
using Org.BouncyCastle.Crypto.Digests;

namespace Signet.Cryptography.Verification;

/// <summary>
/// Something that a message of any length becomes before it is signed: its digest, or a digest that begins with bytes of the key's. Equal by name.
/// </summary>
internal sealed class MessageHash(string name, int length, Func<IRunningHash> start) : IEquatable<MessageHash>
{
    public static readonly MessageHash Sha1 = Platform(HashAlgorithmName.SHA1, "SHA-1", SHA1.HashSizeInBytes);
    public static readonly MessageHash Sha256 = Platform(HashAlgorithmName.SHA256, "SHA-256", SHA256.HashSizeInBytes);
    public static readonly MessageHash Sha384 = Platform(HashAlgorithmName.SHA384, "SHA-384", SHA384.HashSizeInBytes);
    public static readonly MessageHash Sha512 = Platform(HashAlgorithmName.SHA512, "SHA-512", SHA512.HashSizeInBytes);
    public static readonly MessageHash Sm3 = Library("SM3", 32, () => new SM3Digest());

    /// <summary>What people call it.</summary>
    public string Name => name;

    /// <summary>Its result's length in bytes.</summary>
    public int Length => length;

    /// <summary>The hash of an algorithm that hashes with a plain SHA.</summary>
    public static MessageHash Of(SigningAlgorithm algorithm) => algorithm.DigestLength switch
    {
        SHA1.HashSizeInBytes => Sha1,
        SHA256.HashSizeInBytes => Sha256,
        SHA384.HashSizeInBytes => Sha384,
        _ => Sha512,
    };

    /// <summary>One of BouncyCastle's digests, which may have begun already.</summary>
    public static MessageHash Library(string name, int length, Func<IDigest> start) => new(name, length, () => new LibraryHash(start(), length));

    /// <summary>64 bytes of SHAKE256 of the prefix and the message.</summary>
    public static MessageHash ShakeAfter(string name, byte[] prefix) => Library(name, 64, () =>
    {
        var digest = new ShakeDigest(256);
        digest.BlockUpdate(prefix);
        return digest;
    });

    public IRunningHash Start() => start();

    /// <summary>The hash of bytes in memory.</summary>
    public byte[] Compute(ReadOnlySpan<byte> message)
    {
        using var hash = Start();
        hash.Append(message);
        return hash.Finish();
    }

    public bool Equals(MessageHash? other) => other is not null && other.Name == Name;

    public override bool Equals(object? obj) => Equals(obj as MessageHash);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(name);

    private static MessageHash Platform(HashAlgorithmName algorithm, string name, int length) => new(name, length, () => new PlatformHash(algorithm));

    private sealed class PlatformHash(HashAlgorithmName name) : IRunningHash
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(name);

        public void Append(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

        public byte[] Finish() => _hash.GetHashAndReset();

        public void Dispose() => _hash.Dispose();
    }

    private sealed class LibraryHash(IDigest digest, int length) : IRunningHash
    {
        public void Append(ReadOnlySpan<byte> bytes) => digest.BlockUpdate(bytes);

        public byte[] Finish()
        {
            var result = new byte[length];
            _ = digest is IXof shake ? shake.OutputFinal(result) : digest.DoFinal(result);
            return result;
        }

        public void Dispose() => digest.Reset();
    }
}

/// <summary>A hash that takes its message in pieces.</summary>
internal interface IRunningHash : IDisposable
{
    void Append(ReadOnlySpan<byte> bytes);

    byte[] Finish();
}
