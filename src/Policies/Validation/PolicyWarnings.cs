using System.Collections.Frozen;
using Signet.Policies.Conditions;
using Signet.Policies.Grammar;
using Signet.Policies.Matching;

namespace Signet.Policies.Validation;

/// <summary>What AWS takes but is seldom meant. Source: the checks of IAM Access Analyzer, "Policy check reference", and the KMS page "Condition keys".</summary>
internal static class PolicyWarnings
{
    private static readonly FrozenSet<string> Multivalued = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "aws:TagKeys", "kms:EncryptionContextKeys", "kms:GrantOperations", "kms:ResourceAliases", "sts:TransitiveTagKeys");

    public static IEnumerable<string> OfDocument(WrittenPolicy policy)
    {
        if (policy.Version != WrittenPolicy.Version2012)
        {
            yield return policy.Version is null
                ? "There is no Version: the policy is read as one of 2008-10-17, which has no variables. Add \"Version\": \"2012-10-17\"."
                : "Version 2008-10-17 has no variables: ${…} is plain text. Use 2012-10-17.";
        }

        if (policy.RepeatsSid)
        {
            yield return "Two statements have the same Sid.";
        }
    }

    public static IEnumerable<string> OfStatement(WrittenStatement statement, PolicyKind kind, IReadOnlyCollection<string> actions) =>
        [.. OfElements(statement, kind), .. OfActions(statement, actions), .. statement.Conditions.SelectMany(condition => OfCondition(condition, statement))];

    private static IEnumerable<string> OfElements(WrittenStatement statement, PolicyKind kind)
    {
        if (statement.NotPrincipal is not null)
        {
            yield return "NotPrincipal spares a caller only when every one of its names is listed, session, role and account, and never one with a permissions boundary. "
                + "Use Principal \"*\" with a condition on aws:PrincipalArn.";
        }

        if (kind == PolicyKind.Key && statement.Resources is not ["*"])
        {
            yield return "In a key policy Resource is \"*\", which means this key; the ARN of another key never matches.";
        }

        if (statement is { Effect: "Allow", NotAction: not null })
        {
            yield return "Allow with NotAction allows everything that is not listed, also what AWS adds later.";
        }

        if (statement is { Effect: "Allow", NotResource: not null })
        {
            yield return "Allow with NotResource allows everything that is not listed, also what is made later.";
        }

        if (statement.Principals?.Service.Count > 0)
        {
            yield return "Service principals never call this service.";
        }
    }

    private static IEnumerable<string> OfActions(WrittenStatement statement, IReadOnlyCollection<string> actions)
    {
        var services = actions.Select(action => action[..(action.IndexOf(':', StringComparison.Ordinal) + 1)]).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var written in statement.Actions)
        {
            var pattern = Glob.Compile(written.ToUpperInvariant());
            if (services.Contains(written[..(written.IndexOf(':', StringComparison.Ordinal) + 1)]) && !actions.Any(action => Glob.Matches(pattern, action.ToUpperInvariant())))
            {
                yield return $"There is no action {written} here.";
            }
        }
    }

    private static IEnumerable<string> OfCondition(WrittenCondition condition, WrittenStatement statement)
    {
        var (word, key, set) = (condition.Operator.Word, condition.Key, condition.Operator.Set);
        if (set == SetOperator.ForAllValues && key.StartsWith("kms:EncryptionContext:", StringComparison.OrdinalIgnoreCase))
        {
            yield return $"{word} on {key} holds for requests without that encryption context. Remove ForAllValues.";
        }
        else if (set == SetOperator.ForAllValues && statement.Effect == "Allow" && !HasNullCheck(statement, key))
        {
            yield return $"{word} on {key} holds when the request does not have the key at all. Add \"Null\": {{\"{key}\": \"false\"}}.";
        }

        if (set == SetOperator.None && condition.Operator.Family != Family.Null && Multivalued.Contains(key))
        {
            yield return $"{key} has several values: {word} needs ForAllValues or ForAnyValue in front.";
        }

        if (condition.Values.Count == 0)
        {
            yield return $"{word} on {key} has no values, so nothing matches it.";
        }
    }

    private static bool HasNullCheck(WrittenStatement statement, string key) => statement.Conditions.Any(condition =>
        condition.Operator.Family == Family.Null && condition.Key.Equals(key, StringComparison.OrdinalIgnoreCase)
        && condition.Values.Contains("false", StringComparer.OrdinalIgnoreCase));
}
