using Signet.Server.Pipeline;
using Signet.Server.Settings;
using Signet.Server.TestControls;

namespace Signet.Server.Operator;

/// <summary>The table of Signet's own operations; those for tests are there only where the setting is.</summary>
internal static class OperatorOperations
{
    public static IReadOnlyList<Endpoint> Table(ServerParts parts, ServerOptions options, TestControl? control)
    {
        Endpoint[] always = [Endpoint.For(new CreateAccount(parts, options.Account)), Endpoint.For(new ExplainDecision(parts))];
        return control is null ? always : [.. always, Endpoint.For(new ListRequests(control)), Endpoint.For(new MoveClock(control)), Endpoint.For(new Reset(control))];
    }
}
