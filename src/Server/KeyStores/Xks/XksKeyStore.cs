using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.Extensions.Logging;
using Signet.Cryptography;
using Signet.Identifiers;
using Signet.Protocol;
using Signet.Server.RootKeys;
using Signet.Server.Settings;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores.Xks;

/// <summary>
/// The keys of custom key stores of type EXTERNAL_KEY_STORE. Everything is encrypted twice (AWS KMS Developer Guide, "Double encryption"): under material of
/// our own, sealed in our store, and what comes of it by the external key. The proxy never sees a plaintext, and without the proxy nothing can be read.
/// </summary>
internal sealed class XksKeyStore : ICustomKeyStore, IDisposable
{
    // What every proxy takes as additionalAuthenticatedData (XKS proxy API 1.0.3, "Encrypt").
    private const int MaxAssociatedData = 8192;

    private readonly Catalog _catalog;
    private readonly Sealer _sealer;
    private readonly StoreSecrets _secrets;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly XksClient _client;
    private readonly ConcurrentDictionary<(AccountId, Region, string), CircuitBreaker> _breakers = new();

    public XksKeyStore(Catalog catalog, Sealer sealer, StoreSecrets secrets, XksSettings settings, TimeProvider clock, ILogger log)
    {
        (_catalog, _sealer, _secrets, _clock, _log) = (catalog, sealer, secrets, clock, log);
        _client = new(settings, clock);
        catalog.Changed += Forget;
    }

    public async ValueTask<string?> ConnectAsync(CustomKeyStoreRecord store, CancellationToken cancellationToken)
    {
        try
        {
            await _client.CheckHealthAsync(XksProxy.Of(store, _secrets), XksRequester.ForService("ConnectCustomKeyStore"), cancellationToken);
            return null;
        }
        catch (XksException e)
        {
            Log.ProxyFailed(_log, store.Id, e.Message);
            return e.Failure.ConnectionErrorCode;
        }
    }

    /// <summary>Asks a proxy for its health on behalf of the current call, before a store takes it.</summary>
    /// <exception cref="ServiceException">The proxy is not well.</exception>
    public async ValueTask CheckHealthAsync(XksProxy proxy, CancellationToken cancellationToken)
    {
        try
        {
            await _client.CheckHealthAsync(proxy, XksRequester.Current, cancellationToken);
        }
        catch (XksException e)
        {
            Log.NewProxyFailed(_log, e.Message);
            throw e.Failure.ForStore();
        }
    }

    public async ValueTask<GeneratedKey> GenerateAsync(KeyRecord key, KeySpec spec, CancellationToken cancellationToken)
    {
        var external = await CallAsync(
            key, failure => failure.ForNewKey(), proxy => _client.GetKeyAsync(proxy, key.XksKeyId!, XksRequester.Current, cancellationToken));
        external.RequireUsable();
        return new(PublicKey: null, MakeMaterial(key));
    }

    /// <summary>Nothing: the external key is its owner's, and our material went with the key.</summary>
    public ValueTask DestroyAsync(KeyRecord key, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public async ValueTask<EncryptedBlob> EncryptAsync(Key key, ReadOnlyMemory<byte> plaintext, EncryptionContext context, CancellationToken cancellationToken)
    {
        var header = CiphertextBlob.HeaderFor(key.AccountId, key.Id, materialId: null);
        var associatedData = Bound(CiphertextBlob.AssociatedData(header, context));
        using var material = OpenMaterial(key);
        var inner = material.Seal(plaintext.Span, associatedData);
        var outer = await CallAsync(
            key.Record,
            failure => failure.ForUse(),
            proxy => _client.EncryptAsync(proxy, key.Record.XksKeyId!, key.Arn, XksRequester.Current, inner, associatedData, cancellationToken));
        return new(outer.Behind(header), MaterialId: null);
    }

    public async ValueTask<byte[]?> DecryptAsync(Key key, CiphertextBlob blob, EncryptionContext context, CancellationToken cancellationToken)
    {
        if (!XksCiphertext.TryParse(blob.Body, out var outer))
        {
            return null;
        }

        var associatedData = Bound(CiphertextBlob.AssociatedData(blob.Header, context));
        var inner = await CallAsync(
            key.Record,
            failure => failure.ForUse(),
            proxy => _client.DecryptAsync(proxy, key.Record.XksKeyId!, key.Arn, XksRequester.Current, outer, associatedData, cancellationToken));
        using var material = OpenMaterial(key);
        return material.TryOpen(inner, associatedData, out var plaintext) ? plaintext : null;
    }

    public void Dispose() => _client.Dispose();

    private static byte[] Bound(byte[] associatedData) => associatedData.Length <= MaxAssociatedData
        ? associatedData
        : throw new ServiceException("ValidationException", $"The encryption context is too long for an external key store: it may take {MaxAssociatedData} bytes.");

    private static string Purpose(KeyRecord key, string materialId) => $"external key store material:{key.AccountId}:{key.Region}:{key.Id}:{materialId}";

    private KeyMaterialRecord MakeMaterial(KeyRecord key)
    {
        var materialId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var material = RandomNumberGenerator.GetBytes(SealingKey.Size);
        try
        {
            return new()
            {
                AccountId = key.AccountId,
                Region = key.Region,
                KeyId = key.Id,
                MaterialId = materialId,
                State = "CURRENT",
                Sealed = _sealer.Seal(material, Purpose(key, materialId)),
                CreatedAt = _clock.GetUtcNow(),
            };
        }
        finally
        {
            CryptographicOperations.ZeroMemory(material);
        }
    }

    // Such a key has one material for life, and AWS shows no id of it.
    private SealingKey OpenMaterial(Key key)
    {
        var material = _catalog.MaterialsOf(key).Values.SingleOrDefault();
        return material?.Sealed is { } seal && _sealer.TryOpen(seal, Purpose(key.Record, material.MaterialId)) is { } opened
            ? new(opened)
            : throw new CryptographicException($"The stored material of {key.Arn} is not there or does not open: the store was altered.");
    }

    private async ValueTask<T> CallAsync<T>(KeyRecord key, Func<XksFailure, ServiceException> refusal, Func<XksProxy, ValueTask<T>> call)
    {
        var store = _catalog.CustomKeyStores.Of(key);
        var breaker = _breakers.GetOrAdd((store.AccountId, store.Region, store.Id), _ => new(_clock));
        if (breaker.Refuse() is { } outage)
        {
            throw refusal(outage);
        }

        try
        {
            var answer = await call(XksProxy.Of(store, _secrets));
            breaker.Answered();
            return answer;
        }
        catch (XksException e)
        {
            Log.ProxyFailed(_log, store.Id, e.Message);
            Count(breaker, e.Failure);
            throw refusal(e.Failure);
        }
    }

    private static void Count(CircuitBreaker breaker, XksFailure failure)
    {
        if (failure.IsOutage)
        {
            breaker.Failed(failure);
            return;
        }

        breaker.Answered();
    }

    private void Forget(Change change)
    {
        if (change.Record is CustomKeyStoreRecord store)
        {
            _breakers.TryRemove((store.AccountId, store.Region, store.Id), out _);
        }
    }
}
