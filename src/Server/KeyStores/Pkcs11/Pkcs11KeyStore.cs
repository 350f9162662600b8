using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Net.Pkcs11Interop.Common;
using Signet.Cryptography;
using Signet.Identifiers;
using Signet.Protocol;
using Signet.Server.Kms;
using Signet.Server.Settings;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores.Pkcs11;

/// <summary>
/// The keys of custom key stores of type AWS_CLOUDHSM: they are made in the token of a PKCS#11 module, work there and never leave it. An object's label is the
/// key's ARN, so a row of our store that is copied to another key names no object.
/// </summary>
internal sealed class Pkcs11KeyStore : ICustomKeyStore, ISigningKeyStore, IDisposable
{
    // AES-GCM (NIST SP 800-38D) with random IVs: iv (12) | ciphertext | tag (16).
    private const int VectorLength = 12;
    private const int TagLength = 16;
    private const int TagBits = 8 * TagLength;

    private readonly FrozenDictionary<string, Token> _tokens;
    private readonly Catalog _catalog;
    private readonly StoreSecrets _secrets;
    private readonly ILogger _log;

    public Pkcs11KeyStore(Catalog catalog, StoreSecrets secrets, IReadOnlyList<HsmCluster> clusters, TimeProvider clock, ILogger log)
    {
        (_catalog, _secrets, _log) = (catalog, secrets, log);
        _tokens = clusters.ToFrozenDictionary(cluster => cluster.Id, cluster => new Token(cluster, clock, log), StringComparer.Ordinal);
        catalog.Changed += LogOut;
    }

    /// <summary>The cluster of that name in the settings; null when there is none.</summary>
    public HsmCluster? ClusterOf(string id) => _tokens.GetValueOrDefault(id)?.Cluster;

    /// <summary>Whether the cluster's module works and its token is there.</summary>
    public async ValueTask<bool> IsActiveAsync(HsmCluster cluster, CancellationToken cancellationToken)
    {
        try
        {
            await _tokens[cluster.Id].FindAsync(cancellationToken);
            return true;
        }
        catch (TokenException e)
        {
            Log.TokenFailed(_log, cluster.Id, e.Message);
            return false;
        }
    }

    public async ValueTask<string?> ConnectAsync(CustomKeyStoreRecord store, CancellationToken cancellationToken)
    {
        if (!_tokens.TryGetValue(store.CloudHsmClusterId!, out var token))
        {
            return Pkcs11Failure.ClusterNotFound;
        }

        try
        {
            await token.LogInAsync(() => _secrets.Open(store), cancellationToken);
            return null;
        }
        catch (TokenException e)
        {
            Log.TokenFailed(_log, token.Cluster.Id, e.Message);
            return e.ConnectionErrorCode;
        }
    }

    public async ValueTask<GeneratedKey> GenerateAsync(KeyRecord key, KeySpec spec, CancellationToken cancellationToken)
    {
        var (token, pin) = TokenOf(key);
        var (label, id) = (LabelOf(key), IdOf(key));
        var publicKey = await Try(token, () => token.MakeAsync(pin, session => TokenKeys.MakeAlone(session, spec, label, id)), TokenErrors.ForNewKey);
        return new(publicKey, Material: null);
    }

    public async ValueTask DestroyAsync(KeyRecord key, CancellationToken cancellationToken)
    {
        var store = _catalog.CustomKeyStores.Of(key);
        var (token, pin) = store.ConnectionState is ConnectionStates.Connected ? TokenOf(store) : throw TokenErrors.ForUse(null);
        var (label, spec) = (LabelOf(key), new Key(key).Spec);
        await Try(token, () => token.MakeAsync(pin, Destroy), TokenErrors.ForUse);

        bool Destroy(TokenSession session)
        {
            TokenKeys.DestroyAll(session, spec, label);
            return true;
        }
    }

    public ValueTask<byte[]> SignAsync(Key key, SigningAlgorithm algorithm, MessageType type, ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        var mechanism = SigningMechanism.Of(algorithm);
        var input = mechanism.Input(type, message.Span);
        return UseAsync(key, session => mechanism.Sign(session, Find(session, key), key.Spec, input), cancellationToken);
    }

    public async ValueTask<EncryptedBlob> EncryptAsync(Key key, ReadOnlyMemory<byte> plaintext, EncryptionContext context, CancellationToken cancellationToken)
    {
        var header = CiphertextBlob.HeaderFor(key.AccountId, key.Id, materialId: null);
        var associatedData = CiphertextBlob.AssociatedData(header, context);
        var vector = RandomNumberGenerator.GetBytes(VectorLength);
        var secret = plaintext.ToArray();
        try
        {
            var encrypted = await UseAsync(
                key, session => session.Session.EncryptGcm(Find(session, key), vector, associatedData, TagBits, secret), cancellationToken);
            return encrypted.Length == plaintext.Length + TagLength
                ? new([.. header, .. vector, .. encrypted], MaterialId: null)
                : throw new InvalidDataException($"The token's AES-GCM made {encrypted.Length} bytes of {plaintext.Length}.");
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    public async ValueTask<byte[]?> DecryptAsync(Key key, CiphertextBlob blob, EncryptionContext context, CancellationToken cancellationToken)
    {
        if (blob.Body.Length < VectorLength + TagLength)
        {
            return null;
        }

        var associatedData = CiphertextBlob.AssociatedData(blob.Header, context);
        var (vector, encrypted) = (blob.Body[..VectorLength].ToArray(), blob.Body[VectorLength..].ToArray());
        return await UseAsync(key, session => Decrypt(session, Find(session, key)), cancellationToken);

        byte[]? Decrypt(TokenSession session, ulong handle)
        {
            try
            {
                return session.Session.DecryptGcm(handle, vector, associatedData, TagBits, encrypted);
            }
            catch (Pkcs11Exception e) when (Pkcs11Failure.IsMismatch(e.RV))
            {
                return null;
            }
        }
    }

    /// <summary>Random bytes of a connected store's token; the caller has checked that it is connected.</summary>
    public async ValueTask<byte[]> GenerateRandomAsync(CustomKeyStoreRecord store, int length, CancellationToken cancellationToken)
    {
        var (token, pin) = TokenOf(store);
        return await Try(token, () => token.UseAsync(pin, session => session.Session.GenerateRandom(length), cancellationToken), TokenErrors.ForUse);
    }

    public void Dispose()
    {
        foreach (var token in _tokens.Values)
        {
            token.Dispose();
        }
    }

    private static string LabelOf(KeyRecord key) => Arn.Key(key.Region, key.AccountId, key.Id).ToString();

    private static byte[] IdOf(KeyRecord key) => Encoding.ASCII.GetBytes(key.Id.Value);

    private static ulong Find(TokenSession session, Key key) =>
        session.Find(TokenKeys.ClassOf(key.Spec), key.Arn) ?? throw TokenErrors.MaterialMissing(key);

    // A call that was let in before its store was disconnected is answered as one that comes after.
    private async ValueTask<T> UseAsync<T>(Key key, Func<TokenSession, T> work, CancellationToken cancellationToken)
    {
        var store = _catalog.CustomKeyStores.Of(key.Record);
        var (token, pin) = TokenOf(store);
        return await Try(
            token,
            () => token.UseAsync(pin, work, cancellationToken),
            result => StillConnected(store) is null ? KmsErrors.InvalidState(key, "unavailable") : TokenErrors.ForUse(result));
    }

    private (Token Token, Func<byte[]> Pin) TokenOf(KeyRecord key) => TokenOf(_catalog.CustomKeyStores.Of(key));

    private (Token Token, Func<byte[]> Pin) TokenOf(CustomKeyStoreRecord store) => _tokens.TryGetValue(store.CloudHsmClusterId!, out var token)
        ? (token, () => PinOf(store))
        : throw TokenErrors.ForUse(null);

    // Asked for when there is no login: one that ended because its store was disconnected is not made again by a call that was let in before.
    private byte[] PinOf(CustomKeyStoreRecord store) => StillConnected(store) is { } now
        ? _secrets.Open(now)
        : throw new TokenException(Pkcs11Failure.InternalError, "the key store is not connected any more");

    private CustomKeyStoreRecord? StillConnected(CustomKeyStoreRecord store) =>
        _catalog.CustomKeyStores.TryGet(store.AccountId, store.Region, store.Id, out var now) && now.ConnectionState is ConnectionStates.Connected ? now : null;

    private async Task<T> Try<T>(Token token, Func<Task<T>> work, Func<Pkcs11Exception?, ServiceException> refusal)
    {
        try
        {
            return await work();
        }
        catch (Pkcs11Exception e)
        {
            Log.TokenFailed(_log, token.Cluster.Id, $"{e.Method} answered {e.RV}");
            throw refusal(e);
        }
        catch (TokenException e)
        {
            Log.TokenFailed(_log, token.Cluster.Id, e.Message);
            throw refusal(null);
        }
    }

    private async Task LogOutAsync(Token token)
    {
        try
        {
            await token.LogOutAsync();
        }
        catch (TokenException e)
        {
            Log.TokenFailed(_log, token.Cluster.Id, e.Message);
        }
    }

    // The commit's thread tells of the change; talking to the token takes its time.
    private void LogOut(Change change)
    {
        if (change.Record is CustomKeyStoreRecord { ConnectionState: ConnectionStates.Disconnected, CloudHsmClusterId: { } cluster }
            && _tokens.TryGetValue(cluster, out var token))
        {
            _ = LogOutAsync(token);
        }
    }
}
