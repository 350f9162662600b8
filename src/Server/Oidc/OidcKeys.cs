using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Signet.Server.Settings;
using Signet.Storage.Records;

namespace Signet.Server.Oidc;

/// <summary>
/// The keys of providers, read when the first token of one comes and kept for an hour. A token that names another key has them read anew,
/// but no provider is asked, or file read, more than once in <see cref="Patience"/>: strangers can send tokens with any key id.
/// </summary>
internal sealed class OidcKeys(OidcSettings settings, TimeProvider clock, ILogger<OidcKeys> log)
{
    /// <summary>The shortest time between two readings of one provider's keys.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    // A bound for servers with very many accounts; beyond it everything is read anew.
    private const int MaxProviders = 1000;

    private readonly ConcurrentDictionary<string, Known> _known = new(StringComparer.Ordinal);

    /// <summary>The provider's key of that id for an algorithm; null when it has none, or its keys cannot be had.</summary>
    public async ValueTask<JsonWebKey?> FindAsync(OidcProviderRecord provider, string? keyId, JwsAlgorithm algorithm, CancellationToken cancellationToken)
    {
        var known = Remember(provider);
        if (known.Current(clock)?.Find(keyId, algorithm) is { } key)
        {
            return key;
        }

        await known.Gate.WaitAsync(cancellationToken);
        try
        {
            if (known.MayRead(clock))
            {
                await ReadAsync(provider, known, cancellationToken);
            }

            return known.Current(clock)?.Find(keyId, algorithm);
        }
        finally
        {
            known.Gate.Release();
        }
    }

    private async Task ReadAsync(OidcProviderRecord provider, Known known, CancellationToken cancellationToken)
    {
        known.Begin(clock);
        try
        {
            known.Take(JsonWebKeySet.Parse(await FetchAsync(provider, cancellationToken)), clock);
        }
        catch (Exception e) when (e is WebIdentityException or IOException or UnauthorizedAccessException)
        {
            Log.NoKeys(log, provider.Url, e.Message.TrimEnd('.'));
        }
    }

    private async Task<byte[]> FetchAsync(OidcProviderRecord provider, CancellationToken cancellationToken)
    {
        var issuer = $"https://{provider.Url}";
        if (settings.KeyFiles.TryGetValue(issuer, out var file))
        {
            return await OidcSettings.ReadKeysAsync(file, cancellationToken);
        }

        var discovery = await OidcTransport.GetAsync(OidcDiscovery.UrlOf(issuer), provider, settings.Authorities, cancellationToken);
        return await OidcTransport.GetAsync(OidcDiscovery.KeysUrl(discovery, issuer), provider, settings.Authorities, cancellationToken);
    }

    // What was fetched under one list of thumbprints is not believed under another.
    private Known Remember(OidcProviderRecord provider)
    {
        if (_known.Count >= MaxProviders)
        {
            _known.Clear();
        }

        return _known.GetOrAdd($"{provider.Url} {string.Join(' ', provider.Thumbprints)}", _ => new());
    }

    private sealed class Known
    {
        private JsonWebKeySet? _keys;
        private long _readAt;
        private long? _begunAt;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public JsonWebKeySet? Current(TimeProvider clock) => Volatile.Read(ref _keys) is { } keys && clock.GetElapsedTime(Volatile.Read(ref _readAt)) < Lifetime ? keys : null;

        public bool MayRead(TimeProvider clock) => _begunAt is not { } at || clock.GetElapsedTime(at) >= Patience;

        public void Begin(TimeProvider clock) => _begunAt = clock.GetTimestamp();

        public void Take(JsonWebKeySet keys, TimeProvider clock)
        {
            Volatile.Write(ref _readAt, clock.GetTimestamp());
            Volatile.Write(ref _keys, keys);
        }
    }
}
