using Signet.Policies.Matching;

namespace Signet.Policies.Grammar;

/// <summary>AWS's partitions, the second part of every ARN.</summary>
internal static class Partitions
{
    private static readonly string[] Names = ["aws", "aws-cn", "aws-us-gov", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f"];

    public static bool Contains(string name) => Array.IndexOf(Names, name) >= 0;

    /// <summary>Whether a pattern means at least one; the IAM page on Resource lets wildcards stand there.</summary>
    public static bool AnyFits(string pattern)
    {
        var tokens = Glob.Compile(pattern);
        return Array.Exists(Names, name => Glob.Matches(tokens, name));
    }
}
