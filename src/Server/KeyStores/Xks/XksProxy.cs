using System.Security.Cryptography;
using System.Text;
using Signet.Protocol.SigV4;
using Signet.Storage.Records;

namespace Signet.Server.KeyStores.Xks;

/// <summary>An external key store proxy: where it is, and as whom to call it.</summary>
/// <param name="Endpoint">The scheme and host.</param>
/// <param name="Path">The path of the API.</param>
/// <param name="Region">The Region of the store, which signatures name.</param>
/// <param name="Credentials">The credential that the proxy knows.</param>
internal sealed record XksProxy(string Endpoint, string Path, string Region, SigningCredentials Credentials)
{
    /// <summary>The proxy of a store.</summary>
    public static XksProxy Of(CustomKeyStoreRecord store, StoreSecrets secrets)
    {
        var secret = secrets.Open(store);
        try
        {
            return new(store.XksProxyUriEndpoint!, store.XksProxyUriPath!, store.Region.Value, new(store.XksProxyAccessKeyId!, Encoding.ASCII.GetString(secret)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(secret);
        }
    }

    /// <summary>The URI of an API; a key's id is not empty and is no dot segment, so it stays one segment.</summary>
    /// <exception cref="XksException">The endpoint is no host name, or the key can have no URI.</exception>
    public Uri UriOf(string api, string? keyId = null)
    {
        if (keyId is "." or "..")
        {
            throw new XksException(XksFailure.KeyNotFound, "a dot segment cannot name a key");
        }

        var text = keyId is null ? $"{Endpoint}{Path}/{api}" : $"{Endpoint}{Path}/keys/{keyId}/{api}";
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) ? uri : throw new XksException(XksFailure.Unreachable, "the endpoint is no host name");
    }
}
