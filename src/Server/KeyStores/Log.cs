using Microsoft.Extensions.Logging;

namespace Signet.Server.KeyStores;

/// <summary>What key stores log: of proxies and tokens what their operators need, and nothing of what passes through.</summary>
internal static partial class Log
{
    [LoggerMessage(300, LogLevel.Information, "Custom key store {KeyStoreId} is connected.")]
    public static partial void Connected(ILogger log, string keyStoreId);

    [LoggerMessage(301, LogLevel.Warning, "Custom key store {KeyStoreId} could not be connected: {ErrorCode}.")]
    public static partial void NotConnected(ILogger log, string keyStoreId, string errorCode);

    [LoggerMessage(302, LogLevel.Error, "Connecting custom key store {KeyStoreId} failed inside the server.")]
    public static partial void ConnectFailed(ILogger log, string keyStoreId, Exception exception);

    [LoggerMessage(303, LogLevel.Warning, "The proxy of custom key store {KeyStoreId} failed: {Fault}")]
    public static partial void ProxyFailed(ILogger log, string keyStoreId, string fault);

    [LoggerMessage(304, LogLevel.Warning, "The proxy of a custom key store that is being made or changed failed: {Fault}")]
    public static partial void NewProxyFailed(ILogger log, string fault);

    [LoggerMessage(305, LogLevel.Warning, "Cluster {ClusterId} failed: {Fault}")]
    public static partial void TokenFailed(ILogger log, string clusterId, string fault);

    [LoggerMessage(306, LogLevel.Information, "Cluster {ClusterId}: sessions were lost and are opened anew.")]
    public static partial void SessionsLost(ILogger log, string clusterId);
}
