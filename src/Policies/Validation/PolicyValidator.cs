using System.Text;
using System.Text.Json;
using Signet.Policies.Grammar;
using Signet.Policies.Json;

namespace Signet.Policies.Validation;

/// <summary>Checks how a policy is written: by the same grammar that saving it is held to, and with warnings beyond.</summary>
public static class PolicyValidator
{
    private static readonly TextPosition Beginning = new(1, 1);

    /// <summary>The error for which AWS would refuse the document, or the warnings when it would not.</summary>
    /// <param name="json">The document.</param>
    /// <param name="kind">What kind of policy it is to be.</param>
    /// <param name="actions">Every action of the services that are known, <c>kms:Sign</c>; actions of other services are not judged.</param>
    public static IReadOnlyList<PolicyFinding> Validate(string json, PolicyKind kind, IReadOnlyCollection<string> actions)
    {
        if (!Policy.TryParse(json, kind, out _, out var error))
        {
            return [new(IsError: true, error, PlaceOf(json, kind, error))];
        }

        var written = DocumentGrammar.Read(json, kind, out var utf8);
        var locator = new TextLocator(utf8);
        return
        [
            .. PolicyWarnings.OfDocument(written).Select(text => new PolicyFinding(IsError: false, text, Beginning)),
            .. from statement in written.Statements
               let place = locator.Find(statement.Start)
               from text in PolicyWarnings.OfStatement(statement, kind, actions)
               select new PolicyFinding(IsError: false, text, place),
        ];
    }

    /// <summary>Where the text ceases to be JSON, or the first statement that is refused so by itself.</summary>
    private static TextPosition PlaceOf(string json, PolicyKind kind, string error)
    {
        if (!JsonTree.TryParse(json, out var tree))
        {
            return EndOfJson(json);
        }

        var version = tree.Root["Version"] is { Kind: JsonValueKind.String } written ? $"\"Version\":\"{JsonEncodedText.Encode(written.Text)}\"," : "";
        bool IsRefusedSo(string statement) => !Policy.TryParse($"{{{version}\"Statement\":[{statement}]}}", kind, out _, out var own) && own == error;

        // What a faultless statement is refused for too is no statement's fault.
        var guilty = IsRefusedSo(FaultlessOf(kind))
            ? null
            : (tree.Root["Statement"]?.OneOrMany ?? []).FirstOrDefault(statement => IsRefusedSo(Encoding.UTF8.GetString(tree.Utf8.AsSpan(statement.Start..statement.End))));
        return guilty is null ? Beginning : new TextLocator(tree.Utf8).Find(guilty.Start);
    }

    private static string FaultlessOf(PolicyKind kind) => kind switch
    {
        PolicyKind.Key => """{"Effect":"Allow","Principal":"*","Action":"kms:*","Resource":"*"}""",
        PolicyKind.Trust => """{"Effect":"Allow","Principal":"*","Action":"sts:AssumeRole"}""",
        _ => """{"Effect":"Allow","Action":"kms:*","Resource":"*"}""",
    };

    private static TextPosition EndOfJson(string json)
    {
        try
        {
            using var _ = JsonDocument.Parse(json);
            return Beginning;
        }
        catch (JsonException e)
        {
            return new((int)(e.LineNumber ?? 0) + 1, (int)(e.BytePositionInLine ?? 0) + 1);
        }
    }
}
