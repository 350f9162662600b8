using System.Text.Json.Nodes;
using Signet.Server.Pipeline;
using Signet.Server.Seeds.Yaml;

namespace Signet.Server.Seeds;

/// <summary>An OpenID Connect provider of a seed.</summary>
internal sealed class ProviderSeed(SeedCalls calls)
{
    private const string Scheme = "https://";

    public async Task ApplyAsync(SeedMap map, Scope scope, CancellationToken cancellationToken)
    {
        var url = map.Only("Url", "ClientIDList", "ThumbprintList", "Tags").Required("Url").Text;
        var name = url.StartsWith(Scheme, StringComparison.Ordinal) ? url[Scheme.Length..] : url;
        if (calls.Catalog.Providers.TryGetOidc(scope.Account, name, out var provider))
        {
            foreach (var client in map["ClientIDList"]?.Items.Where(item => !provider.ClientIds.Contains(item.Text, StringComparer.Ordinal)) ?? [])
            {
                var members = new JsonObject { ["OpenIDConnectProviderArn"] = $"arn:aws:iam::{scope.Account}:oidc-provider/{name}", ["ClientID"] = client.Text };
                await calls.CallAsync(client.Place, scope, Service.Iam, "AddClientIDToOpenIDConnectProvider", members, cancellationToken);
            }

            return;
        }

        var creation = new JsonObject().With(map, "Url").With(map["Tags"].Missing([]), "Key", "Value");
        foreach (var list in (string[])["ClientIDList", "ThumbprintList"])
        {
            if (map[list] is { } items)
            {
                creation[list] = new JsonArray([.. items.Items.Select(item => (JsonNode)item.Text)]);
            }
        }

        await calls.CallAsync(map.Place, scope, Service.Iam, "CreateOpenIDConnectProvider", creation, cancellationToken);
    }
}
