using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;

namespace Signet.Cryptography.Formats;

// RFC 7517 (JWK), RFC 7518, section 6 (RSA: n, e; EC: crv, x, y), RFC 8037 (OKP: crv, x), RFC 8812 (secp256k1),
// draft-ietf-cose-dilithium (AKP: alg, pub). Numbers are base64url without padding; coordinates have their full length, n and e no leading zeros.

/// <summary>JSON Web Keys, their sets and their thumbprints.</summary>
public static class Jwk
{
    private const int MaxKeys = 100;

    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv"];

    /// <summary>The thumbprint of RFC 7638 with SHA-256, base64url: SHA-256 over the members that are required, in alphabetical order, without blanks.</summary>
    /// <exception cref="UnreadableException">There is no JWK for keys of this spec (SM2).</exception>
    public static string Thumbprint(PublicKey key)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in Required(key).OrderBy(member => member.Name, StringComparer.Ordinal))
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        return Base64Url.EncodeToString(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>Writes a key as a JSON object; <c>kid</c> is the given one, else the thumbprint.</summary>
    internal static void Write(Utf8JsonWriter json, PublicKey key, string? id)
    {
        json.WriteStartObject();
        foreach (var (name, value) in Required(key))
        {
            json.WriteString(name, value);
        }

        json.WriteString("kid", id ?? Thumbprint(key));
        json.WriteEndObject();
    }

    /// <summary>Reads one key; throws <see cref="UnreadableException"/>, for one of an unknown type too.</summary>
    internal static KeyEntry Read(JsonElement jwk) =>
        TryRead(jwk) ?? throw new UnreadableException("The JWK is of a type ('kty') or on a curve ('crv') that no key of AWS KMS has.");

    /// <summary>
    /// Reads a set. Keys of unknown types are passed over (RFC 7517, section 5); private or symmetric keys, a <c>kid</c> twice, and more than 100 keys are refused.
    /// </summary>
    internal static (IReadOnlyList<KeyEntry> Keys, int Unknown) ReadSet(JsonElement set)
    {
        var keys = set.GetProperty("keys");
        if (keys.ValueKind != JsonValueKind.Array || keys.GetArrayLength() is 0 or > MaxKeys)
        {
            throw new UnreadableException($"A JWK Set has an array 'keys' of 1 to {MaxKeys} keys.");
        }

        var entries = keys.EnumerateArray().Select(TryRead).ToList();
        var known = entries.OfType<KeyEntry>().ToList();
        var ids = known.Select(entry => entry.Id).OfType<string>().ToList();
        return ids.Count == ids.Distinct(StringComparer.Ordinal).Count()
            ? (known, entries.Count - known.Count)
            : throw new UnreadableException("Two keys of the set have the same 'kid'.");
    }

    private static KeyEntry? TryRead(JsonElement jwk)
    {
        if (jwk.ValueKind != JsonValueKind.Object)
        {
            throw new UnreadableException("A JWK is a JSON object.");
        }

        RequirePublic(jwk);
        return Open(jwk) is { } key ? Restrict(new KeyEntry(key) { Id = jwk.Text("kid") }, jwk) : null;
    }

    private static void RequirePublic(JsonElement jwk)
    {
        if (jwk.RequiredText("kty") == "oct" || PrivateMembers.Any(name => jwk.TryGetProperty(name, out _)))
        {
            throw new UnreadableException("The JWK holds a PRIVATE or secret key: keep it to yourself, and give the public key only.");
        }
    }

    private static PublicKey? Open(JsonElement jwk)
    {
        var type = jwk.RequiredText("kty");
        if (type == "RSA")
        {
            return KeyParts.OpenRsa(Minimal(jwk, "n"), Minimal(jwk, "e"));
        }

        if (type is not ("EC" or "OKP" or "AKP"))
        {
            return null;
        }

        var curve = jwk.RequiredText(type == "AKP" ? "alg" : "crv");
        return KeyNames.All.FirstOrDefault(row => row.JwkType == type && row.JwkCurve == curve)?.Spec switch
        {
            null => null,
            { CoordinateLength: > 0 } spec => KeyParts.OpenPoint(spec, Bytes(jwk, "x"), Bytes(jwk, "y")),
            var spec => KeyParts.Open(spec, Bytes(jwk, type == "AKP" ? "pub" : "x")),
        };
    }

    private static KeyEntry Restrict(KeyEntry entry, JsonElement jwk)
    {
        var (use, name) = (jwk.Text("use"), jwk.Text("alg"));
        var algorithm = JoseAlgorithm.All.FirstOrDefault(row => row.Name == name);
        return JoseAlgorithm.Restrict(
            entry, name, algorithm,
            use is null or "sig" && Allows(jwk, "verify"), use is null or "enc" && (Allows(jwk, "encrypt") || Allows(jwk, "wrapKey")));
    }

    private static bool Allows(JsonElement jwk, string operation) =>
        !jwk.TryGetProperty("key_ops", out var operations)
        || (operations.ValueKind == JsonValueKind.Array
            && operations.EnumerateArray().Any(item => item.ValueKind == JsonValueKind.String && item.ValueEquals(operation)));

    private static byte[] Bytes(JsonElement jwk, string name) => Base64Text.DecodeStrictly(jwk.RequiredText(name));

    private static byte[] Minimal(JsonElement jwk, string name) =>
        Bytes(jwk, name) is [not 0, ..] number ? number : throw new UnreadableException($"The number '{name}' is empty or begins with zeros (RFC 7518, section 2).");

    private static IEnumerable<(string Name, string Value)> Required(PublicKey key)
    {
        var (names, parts) = (KeyNames.Of(key.Spec), KeyParts.Of(key));
        var (first, second) = (Base64Url.EncodeToString(parts.First), Base64Url.EncodeToString(parts.Second));
        return names.JwkType switch
        {
            "RSA" => [("kty", "RSA"), ("n", first), ("e", second)],
            "EC" => [("kty", "EC"), ("crv", names.JwkCurve!), ("x", first), ("y", second)],
            "OKP" => [("kty", "OKP"), ("crv", names.JwkCurve!), ("x", first)],
            "AKP" => [("kty", "AKP"), ("alg", names.JwkCurve!), ("pub", first)],
            _ => throw new UnreadableException($"There is no JWK for keys of {key.Spec}: no curve of that name is registered."),
        };
    }
}
