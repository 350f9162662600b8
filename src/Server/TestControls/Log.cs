using Microsoft.Extensions.Logging;

namespace Signet.Server.TestControls;

/// <summary>What test controls log.</summary>
internal static partial class Log
{
    [LoggerMessage(510, LogLevel.Warning, "Test controls are ON: callers may wipe all that is stored, move the clock and see who called what. For tests only.")]
    public static partial void AreOn(ILogger log);

    [LoggerMessage(511, LogLevel.Warning, "The server was reset: all that was stored is gone, and the seed was applied anew.")]
    public static partial void WasReset(ILogger log);
}
