using System.Text;
using System.Text.Json;
using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Jose;

/// <summary>
/// Verifies JSON Web Tokens (RFC 7519) as RFC 8725 advises: the algorithm must be one of the key's own kind, keys never come from the token, and nothing
/// that must be understood (<c>crit</c>) is passed over. It opens no connection.
/// </summary>
public static class JwtVerifier
{
    /// <summary>The longest token that is looked at, in bytes.</summary>
    public const int MaxLength = 64 * 1024;

    /// <summary>Verifies a token in compact form, blanks around it allowed.</summary>
    /// <exception cref="UnreadableException">It is no such token: too long, not three parts, not base64url, or not JSON.</exception>
    public static JwtReport Verify(string token, KeyFile keys, JwtExpectations expected)
    {
        var parts = token.Length <= MaxLength ? token.Trim().Split('.') : throw new UnreadableException($"The token is longer than {MaxLength} bytes.");
        if (parts.Length != 3)
        {
            throw new UnreadableException("A token in compact form has three parts with dots between them.");
        }

        using var header = JsonText.ParseObject(Base64Text.DecodeStrictly(parts[0]));
        var payload = Base64Text.DecodeStrictly(parts[1]);
        var signature = parts[2].Length == 0 ? [] : Base64Text.DecodeStrictly(parts[2]);
        var fault = FaultOf(header.RootElement, keys, Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), signature);
        if (fault is not null)
        {
            return new(fault, Claims: null);
        }

        using var claims = JsonText.ParseObject(payload);
        return new(ClaimFault(claims.RootElement, expected), Encoding.UTF8.GetString(payload));
    }

    private static string? FaultOf(JsonElement header, KeyFile keys, byte[] signed, byte[] signature)
    {
        if (header.TryGetProperty("crit", out _) || header.TryGetProperty("b64", out _))
        {
            return "The header names extensions that must be understood ('crit'), and none is.";
        }

        var name = header.RequiredText("alg");
        if (JoseAlgorithm.All.FirstOrDefault(row => row.Name == name && row.Signing is not null) is not { Signing: { } signing } algorithm)
        {
            return name.StartsWith("HS", StringComparison.Ordinal)
                ? $"The algorithm is {name}, for which a public key is no secret: whoever has it could have made the token."
                : $"The algorithm '{Printable(name)}' is none that signs with a key pair and is known here.";
        }

        var named = Named(keys, header.Text("kid"));
        if (named.Count == 0)
        {
            return "No key of the file has the token's 'kid'.";
        }

        var able = named.Where(entry => entry.CanVerify && algorithm.Specs.Contains(entry.Key.Spec) && (entry.SigningAlgorithm ?? signing) == signing).ToList();
        return able.Count == 0 ? $"The token's algorithm is {name}, which the key does not have: it is {named[0].Key.Spec}{Only(named[0])}."
            : able.Exists(entry => Holds(entry.Key, signing, signed, signature)) ? null
            : Explain(able, signing, signed, signature);
    }

    // Keys without a name of their own, such as PEM's, are tried whatever the token calls them.
    private static List<KeyEntry> Named(KeyFile keys, string? id)
    {
        var isNamed = keys.Format is PublicKeyFormat.Jwk or PublicKeyFormat.Jwks or PublicKeyFormat.Cose;
        return [.. keys.Keys.Where(entry => id is null || !isNamed || entry.Id is null || entry.Id == id || Jwk.Thumbprint(entry.Key) == id)];
    }

    private static bool Holds(PublicKey key, SigningAlgorithm algorithm, byte[] signed, byte[] signature) => key.Spec.CoordinateLength > 0
        ? EcdsaSignature.TryToDer(key.Spec, signature, out var der) && key.Verify(algorithm, MessageType.Raw, signed, der)
        : key.Verify(algorithm, MessageType.Raw, signed, signature);

    private static string Explain(List<KeyEntry> keys, SigningAlgorithm algorithm, byte[] signed, byte[] signature) =>
        signature.Length == 0 ? "The token is not signed."
        : keys.Exists(entry => entry.Key.Spec.CoordinateLength > 0 && entry.Key.Verify(algorithm, MessageType.Raw, signed, signature))
            ? "The signature is DER, as AWS KMS gives it, and JOSE wants r ‖ s."
            : "The signature is not one over header and claims: they were changed, or another key signed them.";

    private static string? ClaimFault(JsonElement claims, JwtExpectations expected)
    {
        var now = expected.Now.ToUnixTimeMilliseconds() / 1000.0;
        var leeway = expected.Leeway.TotalSeconds;
        return Time(claims, "exp") is { } end && now >= end + leeway ? $"The token expired {Ago(now - end)} ago ('exp')."
            : Time(claims, "nbf") is { } start && now < start - leeway ? $"The token is valid only in {Ago(start - now)} ('nbf')."
            : expected.Issuer is { } issuer && claims.Text("iss") != issuer ? "The issuer ('iss') is not the one that is expected."
            : expected.Audience is { } audience && !IsFor(claims, audience) ? "The audience ('aud') is not the one that is expected."
            : null;
    }

    private static double? Time(JsonElement claims, string name) =>
        !claims.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var seconds) && double.IsFinite(seconds) ? seconds
        : throw new UnreadableException($"The claim '{name}' is not a number of seconds.");

    private static bool IsFor(JsonElement claims, string audience) => claims.TryGetProperty("aud", out var value) && value.ValueKind switch
    {
        JsonValueKind.String => value.ValueEquals(audience),
        JsonValueKind.Array => value.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(audience)),
        _ => false,
    };

    private static string Ago(double seconds) => seconds < 120 ? $"{seconds:F0} s" : seconds < 7200 ? $"{seconds / 60:F0} min" : seconds < 172800 ? $"{seconds / 3600:F0} h" : $"{seconds / 86400:F0} days";

    private static string Only(KeyEntry entry) => entry.SigningAlgorithm is { } only ? $" for {only} only" : "";

    private static string Printable(string name) => name.Length <= 20 && name.All(char.IsAsciiLetterOrDigit) ? name : "…";
}
