using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Signet.Cryptography;

/// <summary>
/// Secret bytes in memory that is never moved. They are wiped when they are disposed of and the last use of them is over, so that no call
/// ever computes with a key half wiped; those that nobody disposes of are wiped by the finalizer.
/// </summary>
internal sealed class SecretBytes : SafeHandle
{
    private readonly byte[] _bytes;

    public SecretBytes(ReadOnlySpan<byte> value)
        : base(invalidHandleValue: 0, ownsHandle: true)
    {
        _bytes = GC.AllocateUninitializedArray<byte>(value.Length, pinned: true);
        value.CopyTo(_bytes);
    }

    public override bool IsInvalid => false;

    /// <summary>That many bytes at random.</summary>
    public static SecretBytes Random(int length)
    {
        Span<byte> value = stackalloc byte[length];
        try
        {
            RandomNumberGenerator.Fill(value);
            return new(value);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(value);
        }
    }

    /// <summary>Keeps the bytes alive while they are used; throws <see cref="ObjectDisposedException"/> when they have been disposed of.</summary>
    public Use Open()
    {
        var opened = false;
        DangerousAddRef(ref opened);
        return new(this);
    }

    /// <summary>A copy, which the caller wipes.</summary>
    public byte[] Copy()
    {
        using var use = Open();
        return [.. use.Value];
    }

    protected override bool ReleaseHandle()
    {
        CryptographicOperations.ZeroMemory(_bytes);
        return true;
    }

    /// <summary>One use of the bytes, until it is disposed of.</summary>
    public readonly ref struct Use(SecretBytes secret) : IDisposable
    {
        public ReadOnlySpan<byte> Value => secret._bytes;

        public void Dispose() => secret.DangerousRelease();
    }
}
