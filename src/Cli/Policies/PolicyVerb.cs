using System.CommandLine;

namespace Signet.Cli.Policies;

/// <summary><c>signet policy</c>: explains decisions, tests policies and checks them.</summary>
internal static class PolicyVerb
{
    public static Command Command() =>
        new("policy", "Explain what policies decided, test what they would decide, and check how they are written.")
        {
            ExplainVerb.Command(),
            TestVerb.Command(),
            ValidateVerb.Command(),
        };
}
