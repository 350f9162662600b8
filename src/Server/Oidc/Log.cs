using Microsoft.Extensions.Logging;

namespace Signet.Server.Oidc;

/// <summary>What the reading of providers' keys logs.</summary>
internal static partial class Log
{
    [LoggerMessage(400, LogLevel.Warning, "The keys of OpenID Connect provider https://{Provider} cannot be had: {Reason}.")]
    public static partial void NoKeys(ILogger log, string provider, string reason);
}
