using System.Diagnostics;
using System.Security.Cryptography;

namespace Signet.Bench;

/// <summary>The cryptography alone, as .NET offers it: a loop in this process over a key that stays open, a thread for each measured core.</summary>
internal sealed class SignLoop
{
    private readonly List<Action> _works;

    /// <param name="work">Makes what a thread does again and again.</param>
    /// <param name="threads">How many threads do it.</param>
    public SignLoop(Func<Action> work, int threads)
    {
        _works = [.. Enumerable.Range(0, threads).Select(_ => work())];

        // .NET makes a key when it is first used: that is not to be measured.
        _works.ForEach(once => once());
    }

    /// <summary>Signing with a new key.</summary>
    public static Action Signer(KeyKind kind) => kind.IsRsa ? Rsa(kind.Bits) : Ecdsa(kind.Bits);

    /// <summary>Signs for a second; answers signatures per second, and microseconds of processor time for each.</summary>
    public SignResult Run()
    {
        var slice = TimeSpan.FromSeconds(1);
        var (processor, start, count) = (Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp(), 0L);
        var threads = _works.ConvertAll(work => new Thread(() => Interlocked.Add(ref count, Loop(work, start, slice))));
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        var used = Environment.CpuUsage.TotalTime - processor;
        return new(count / Stopwatch.GetElapsedTime(start).TotalSeconds, used.TotalMicroseconds / count);
    }

    private static long Loop(Action work, long start, TimeSpan slice)
    {
        var count = 0L;
        for (; Stopwatch.GetElapsedTime(start) < slice; count++)
        {
            work();
        }

        return count;
    }

    private static Action Rsa(int bits)
    {
        var (key, digest) = (RSA.Create(bits), RandomNumberGenerator.GetBytes(SHA256.HashSizeInBytes));
        return () => key.SignHash(digest, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    private static Action Ecdsa(int bits)
    {
        var (key, digest) = (ECDsa.Create(ECCurve.CreateFromFriendlyName($"nistP{bits}")), RandomNumberGenerator.GetBytes(bits / 8));
        return () => key.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence);
    }
}
