using System.Buffers;
using System.Text.Json;
using Signet.Server.Settings;

namespace Signet.Server.KeyStores.Xks;

/// <summary>The four APIs of an external key store proxy (XKS proxy API 1.0.3), seen from the side of KMS.</summary>
internal sealed class XksClient(XksSettings settings, TimeProvider clock) : IDisposable
{
    // The sizes that every proxy takes ("Encrypt").
    private const int MaxPlaintext = 4300;
    private const int MaxAssociatedData = 8192;

    private readonly XksChannel _channel = new(settings, clock);

    /// <summary>GetHealthStatus: returns when the proxy and at least one external key manager are in working order.</summary>
    /// <exception cref="XksException">They are not, or did not say so.</exception>
    public async ValueTask CheckHealthAsync(XksProxy proxy, XksRequester requester, CancellationToken cancellationToken)
    {
        var body = Body(json => requester.Write(json, withPrincipal: false, keyArn: null));
        XksAnswers.CheckHealth(await _channel.PostAsync(proxy, proxy.UriOf("health"), body, cancellationToken));
    }

    /// <summary>GetKeyMetadata: what kind of key it is.</summary>
    public async ValueTask<XksKey> GetKeyAsync(XksProxy proxy, string keyId, XksRequester requester, CancellationToken cancellationToken)
    {
        var body = Body(json => requester.Write(json, withPrincipal: true, keyArn: null));
        return XksAnswers.ReadKey(await _channel.PostAsync(proxy, proxy.UriOf("metadata", keyId), body, cancellationToken));
    }

    /// <summary>Encrypt, with AES-GCM; the proxy must have tried the decryption too, and vouches for every byte by a checksum that is checked here.</summary>
    public async ValueTask<XksCiphertext> EncryptAsync(
        XksProxy proxy, string keyId, string keyArn, XksRequester requester, byte[] plaintext, byte[] associatedData, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(plaintext.Length, MaxPlaintext);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(associatedData.Length, MaxAssociatedData);
        var body = Body(json =>
        {
            requester.Write(json, withPrincipal: true, keyArn);
            json.WriteBase64String("plaintext"u8, plaintext);
            json.WriteString("encryptionAlgorithm"u8, "AES_GCM"u8);
            json.WriteBase64String("additionalAuthenticatedData"u8, associatedData);
            json.WriteString("ciphertextDataIntegrityValueAlgorithm"u8, "SHA_256"u8);
        });
        var answer = await _channel.PostAsync(proxy, proxy.UriOf("encrypt", keyId), body, cancellationToken);
        return XksAnswers.ReadCiphertext(answer, plaintext.Length, associatedData);
    }

    /// <summary>Decrypt: the plaintext of what this proxy encrypted with the same associated data.</summary>
    public async ValueTask<byte[]> DecryptAsync(
        XksProxy proxy, string keyId, string keyArn, XksRequester requester, XksCiphertext ciphertext, byte[] associatedData, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(associatedData.Length, MaxAssociatedData);
        var body = Body(json =>
        {
            requester.Write(json, withPrincipal: true, keyArn);
            json.WriteBase64String("ciphertext"u8, ciphertext.Ciphertext.Span);
            json.WriteString("encryptionAlgorithm"u8, "AES_GCM"u8);
            json.WriteBase64String("additionalAuthenticatedData"u8, associatedData);
            json.WriteBase64String("initializationVector"u8, ciphertext.InitializationVector.Span);
            json.WriteBase64String("authenticationTag"u8, ciphertext.AuthenticationTag.Span);
            if (ciphertext.Metadata is { } metadata)
            {
                json.WriteBase64String("ciphertextMetadata"u8, metadata.Span);
            }
        });
        var answer = await _channel.PostAsync(proxy, proxy.UriOf("decrypt", keyId), body, cancellationToken);
        return XksAnswers.ReadPlaintext(answer, ciphertext.Ciphertext.Length);
    }

    public void Dispose() => _channel.Dispose();

    private static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> write)
    {
        var body = new ArrayBufferWriter<byte>(512);
        using var json = new Utf8JsonWriter(body);
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
        json.Flush();
        return body.WrittenMemory;
    }
}
