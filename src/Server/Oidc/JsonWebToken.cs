using System.Text;
using System.Text.Json;

namespace Signet.Server.Oidc;

/// <summary>A signed token in its compact form (RFC 7515, section 7.1), taken apart and not yet believed: <c>header.claims.signature</c>, each base64url.</summary>
internal sealed class JsonWebToken
{
    private readonly byte[] _signed;
    private readonly byte[] _signature;

    private JsonWebToken(JwsAlgorithm algorithm, string? keyId, JsonElement claims, byte[] signed, byte[] signature)
    {
        (Algorithm, KeyId, Claims) = (algorithm, keyId, claims);
        (_signed, _signature) = (signed, signature);
    }

    public JwsAlgorithm Algorithm { get; }

    /// <summary>The <c>kid</c> of the key that is said to have signed; null when none is named.</summary>
    public string? KeyId { get; }

    /// <summary>What it claims, proven by nothing until <see cref="IsSignedBy"/> says so.</summary>
    public JsonElement Claims { get; }

    /// <summary>Takes a token apart; null when it is no token, or one whose algorithm is not taken, or one that demands what is not understood.</summary>
    public static JsonWebToken? TryParse(string text)
    {
        if (text.Split('.') is not [var header, var claims, var signature]
            || !StrictJson.TryDecode(header, out var headerBytes) || !StrictJson.TryReadObject(headerBytes, out var head)
            || !StrictJson.TryDecode(claims, out var claimBytes) || !StrictJson.TryReadObject(claimBytes, out var body)
            || !StrictJson.TryDecode(signature, out var signatureBytes) || signatureBytes.Length == 0)
        {
            return null;
        }

        // RFC 7515, section 4.1.11: a critical header that is not understood makes the token invalid.
        return JwsAlgorithm.Find(head.Text("alg")) is { } algorithm && !head.TryGetProperty("crit", out _) && !head.TryGetProperty("b64", out _)
            ? new(algorithm, head.Text("kid"), body, Encoding.ASCII.GetBytes($"{header}.{claims}"), signatureBytes)
            : null;
    }

    /// <summary>Whether that key signed it.</summary>
    public bool IsSignedBy(JsonWebKey key) => key.Fits(Algorithm) && key.Verify(Algorithm, _signed, _signature);
}
