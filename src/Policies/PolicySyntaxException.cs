namespace Signet.Policies;

/// <summary>A document breaks the grammar of its kind; the message is AWS's own sentence where that is known.</summary>
public sealed class PolicySyntaxException(string message) : Exception(message)
{
    internal static void Unless(bool good, string message)
    {
        if (!good)
        {
            throw new PolicySyntaxException(message);
        }
    }
}
