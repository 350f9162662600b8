using Signet.Policies.Conditions;

namespace Signet.Policies.Grammar;

/// <summary>The checks on key policies. AWS's words are known for some; for the others those of identity policies serve.</summary>
internal static class KeyGrammar
{
    private const string OverlyPermissive =
        "OverlyPermissiveCondition:EncryptionContext: Using the ForAllValues set operator with a single-valued condition key matches "
        + "requests without the specified encryption context or with an unspecified encryption context. To fix, remove ForAllValues.";

    /// <summary>Throws <see cref="PolicySyntaxException"/> at the first rule broken.</summary>
    public static void Check(WrittenPolicy policy)
    {
        var whole = policy is { WellFormed: true, PrincipalsWellFormed: true, VersionIsKnown: true, Statements.Count: > 0 };
        PolicySyntaxException.Unless(whole, IdentityGrammar.SyntaxError);
        foreach (var statement in policy.Statements)
        {
            var good = statement.Effect is "Allow" or "Deny" && IdentityGrammar.HasGoodDates(statement);
            PolicySyntaxException.Unless(good, IdentityGrammar.SyntaxError);
            PolicySyntaxException.Unless(statement.Principals is not null, "Policy statement must contain principals.");
            PolicySyntaxException.Unless(statement is not { Effect: "Allow", NotPrincipal: not null }, "Allow with NotPrincipal is not allowed.");
            PolicySyntaxException.Unless(IsGood(statement.Principals!), "Policy contains a statement with one or more invalid principals.");
            PolicySyntaxException.Unless(statement.HasActions, "Policy statement must contain actions.");
            PolicySyntaxException.Unless(statement.HasResources, "Policy statement must contain resources.");
            PolicySyntaxException.Unless(!statement.Conditions.Any(IsOverlyPermissive), OverlyPermissive);
        }

        ActionForm.Check(policy.Statements);
        ResourceForm.Check(policy.Statements);
    }

    private static bool IsGood(WrittenPrincipals principals) =>
        !principals.IsEmpty
        && principals.Aws.All(PrincipalForm.IsAws)
        && principals.Federated.All(PrincipalForm.IsFederated)
        && principals.Service.All(PrincipalForm.IsService);

    private static bool IsOverlyPermissive(WrittenCondition condition) =>
        condition.Operator.Set == SetOperator.ForAllValues
        && condition.Key.StartsWith("kms:EncryptionContext:", StringComparison.OrdinalIgnoreCase);
}
