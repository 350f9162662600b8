using System.Diagnostics;
using System.Security.Cryptography;

namespace Signet.Bench;

/// <summary>The signing alone, as .NET offers it: a loop in this process over a key that stays open, a thread for each measured core.</summary>
internal sealed class SignLoop : IDisposable
{
    private readonly List<(AsymmetricAlgorithm Key, Action Sign)> _signers;

    public SignLoop(KeyKind kind, int threads) =>
        _signers = [.. Enumerable.Range(0, threads).Select(_ => kind.IsRsa ? Rsa(kind.Bits) : Ecdsa(kind.Bits))];

    /// <summary>Signs for a second; answers signatures per second, and microseconds of processor time for each.</summary>
    public SignResult Run()
    {
        var slice = TimeSpan.FromSeconds(1);
        var (processor, start, count) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp(), 0L);
        var threads = _signers.ConvertAll(signer => new Thread(() => Interlocked.Add(ref count, Loop(signer.Sign, start, slice))));
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var used = Environment.CpuUsage.TotalTime - processor;
        return new(count / Stopwatch.GetElapsedTime(start).TotalSeconds, used.TotalMicroseconds / count);
    }

    public void Dispose() => _signers.ForEach(signer => signer.Key.Dispose());

    private static long Loop(Action sign, long start, TimeSpan slice)
    {
        var count = 0L;
        for (; Stopwatch.GetElapsedTime(start) < slice; count++)
        {
            sign();
        }

        return count;
    }

    private static (AsymmetricAlgorithm Key, Action Sign) Rsa(int bits)
    {
        var (key, digest) = (RSA.Create(bits), RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));
        return (key, () => key.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
    }

    private static (AsymmetricAlgorithm Key, Action Sign) Ecdsa(int bits)
    {
        var (key, digest) = (ECDsa.Create(ECCurve.CreateFromFriendlyName($"nistP{bits}")), RandomNumberGenerator.GetBytes(bits / 8));
        return (key, () => key.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence));
    }
}
