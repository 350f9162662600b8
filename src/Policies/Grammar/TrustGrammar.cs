using Signet.Policies.Matching;

namespace Signet.Policies.Grammar;

/// <summary>The checks on trust policies, in the order in which AWS's sentences are listed.</summary>
internal static class TrustGrammar
{
    public const string InvalidJson = "This policy contains invalid Json";

    private static readonly string[] Actions =
        ["STS:ASSUMEROLE", "STS:ASSUMEROLEWITHSAML", "STS:ASSUMEROLEWITHWEBIDENTITY", "STS:TAGSESSION", "STS:SETSOURCEIDENTITY", "STS:SETCONTEXT"];

    /// <summary>Throws <see cref="PolicySyntaxException"/> at the first rule broken.</summary>
    public static void Check(WrittenPolicy policy)
    {
        PolicySyntaxException.Unless(policy.VersionIsKnown, "The policy must contain a valid version string");
        PolicySyntaxException.Unless(policy.Statements.Count > 0, "Could not parse the policy: Statement is empty!");
        PolicySyntaxException.Unless(!policy.RepeatsSid, "The Statement Ids in the policy are not unique");
        foreach (var statement in policy.Statements)
        {
            CheckFields(statement);
            PolicySyntaxException.Unless(policy is { WellFormed: true, PrincipalsWellFormed: true }, "Syntax error in policy.");
            PolicySyntaxException.Unless(statement.Actions.All(IsStsAction), "AssumeRole policy may only specify STS AssumeRole actions.");
            CheckPrincipals(statement.Principals!);
            PolicySyntaxException.Unless(IdentityGrammar.HasGoodDates(statement), "Syntax error in policy.");
        }
    }

    private static void CheckFields(WrittenStatement statement)
    {
        PolicySyntaxException.Unless(statement.Effect is not null, "Missing required field Effect");
        PolicySyntaxException.Unless(statement.Principals is not null, "Missing required field Principal");
        PolicySyntaxException.Unless(statement.HasActions, "Missing required field Action");
        PolicySyntaxException.Unless(!statement.Principals!.IsEmpty, "Missing required field Principal cannot be empty!");
        PolicySyntaxException.Unless(statement.Effect is "Allow" or "Deny", $"Invalid effect: {statement.Effect}");
        PolicySyntaxException.Unless(statement is not { Effect: "Allow", NotPrincipal: not null }, "Allow with NotPrincipal is not allowed.");
        PolicySyntaxException.Unless(statement.NotPrincipal is null, "Has prohibited field NotPrincipal");
        PolicySyntaxException.Unless(statement.Resource is null, "Has prohibited field Resource");
        PolicySyntaxException.Unless(statement.NotResource is null, "Has prohibited field NotResource");
    }

    private static void CheckPrincipals(WrittenPrincipals principals)
    {
        DemandAll(principals.Aws, PrincipalForm.IsAws, "AWS");
        DemandAll(principals.Federated, PrincipalForm.IsFederated, "FEDERATED");
        DemandAll(principals.Service, PrincipalForm.IsService, "SERVICE");
    }

    private static void DemandAll(IReadOnlyList<string> principals, Predicate<string> good, string type)
    {
        foreach (var principal in principals)
        {
            PolicySyntaxException.Unless(good(principal), $"Invalid principal in policy: \"{type}\":\"{principal}\"");
        }
    }

    /// <summary>Whether a pattern is of STS and means at least one of the actions that a role's trust is about.</summary>
    private static bool IsStsAction(string action)
    {
        var pattern = Glob.Compile(action.ToUpperInvariant());
        return action.StartsWith("sts:", StringComparison.OrdinalIgnoreCase) && Array.Exists(Actions, known => Glob.Matches(pattern, known));
    }
}
