using System.Security.Cryptography;
using System.Text.Json;

namespace Signet.Server.Oidc;

/// <summary>A public key of an identity provider (RFC 7517): RSA of 2,048 bits or more, or one of three NIST curves.</summary>
internal sealed class JsonWebKey
{
    private const int MinRsaBytes = 256;
    private const int MaxRsaBytes = 1024;

    private readonly string? _algorithm;
    private readonly RSAParameters? _rsa;
    private readonly ECParameters? _ec;
    private readonly string? _curve;

    private JsonWebKey(JsonElement json, RSAParameters? rsa, ECParameters? ec)
    {
        Id = json.Text("kid");
        _algorithm = json.Text("alg");
        (_rsa, _ec, _curve) = (rsa, ec, ec is null ? null : json.Text("crv"));
    }

    /// <summary>Its <c>kid</c>; null when it has none.</summary>
    public string? Id { get; }

    public bool IsRsa => _rsa is not null;

    /// <summary>Reads a key; null when it is not one for signatures that are taken, or not well-formed: sets hold keys for other ends too.</summary>
    public static JsonWebKey? TryRead(JsonElement json)
    {
        if (json.ValueKind is not JsonValueKind.Object || json.Text("use") is not (null or "sig"))
        {
            return null;
        }

        return json.Text("kty") switch
        {
            "RSA" => TryReadRsa(json),
            "EC" => TryReadEc(json),
            _ => null,
        };
    }

    /// <summary>Whether the key may be used with an algorithm: of its type and curve, and the one that it is bound to, if it is.</summary>
    public bool Fits(JwsAlgorithm algorithm) => _curve == algorithm.Curve && (_algorithm is null || _algorithm == algorithm.Name);

    /// <summary>Checks a signature (RFC 7518, sections 3.3 and 3.4); anything that the platform cannot read is no signature.</summary>
    public bool Verify(JwsAlgorithm algorithm, byte[] signed, byte[] signature)
    {
        try
        {
            if (_rsa is { } parameters)
            {
                using var rsa = RSA.Create(parameters);
                return rsa.VerifyData(signed, signature, algorithm.Hash, RSASignaturePadding.Pkcs1);
            }

            using var ecdsa = ECDsa.Create(_ec!.Value);
            return ecdsa.VerifyData(signed, signature, algorithm.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static JsonWebKey? TryReadRsa(JsonElement json) =>
        Bytes(json, "n") is { Length: >= MinRsaBytes and <= MaxRsaBytes } modulus && Bytes(json, "e") is { Length: > 0 and <= 8 } exponent
            ? new(json, new RSAParameters { Modulus = modulus, Exponent = exponent }, ec: null)
            : null;

    private static JsonWebKey? TryReadEc(JsonElement json)
    {
        (ECCurve Curve, int Size)? known = json.Text("crv") switch
        {
            "P-256" => (ECCurve.NamedCurves.nistP256, 32),
            "P-384" => (ECCurve.NamedCurves.nistP384, 48),
            "P-521" => (ECCurve.NamedCurves.nistP521, 66),
            _ => null,
        };
        return known is var (curve, size) && Bytes(json, "x") is { } x && Bytes(json, "y") is { } y && x.Length == size && y.Length == size
            ? new(json, rsa: null, new ECParameters { Curve = curve, Q = new() { X = x, Y = y } })
            : null;
    }

    private static byte[]? Bytes(JsonElement json, string name) =>
        json.Text(name) is { } text && StrictJson.TryDecode(text, out var bytes) ? bytes : null;
}
