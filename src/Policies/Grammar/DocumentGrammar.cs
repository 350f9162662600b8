using Signet.Policies.Json;

namespace Signet.Policies.Grammar;

/// <summary>Takes a text through JSON, the grammar common to all policies, and the rules of its kind.</summary>
internal static class DocumentGrammar
{
    /// <summary>Reads a document; throws <see cref="PolicySyntaxException"/> at the first rule broken.</summary>
    public static WrittenPolicy Read(string json, PolicyKind kind, out byte[] utf8)
    {
        var notJson = kind == PolicyKind.Trust ? TrustGrammar.InvalidJson : IdentityGrammar.SyntaxError;
        PolicySyntaxException.Unless(JsonTree.TryParse(json, out var tree), notJson);
        utf8 = tree!.Utf8;
        var policy = PolicyReader.Read(tree.Root);
        Check(policy, kind);
        return policy;
    }

    private static void Check(WrittenPolicy policy, PolicyKind kind)
    {
        switch (kind)
        {
            case PolicyKind.Identity or PolicyKind.Boundary or PolicyKind.Session:
                IdentityGrammar.Check(policy);
                break;
            case PolicyKind.Key:
                KeyGrammar.Check(policy);
                break;
            case PolicyKind.Trust:
                TrustGrammar.Check(policy);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of policy.");
        }
    }
}
