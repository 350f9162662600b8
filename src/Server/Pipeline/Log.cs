using System.Net;
using Microsoft.Extensions.Logging;

namespace Signet.Server.Pipeline;

/// <summary>What the pipeline logs.</summary>
internal static partial class Log
{
    [LoggerMessage(100, LogLevel.Error, "Request {RequestId} ({Operation}) failed inside the server.")]
    public static partial void Failed(ILogger log, string requestId, string operation, Exception exception);

    [LoggerMessage(101, LogLevel.Error, "Request {RequestId} was refused because the trail could not be written.")]
    public static partial void NotRecorded(ILogger log, string requestId, Exception exception);

    [LoggerMessage(102, LogLevel.Information, "Request {RequestId} from {Address} proves no caller: {Code}.")]
    public static partial void Unproven(ILogger log, string requestId, IPAddress address, string code);
}
