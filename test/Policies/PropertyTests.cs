using System.Text.RegularExpressions;
using CsCheck;

namespace Signet.Policies.Tests;

/// <summary>What must hold for all policies, tried on random ones made of words that often match.</summary>
public sealed class PropertyTests
{
    private static readonly Gen<string> Principals = Gen.OneOf(
        "'*'", "{'AWS':'111122223333'}", "{'AWS':'444455556666'}", $"{{'AWS':'{Scene.AliceArn}'}}", $"{{'AWS':'{Scene.RoleId}'}}",
        $"{{'AWS':['{Scene.SessionArn}','{Scene.FederatedArn}']}}");

    private static readonly Gen<string> Actions = Gen.OneOf("'kms:Sign'", "'kms:*'", "'kms:V*'", "'*'", "['kms:Verify','kms:S?gn']");

    private static readonly Gen<string> Resources = Gen.OneOf("'*'", $"'{Scene.Key}'", "'arn:aws:kms:*:*:key/*'", "'arn:aws:kms:*:*:alias/*'");

    private static readonly Gen<string> Conditions = Gen.OneOf(
        "{}", "{'StringEquals':{'aws:x':'1'}}", "{'StringNotEquals':{'aws:x':['1','2']}}", "{'ForAllValues:StringLike':{'aws:y':'a*'}}",
        "{'ForAnyValue:StringEquals':{'aws:y':'${aws:x}'}}", "{'Null':{'aws:y':'true'}}", "{'NumericLessThanIfExists':{'aws:x':'2'}}");

    private static readonly Gen<string> Callers = Gen.OneOf("alice", "root", "session", "federated", "federatedByRoot");

    private static readonly Gen<RequestContext> Contexts =
        Gen.Select(Gen.OneOf("", "1", "2", "a"), Gen.OneOf("", "a", "ab", "1").Array[0, 3], MakeContext);

    [Fact]
    public void Adding_a_deny_never_allows() => Gen.Select(Statements("Allow", "Deny"), Statements("Deny"), Questions).Sample((some, denies, ask) =>
        !ask([.. some, .. denies]).Allowed || ask(some).Allowed);

    [Fact]
    public void Adding_an_allow_never_denies() => Gen.Select(Statements("Allow", "Deny"), Statements("Allow"), Questions).Sample((some, allows, ask) =>
        !ask(some).Allowed || ask([.. some, .. allows]).Allowed);

    [Fact]
    public void The_order_of_statements_does_not_matter() => Gen.Select(Statements("Allow", "Deny"), Questions).SelectMany((some, ask) =>
        Gen.Shuffle(some).Select(shuffled => (some, shuffled, ask))).Sample((some, shuffled, ask) => ask(some) == ask(shuffled));

    [Fact]
    public void Denies_alone_never_allow() => Gen.Select(Statements("Deny"), Questions).Sample((denies, ask) =>
        !ask(denies).Allowed);

    [Fact]
    public void An_unknown_operator_never_allows() => Gen.String[Gen.Char['A', 'z'], 1, 20].Select(Gen.OneOf("", "IfExists"), (word, end) => word + end)
        .Sample(word =>
        {
            var json = $$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*","Condition":{ {{Quote(word)}}:{"aws:x":"1"} } } }""";
            return !Policy.TryParse(json, PolicyKind.Identity, out _, out _);
        });

    [Fact]
    public void A_pattern_matches_as_the_regular_expression_does() =>
        Gen.Select(Gen.String[Gen.OneOf('a', 'b', '*', '?'), 0, 12], Gen.String[Gen.OneOf('a', 'b', '*'), 0, 12]).Sample((pattern, text) =>
        {
            var expression = "^" + Regex.Escape(pattern).Replace(@"\*", ".*", StringComparison.Ordinal).Replace(@"\?", ".", StringComparison.Ordinal) + @"\z";
            var context = new RequestContext();
            context.Set("aws:x", text);
            var policy = Scene.Identity($"{{'Effect':'Allow','Action':'*','Resource':'*','Condition':{{'StringLike':{{'aws:x':'{pattern}'}}}}}}");
            return Scene.Allows(policy, Scene.Request(context: context)) == Regex.IsMatch(text, expression, RegexOptions.NonBacktracking);
        });

    [Fact]
    public void Any_text_is_refused_or_read_but_never_breaks() => Gen.String.Select(Gen.Int[0, 200], (noise, at) => (noise, at)).Sample((noise, at) =>
    {
        var good = Scene.Document("{'Effect':'Allow','Principal':{'AWS':'111122223333'},'Action':'sts:*'}");
        var json = good.Insert(Math.Min(at, good.Length), noise);
        foreach (var kind in Enum.GetValues<PolicyKind>())
        {
            _ = Policy.TryParse(json, kind, out _, out _);
        }

        return PolicyText.LengthWithoutWhitespace(json) <= json.Length;
    });

    [Fact]
    public void Formatting_changes_nothing_but_whitespace() => Statements("Allow", "Deny").Where(some => some.Length > 0).Sample(some =>
    {
        var compact = Scene.Document(string.Join(',', some));
        var printed = PolicyText.Format(compact);
        return PolicyText.Format(printed) == printed && PolicyText.LengthWithoutWhitespace(printed) == compact.Length
            && PolicyText.MapPrincipals(printed, _ => null) == printed;
    });

    private delegate Decision Question(string[] keyStatements);

    /// <summary>Asks about one caller, context and set of own policies; only the key policy is left open.</summary>
    private static Gen<Question> Questions =>
        Gen.Select(Callers, Contexts, Gen.OneOf("---", "y--", "nn-", "yny", "yyn", "d--"), Gen.Bool, (caller, context, own, abroad) => (Question)(statements =>
            statements.Length == 0
                ? Decision.OtherAccountsResource
                : AccessRules.ForKey(
                    Scene.Request(abroad ? Scene.CallerNamed(caller).Abroad() : Scene.CallerNamed(caller), context: context),
                    KeyDecisionTests.Policies(own),
                    Scene.KeyPolicy(string.Join(',', statements)),
                    Scene.Account,
                    crossAccountOperation: true,
                    GrantReach.None)));

    private static Gen<string[]> Statements(params string[] effects) =>
        Gen.Select(Gen.OneOf(effects), Principals, Actions, Resources, Conditions, (effect, principal, action, resource, condition) =>
            $"{{'Effect':'{effect}','Principal':{principal},'Action':{action},'Resource':{resource},'Condition':{condition}}}").Array[0, 5];

    private static RequestContext MakeContext(string one, string[] many)
    {
        var context = new RequestContext();
        context.Set("aws:x", one.Length == 0 ? Array.Empty<string>() : [one]);
        context.Set("aws:y", many);
        return context;
    }

    private static string Quote(string word) => $"\"{word.Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
}
