using System.Buffers;
using Signet.Policies.Conditions;

namespace Signet.Policies.Grammar;

/// <summary>The checks on identity, boundary and session policies, in AWS's order: the first that fails is named.</summary>
internal static class IdentityGrammar
{
    public const string SyntaxError = "Syntax errors in policy.";

    private static readonly SearchValues<char> SidCharacters =
        SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    /// <summary>Throws <see cref="PolicySyntaxException"/> at the first rule broken.</summary>
    public static void Check(WrittenPolicy policy)
    {
        PolicySyntaxException.Unless(policy is { WellFormed: true, VersionIsKnown: true, Statements.Count: > 0 }, SyntaxError);
        PolicySyntaxException.Unless(policy.Statements.All(HasEffectInSomeCase), SyntaxError);
        PolicySyntaxException.Unless(policy.Version == WrittenPolicy.Version2012, "Policy document must be version 2012-10-17 or greater.");
        PolicySyntaxException.Unless(policy.Statements.All(PassesLegacyParsing), "The policy failed legacy parsing");
        PolicySyntaxException.Unless(!policy.RepeatsSid, "Statement IDs (SID) in a single policy must be unique.");
        PolicySyntaxException.Unless(
            policy.Statements.All(HasPlainSid),
            "Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*");
        PolicySyntaxException.Unless(policy.Statements.All(statement => statement.HasActions), "Policy statement must contain actions.");
        ResourceForm.Check(policy.Statements);
        ActionForm.Check(policy.Statements);
        PolicySyntaxException.Unless(policy.Statements.All(statement => statement.HasResources), "Policy statement must contain resources.");
        PolicySyntaxException.Unless(
            policy.Statements.All(statement => statement.Principals is null),
            "Policy document should not specify a principal.");
    }

    /// <summary>Whether the dates of a statement's conditions are dates; AWS asks no more of condition values.</summary>
    public static bool HasGoodDates(WrittenStatement statement) => statement.Conditions
        .Where(condition => condition.Operator.Family == Family.Date)
        .All(condition => condition.Values.All(DateText.IsAcceptedInPolicies));

    private static bool HasEffectInSomeCase(WrittenStatement statement) =>
        string.Equals(statement.Effect, "Allow", StringComparison.OrdinalIgnoreCase)
        || string.Equals(statement.Effect, "Deny", StringComparison.OrdinalIgnoreCase);

    private static bool PassesLegacyParsing(WrittenStatement statement) =>
        statement.Effect is "Allow" or "Deny" && HasGoodDates(statement) && statement.Resources.All(ResourceForm.PassesLegacyParsing);

    private static bool HasPlainSid(WrittenStatement statement) => statement.Sid.AsSpan().IndexOfAnyExcept(SidCharacters) < 0;
}
