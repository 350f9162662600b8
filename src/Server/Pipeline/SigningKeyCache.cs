using System.Collections.Concurrent;
using System.Security.Cryptography;
using Signet.Protocol.SigV4;

namespace Signet.Server.Pipeline;

/// <summary>The signing keys of SigV4 that were derived lately, one for each credential and day, Region and service.</summary>
internal sealed class SigningKeyCache
{
    private const int MaxKeys = 20_000;

    private readonly ConcurrentDictionary<(string AccessKeyId, string Date, string Region, string Service), byte[]> _keys = new();

    /// <summary>The key for what the request claims; the secret is opened only when it was not derived before.</summary>
    public byte[] GetOrAdd(SignatureClaims claims, Func<byte[]> openSecret)
    {
        var scope = (claims.AccessKeyId, claims.Date, claims.Region, claims.Service);
        if (_keys.TryGetValue(scope, out var known))
        {
            return known;
        }

        var key = Derive(claims, openSecret());

        // Kept for the day that the date names; strangers cannot fill it, for it is asked only with known credentials.
        if (_keys.Count >= MaxKeys)
        {
            _keys.Clear();
        }

        return _keys.GetOrAdd(scope, key);
    }

    /// <summary>Drops all keys of a credential, after it was deactivated or deleted.</summary>
    public void Forget(string accessKeyId)
    {
        foreach (var scope in _keys.Keys.Where(scope => scope.AccessKeyId == accessKeyId))
        {
            _keys.TryRemove(scope, out _);
        }
    }

    private static byte[] Derive(SignatureClaims claims, byte[] secret)
    {
        var key = new byte[SigningKey.Size];
        SigningKey.Derive(secret, claims.Date, claims.Region, claims.Service, key);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }
}
