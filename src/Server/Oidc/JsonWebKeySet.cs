using System.Text.Json;

namespace Signet.Server.Oidc;

/// <summary>The public keys of an identity provider (RFC 7517, section 5).</summary>
internal sealed class JsonWebKeySet
{
    // As many as AWS reads; what follows is not looked at.
    private const int MaxOfEachType = 100;

    private readonly IReadOnlyList<JsonWebKey> _keys;

    private JsonWebKeySet(IReadOnlyList<JsonWebKey> keys) => _keys = keys;

    /// <summary>Reads a set.</summary>
    /// <exception cref="WebIdentityException">It is none, or holds no key for signatures that are taken.</exception>
    public static JsonWebKeySet Parse(ReadOnlyMemory<byte> json)
    {
        if (!StrictJson.TryReadObject(json, out var set) || !set.TryGetProperty("keys", out var list) || list.ValueKind is not JsonValueKind.Array)
        {
            throw new WebIdentityException("the key set is not a JSON object with a list of keys");
        }

        var keys = list.EnumerateArray().Select(JsonWebKey.TryRead).OfType<JsonWebKey>().ToList();
        keys = [.. keys.Where(key => key.IsRsa).Take(MaxOfEachType), .. keys.Where(key => !key.IsRsa).Take(MaxOfEachType)];
        return keys.Count > 0 ? new(keys) : throw new WebIdentityException("the key set holds no key for RS256 to RS512 or ES256 to ES512");
    }

    /// <summary>The key of that id for an algorithm; for a token without <c>kid</c> the only one that fits. Null when there is none, or more than one.</summary>
    public JsonWebKey? Find(string? id, JwsAlgorithm algorithm) =>
        _keys.Where(key => (id is null || key.Id == id) && key.Fits(algorithm)).Take(2).ToList() is [var only] ? only : null;
}
