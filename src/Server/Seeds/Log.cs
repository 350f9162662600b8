using Microsoft.Extensions.Logging;

namespace Signet.Server.Seeds;

/// <summary>What applying a seed logs.</summary>
internal static partial class Log
{
    [LoggerMessage(500, LogLevel.Warning, "{Note}.")]
    public static partial void NotCarriedOver(ILogger log, string note);

    [LoggerMessage(501, LogLevel.Information, "The seed {Seed} was applied: {Changes} changes.")]
    public static partial void Applied(ILogger log, string seed, int changes);
}
