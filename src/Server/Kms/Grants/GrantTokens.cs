using System.Text;
using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Server.RootKeys;
using Signet.Server.State;

namespace Signet.Server.Kms.Grants;

/// <summary>
/// Makes and opens grant tokens: a grant's key and id, sealed, so that each one is different and none is stored. Grants count here as soon as
/// they are made, so a token gives nothing that its grant does not give already; one that means no grant is refused all the same.
/// </summary>
internal sealed class GrantTokens(Catalog catalog, Sealer sealer)
{
    private const string Purpose = "grant token";

    /// <summary>A fresh token of a grant, base64.</summary>
    // key ARN | blank | grant id
    public string Seal(Key key, string grantId) => Convert.ToBase64String(sealer.Seal(Encoding.UTF8.GetBytes($"{key.Arn} {grantId}"), Purpose));

    /// <summary>The grant that a token means; null when it is no token of ours, or its grant is gone or in another Region.</summary>
    public KeyGrant? TryOpen(string token, Region region)
    {
        var blob = new byte[token.Length];
        if (!Convert.TryFromBase64String(token, blob, out var length) || sealer.TryOpen(blob.AsSpan(0, length), Purpose) is not { } plain)
        {
            return null;
        }

        var parts = Encoding.UTF8.GetString(plain).Split(' ');
        var arn = Arn.Parse(parts[0]);
        return catalog.TryGetKey(AccountId.Parse(arn.Account), region, KeyId.Parse(arn.Resource["key/".Length..]), out var key)
            && catalog.GrantsOf(key).Find(parts[1]) is { } grant
                ? new(key, grant)
                : null;
    }

    /// <summary>Refuses a request with a token that means no grant; a token of another key's grant is good, and useless.</summary>
    public void Check(Call call, IReadOnlyList<string> tokens)
    {
        if (tokens.Any(token => TryOpen(token, call.Region) is null))
        {
            throw KmsErrors.InvalidGrantToken();
        }
    }
}

/// <summary>A grant together with its key.</summary>
internal sealed record KeyGrant(Key Key, Grant Grant);
