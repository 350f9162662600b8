namespace Signet.Policies.Tests.Mutation;

/// <summary>Changes that change no answer, each with the reason.</summary>
internal static class EquivalentMutants
{
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AccessRules.cs KeyPolicyReaches: `!key.Denies` always holds"] =
            "A policy that denies names nobody, so the other half of the rule is false.",
        ["Conditions/Condition.cs Condition: `written.Operator.TakesVariables` always holds"] =
            "Numbers, dates, addresses and bytes are compiled without regard to variables, and Null takes only true and false.",
        ["Conditions/ConditionOperator.cs TakesVariables: `Family is Family.Text or Family.TextIgnoringCase or Family.TextPattern or Family.Bool or Family.Arn` always holds"] =
            "The same.",
        ["Conditions/DateCursor.cs TryReadZone: `Skip('-')` always holds"] =
            "A zone without its sign begins with no digit, for digits belong to what stands before.",
        ["Conditions/DateCursor.cs TryReadZone: `sign == 0` never holds"] =
            "The same.",
        ["Conditions/IpRange.cs IsDottedQuad: `digits.IndexOfAnyExceptInRange('0', '9') >= 0` never holds"] =
            "The platform refuses what is neither a digit nor hexadecimal, and that begins with a zero.",
        ["Conditions/IpRange.cs IsDottedQuad: `digits.IndexOfAnyExceptInRange('0', '9') >= 0` with >"] =
            "The same.",
        ["Conditions/IpRange.cs IsDottedQuad: `digits.Length > 3` never holds"] =
            "The platform refuses numbers beyond 255.",
        ["Conditions/IpRange.cs Parse: `slash < 0` with <="] =
            "Neither the text before a slash in front nor the whole text is an address.",
        ["Matching/PrincipalSet.cs ListsFederatingUser: `caller.Kind == CallerKind.FederatedUser` always holds"] =
            "Nobody else has a federating user.",
        ["Matching/PrincipalSet.cs ListsRole: `caller.Kind == CallerKind.RoleSession` always holds"] =
            "Everybody else has the same ARN as principal and as itself, and goes by itself first.",
        ["Matching/Template.cs Template: `!Array.Exists(parts, part => part.Variable is not null)` never holds"] =
            "The tokens are made anew each time.",
        ["Matching/Template.cs Template: `part.Variable is not null` always holds"] =
            "The same.",
        ["Matching/Template.cs Template: `wildcards` always holds"] =
            "Tokens are kept that nobody asks for.",
        ["Matching/Template.cs Template: `wildcards` never holds"] =
            "The tokens are made anew each time.",
        ["Matching/Template.cs Tokens: `_tokens is not null` never holds"] =
            "The same.",
        ["Matching/Template.cs Tokens: `maxLength -= text.Length;` left out"] =
            "A bound on work: what is too long does not match later on either.",
        ["Matching/Template.cs Tokens: `text.Length > maxLength` never holds"] =
            "The same.",
        ["Matching/TemplateReader.cs EndLiteral: `_literal.Length == 0` never holds"] =
            "An empty stretch is everywhere.",
        ["Matching/Variable.cs TryReadDefault: `brace <= closing` never holds"] =
            "The closing quote is no brace.",
        ["Matching/Variable.cs TryReadDefault: `brace <= closing` with <"] =
            "The same.",
        ["Matching/Variable.cs TryReadDefault: `opening < length` never holds"] =
            "The comma is no quote.",
        ["Matching/Variable.cs TryRead: `keyEnd < 0` with <="] =
            "An empty key is blank too.",
        ["Policy.cs Judge: `allowed.Includes(NamedAs.Directly)` never holds"] =
            "More Allows are asked than needed.",
        ["Policy.cs Judge: `statement.Effect == Effect.Allow` never holds"] =
            "The same.",
        ["PolicyCaller.cs ActsForRoot: `Kind == CallerKind.FederatedUser` always holds"] =
            "Nobody else has a federating user.",
    };
}
