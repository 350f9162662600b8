using Signet.Protocol;

namespace Signet.Server.KeyStores.Xks;

/// <summary>
/// A way in which a call to an external key store proxy fails: one row each, with AWS's sentence for it (AWS KMS Developer Guide, "Troubleshooting external
/// key stores") and the errors that it means for the caller.
/// </summary>
internal sealed class XksFailure
{
    private const string InvalidResponseCode = "XksProxyInvalidResponseException";
    private const string UnreachableCode = "XksProxyUriUnreachableException";
    private const string InvalidKeyCode = "XksKeyInvalidConfigurationException";

    private readonly string _text;
    private readonly string _whenStoreIsMade;
    private readonly string _whenKeyIsMade;

    private XksFailure(string name, string text, string connectionErrorCode, string whenStoreIsMade, string whenKeyIsMade = "CustomKeyStoreInvalidStateException")
    {
        (Name, _text, ConnectionErrorCode) = (name, text, connectionErrorCode);
        (_whenStoreIsMade, _whenKeyIsMade) = (whenStoreIsMade, whenKeyIsMade);
    }

    public static XksFailure InvalidUriPath { get; } = new(
        "InvalidUriPath",
        "The external key store proxy rejected the request because of an invalid URI path. Verify the URI path for your external key store and update if necessary.",
        "XKS_PROXY_INVALID_CONFIGURATION", "XksProxyInvalidConfigurationException");

    public static XksFailure AuthenticationFailed { get; } = new(
        "AuthenticationFailed",
        "The external key store proxy rejected the request because it could not authenticate AWS KMS. Verify the credentials for your external key store and update if necessary.",
        "INVALID_CREDENTIALS", "XksProxyIncorrectAuthenticationCredentialException");

    public static XksFailure Unreachable { get; } = new(
        "Unreachable",
        "AWS KMS cannot communicate with the external key store proxy. This might be a transient network issue. If you see this error repeatedly, verify that your external key store proxy is active and is connected to the network, and that its endpoint URI is correct in your external key store.",
        "XKS_PROXY_NOT_REACHABLE", UnreachableCode) { IsOutage = true };

    public static XksFailure TimedOut { get; } = new(
        "TimedOut",
        "The external key store proxy did not respond to the request in the time allotted. Retry the request. If you see this error repeatedly, report it to your external key store proxy administrator.",
        "XKS_PROXY_TIMED_OUT", UnreachableCode) { IsOutage = true };

    public static XksFailure InvalidTls { get; } = new(
        "InvalidTls",
        "AWS KMS cannot establish a TLS connection to the external key store proxy. Verify the TLS configuration, including its certificate.",
        "XKS_PROXY_INVALID_TLS_CONFIGURATION", UnreachableCode) { IsOutage = true };

    public static XksFailure Unhealthy { get; } = new(
        "Unhealthy",
        "The external key store proxy is in an unhealthy state. If you see this message repeatedly, notify your external key store proxy administrator.",
        "XKS_PROXY_NOT_REACHABLE", UnreachableCode);

    public static XksFailure Throttled { get; } = new(
        "Throttled",
        "The external key store proxy rejected the request due to a very high request rate. Reduce the frequency of your calls using KMS keys in this external key store.",
        "XKS_PROXY_NOT_REACHABLE", UnreachableCode);

    public static XksFailure DependencyTimedOut { get; } = new(
        "DependencyTimedOut",
        "The external key store proxy timed out while trying to access the external key manager. Retry the request. If you see this error repeatedly, report it to your external key store proxy administrator.",
        "XKS_PROXY_TIMED_OUT", UnreachableCode) { IsOutage = true };

    public static XksFailure InvalidResponse { get; } = new(
        "InvalidResponse",
        "AWS KMS cannot interpret the response from the external key store proxy. If you see this error repeatedly, consult your external key store proxy administrator.",
        "XKS_PROXY_INVALID_RESPONSE", InvalidResponseCode);

    public static XksFailure AccessDenied { get; } = new(
        "AccessDenied",
        "The external key store proxy denied access to the operation. Verify that the user and the external key are both authorized for this operation, and try the request again.",
        "XKS_PROXY_ACCESS_DENIED", "XksProxyInvalidConfigurationException");

    public static XksFailure InvalidCiphertext { get; } = new(
        "InvalidCiphertext",
        "The external key store proxy rejected the request because the specified ciphertext or additional authenticated data is corrupted, missing, or otherwise invalid.",
        "XKS_PROXY_INVALID_RESPONSE", InvalidResponseCode);

    public static XksFailure KeyNotFound { get; } = new(
        "KeyNotFound",
        "The external key store proxy rejected the request because it could not find the external key.",
        "XKS_PROXY_INVALID_RESPONSE", InvalidResponseCode, "XksKeyNotFoundException");

    public static XksFailure KeyNotEnabled { get; } = new(
        "KeyNotEnabled",
        "The external key store proxy rejected the request because the external key is not enabled in the external key manager.",
        "XKS_PROXY_INVALID_RESPONSE", InvalidResponseCode, InvalidKeyCode);

    public static XksFailure KeyUsage { get; } = new(
        "KeyUsage",
        "The external key store proxy rejected the request because the external key does not support the requested operation.",
        "XKS_PROXY_INVALID_RESPONSE", InvalidResponseCode, InvalidKeyCode);

    public static XksFailure Unsupported { get; } = new(
        "Unsupported",
        "The external key store proxy rejected the request because it does not support the requested cryptographic operation.",
        "XKS_PROXY_INVALID_RESPONSE", InvalidResponseCode, InvalidKeyCode);

    /// <summary>What logs call it.</summary>
    public string Name { get; }

    /// <summary>ConnectionErrorCode of a store that could not be connected for this.</summary>
    public string ConnectionErrorCode { get; }

    /// <summary>Whether it is the proxy that fails and not this one call, so that the circuit breaker counts it.</summary>
    public bool IsOutage { get; private init; }

    /// <summary>The refusal of CreateCustomKeyStore and UpdateCustomKeyStore.</summary>
    public ServiceException ForStore() => new(_whenStoreIsMade, _text);

    /// <summary>The refusal of CreateKey.</summary>
    public ServiceException ForNewKey() => new(_whenKeyIsMade, _text);

    /// <summary>The refusal of cryptographic operations.</summary>
    public ServiceException ForUse() => new("KMSInvalidStateException", _text);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
