using Microsoft.Extensions.Logging;

namespace Signet.Server.Scheduler;

/// <summary>What the scheduler logs.</summary>
internal static partial class Log
{
    [LoggerMessage(200, LogLevel.Information, "The waiting period is over: destroyed {KeyArn}.")]
    public static partial void Destroyed(ILogger log, string keyArn);

    [LoggerMessage(201, LogLevel.Error, "A round of {Job} failed; the next one tries again.")]
    public static partial void Failed(ILogger log, string job, Exception exception);

    [LoggerMessage(202, LogLevel.Information, "Rotated {KeyArn}.")]
    public static partial void Rotated(ILogger log, string keyArn);

    [LoggerMessage(203, LogLevel.Information, "Imported material of {KeyArn} has expired.")]
    public static partial void Expired(ILogger log, string keyArn);

    [LoggerMessage(204, LogLevel.Warning, "The material of {KeyArn} stays in its custom key store: {Reason}")]
    public static partial void MaterialRemains(ILogger log, string keyArn, string? reason);
}
