using System.Text.Json;

namespace Signet.Server.Oidc;

/// <summary>The condition keys of a token: <c>HOST/PATH:sub</c> and so on (IAM user guide, "Available keys for AWS OIDC federation").</summary>
internal static class WebIdentityConditions
{
    // The claims of great public issuers that policies see beside the common ones.
    private static readonly Dictionary<string, string[]> ClaimsOf = new(StringComparer.Ordinal)
    {
        ["token.actions.githubusercontent.com"] =
            ["actor", "actor_id", "enterprise_id", "environment", "job_workflow_ref", "ref", "repository", "repository_id", "repository_owner_id", "workflow"],
        ["accounts.google.com"] = ["google/organization_number"],
    };

    /// <summary>The keys and their values.</summary>
    /// <param name="claims">The claims of a token that was checked.</param>
    /// <param name="provider">The provider's URL without scheme.</param>
    /// <param name="audience">The audience that counts.</param>
    /// <param name="original">What <c>aud</c> held when <c>azp</c> took its place; null otherwise.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Of(JsonElement claims, string provider, string audience, IReadOnlyList<string>? original)
    {
        var keys = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase)
        {
            [$"{provider}:aud"] = [audience],
            [$"{provider}:sub"] = [claims.Text("sub")!],
        };
        if (original is not null)
        {
            keys[$"{provider}:oaud"] = original;
        }

        foreach (var name in ClaimsOf.GetValueOrDefault(provider, []).Append("amr"))
        {
            if (claims.Texts(name) is { Count: > 0 } values)
            {
                keys[$"{provider}:{name}"] = values;
            }
        }

        return keys;
    }
}
