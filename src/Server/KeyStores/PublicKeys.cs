using System.Collections.Concurrent;
using Signet.Cryptography;
using Signet.Server.State;

namespace Signet.Server.KeyStores;

/// <summary>Open public halves, for what needs no secret: verifying and encrypting.</summary>
internal sealed class PublicKeys
{
    private const int MaxOpen = 10_000;

    private readonly ConcurrentDictionary<string, PublicKey> _open = new(StringComparer.Ordinal);

    /// <summary>The public half of an asymmetric key.</summary>
    public PublicKey Of(Key key)
    {
        if (_open.TryGetValue(key.Arn, out var open))
        {
            return open;
        }

        if (_open.Count >= MaxOpen)
        {
            _open.Clear();
        }

        return _open.GetOrAdd(key.Arn, PublicKey.Import(key.Record.PublicKey ?? throw new InvalidDataException($"{key.Arn} has no public key.")));
    }
}
