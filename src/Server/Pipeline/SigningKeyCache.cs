using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using Signet.Protocol.SigV4;

namespace Signet.Server.Pipeline;

/// <summary>The signing keys of SigV4 that were derived lately, one for each credential and day, Region and service.</summary>
internal sealed class SigningKeyCache
{
    private const int MaxKeys = 20_000;

    private readonly ConcurrentDictionary<(string AccessKeyId, string Date, string Region, string Service), byte[]> _keys = new();

    /// <summary>The key for what the request claims, when it was derived before.</summary>
    public bool TryGet(SignatureClaims claims, [NotNullWhen(true)] out byte[]? key) => _keys.TryGetValue(ScopeOf(claims), out key);

    /// <summary>Derives the key for what the request claims, and wipes the secret that it is derived from.</summary>
    public byte[] Add(SignatureClaims claims, byte[] secret)
    {
        var key = Derive(claims, secret);

        // Kept for the day that the date names; strangers cannot fill it, for it is asked only with known credentials.
        if (_keys.Count >= MaxKeys)
        {
            _keys.Clear();
        }

        return _keys.GetOrAdd(ScopeOf(claims), key);
    }

    /// <summary>Drops all keys of a credential, after it was deactivated or deleted.</summary>
    public void Forget(string accessKeyId)
    {
        foreach (var scope in _keys.Keys.Where(scope => scope.AccessKeyId == accessKeyId))
        {
            _keys.TryRemove(scope, out _);
        }
    }

    private static (string AccessKeyId, string Date, string Region, string Service) ScopeOf(SignatureClaims claims) =>
        (claims.AccessKeyId, claims.Date, claims.Region, claims.Service);

    private static byte[] Derive(SignatureClaims claims, byte[] secret)
    {
        var key = new byte[SigningKey.Size];
        SigningKey.Derive(secret, claims.Date, claims.Region, claims.Service, key);
        CryptographicOperations.ZeroMemory(secret);
        return key;
    }
}
