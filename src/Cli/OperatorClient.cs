using System.Text.Json;
using System.Text.Json.Nodes;

namespace Signet.Cli;

/// <summary>Calls Signet's own operations on the running server, as its root user.</summary>
internal static class OperatorClient
{
    /// <summary>The answer of an operation.</summary>
    /// <exception cref="RefusedException">The server refuses, or cannot be reached.</exception>
    public static Task<JsonDocument> CallAsync(RunningServer server, string operation, JsonObject members, CancellationToken cancellationToken) =>
        new SignedClient(server.Endpoint, server.Credentials, "us-east-1").JsonAsync("signet", $"Signet.{operation}", members.ToJsonString(), cancellationToken);
}
