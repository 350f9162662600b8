using System.Collections.Concurrent;
using System.Security.Cryptography;
using Signet.Cryptography;
using Signet.Server.RootKeys;

namespace Signet.Server.KeyStores;

/// <summary>
/// Makes key material. RSA pairs, which take up to seconds of a processor, come out of a small pool; it begins with the first pair of a spec that is asked for,
/// and is refilled in the background.
/// </summary>
/// <remarks>A pair in the pool is sealed, is in memory only, and is handed out once.</remarks>
internal sealed class KeyMaker(SlowLane lane, Sealer sealer, int poolSize)
{
    private readonly ConcurrentDictionary<KeySpec, ConcurrentQueue<byte[]>> _pools = new();
    private int _refilling;

    /// <summary>Makes a key, which the caller disposes of.</summary>
    public async ValueTask<KeyMaterial> MakeAsync(KeySpec spec, CancellationToken cancellationToken)
    {
        if (!spec.IsSlowToGenerate)
        {
            return KeyMaterial.Generate(spec);
        }

        var made = poolSize > 0 && _pools.GetOrAdd(spec, _ => new()).TryDequeue(out var pooled)
            ? Open(spec, pooled)
            : await lane.RunAsync(() => KeyMaterial.Generate(spec), cancellationToken);
        RefillInBackground();
        return made;
    }

    /// <summary>Makes a key pair, which the caller disposes of.</summary>
    public async ValueTask<PrivateKey> MakePairAsync(KeySpec spec, CancellationToken cancellationToken) => (PrivateKey)await MakeAsync(spec, cancellationToken);

    private static string Purpose(KeySpec spec) => $"pooled key pair:{spec.Name}";

    private void RefillInBackground()
    {
        if (poolSize > 0 && Interlocked.Exchange(ref _refilling, 1) == 0)
        {
            LowPriorityThread.Start("signet-pool", Refill);
        }
    }

    private void Refill()
    {
        while (_pools.FirstOrDefault(pool => pool.Value.Count < poolSize) is { Value: { } pool, Key: var spec })
        {
            pool.Enqueue(Sealed(spec));
        }

        // One that is taken at this very moment is made up for by the next that asks.
        Volatile.Write(ref _refilling, 0);
    }

    private byte[] Sealed(KeySpec spec)
    {
        using var pair = KeyMaterial.Generate(spec);
        var plain = pair.Export();
        try
        {
            return sealer.Seal(plain, Purpose(spec));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private KeyMaterial Open(KeySpec spec, byte[] pooled)
    {
        var plain = sealer.TryOpen(pooled, Purpose(spec)) ?? throw new CryptographicException("A key pair of the pool does not open.");
        try
        {
            return KeyMaterial.Import(spec, plain);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }
}
