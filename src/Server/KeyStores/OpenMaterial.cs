using Signet.Cryptography;

namespace Signet.Server.KeyStores;

/// <summary>An open key handle and how many use it: it is disposed of, and so wiped, when it was closed and the last use of it is over.</summary>
internal sealed class OpenMaterial(KeyMaterial handle)
{
    // One for being open.
    private int _uses = 1;

    /// <summary>What it takes in memory, roughly, in bytes.</summary>
    public int Size => handle.Spec.OpenSize;

    /// <summary>When it was last used, in milliseconds of <see cref="Environment.TickCount64"/>.</summary>
    public long LastUse { get; private set; } = Environment.TickCount64;

    /// <summary>Begins a use; false when it has been wiped.</summary>
    public bool TryUse(out Use use)
    {
        var uses = Volatile.Read(ref _uses);
        while (uses > 0)
        {
            var seen = Interlocked.CompareExchange(ref _uses, uses + 1, uses);
            if (seen == uses)
            {
                LastUse = Environment.TickCount64;
                use = new(this, handle);
                return true;
            }

            uses = seen;
        }

        use = default;
        return false;
    }

    /// <summary>Ends its being open; to be called once.</summary>
    public void Close() => Leave();

    private void Leave()
    {
        if (Interlocked.Decrement(ref _uses) == 0)
        {
            handle.Dispose();
        }
    }

    /// <summary>One use of a handle, until it is disposed of.</summary>
    public readonly ref struct Use(OpenMaterial? material, KeyMaterial? handle)
    {
        /// <summary>The key.</summary>
        public T As<T>()
            where T : KeyMaterial => (T)handle!;

        /// <summary>Ends the use.</summary>
        public void Dispose() => material?.Leave();
    }
}
