using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Signet.Server.Tests.Federation;

/// <summary>A signing key of a test's issuer: its JWK, and the tokens that it signs.</summary>
internal sealed class IssuerKey : IDisposable
{
    private readonly AsymmetricAlgorithm _key;

    private IssuerKey(string algorithm, string id, AsymmetricAlgorithm key) => (Algorithm, Id, _key) = (algorithm, id, key);

    public string Algorithm { get; }

    public string Id { get; }

    public static IssuerKey Make(string algorithm, string id = "key-1") => new(algorithm, id, algorithm switch
    {
        "ES256" => ECDsa.Create(ECCurve.NamedCurves.nistP256),
        "ES384" => ECDsa.Create(ECCurve.NamedCurves.nistP384),
        "ES512" => ECDsa.Create(ECCurve.NamedCurves.nistP521),
        _ => RSA.Create(2048),
    });

    public JsonObject Jwk
    {
        get
        {
            var jwk = new JsonObject { ["kid"] = Id, ["use"] = "sig", ["alg"] = Algorithm };
            if (_key is RSA rsa)
            {
                var parameters = rsa.ExportParameters(includePrivateParameters: false);
                (jwk["kty"], jwk["n"], jwk["e"]) = ("RSA", Encode(parameters.Modulus!), Encode(parameters.Exponent!));
                return jwk;
            }

            var point = ((ECDsa)_key).ExportParameters(includePrivateParameters: false).Q;
            (jwk["kty"], jwk["crv"], jwk["x"], jwk["y"]) = ("EC", $"P-{(Algorithm is "ES512" ? "521" : Algorithm[2..])}", Encode(point.X!), Encode(point.Y!));
            return jwk;
        }
    }

    /// <summary>Signs claims; the header may be another than the honest one.</summary>
    public string Sign(string claims, string? header = null)
    {
        header ??= $$"""{"typ":"JWT","alg":"{{Algorithm}}","kid":"{{Id}}"}""";
        var signed = $"{Encode(header)}.{Encode(claims)}";
        return $"{signed}.{Encode(SignatureOf(Encoding.ASCII.GetBytes(signed)))}";
    }

    public static string Encode(string text) => Encode(Encoding.UTF8.GetBytes(text));

    public static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    public void Dispose() => _key.Dispose();

    private byte[] SignatureOf(byte[] signed)
    {
        var hash = new HashAlgorithmName($"SHA{Algorithm[2..]}");
        return _key is RSA rsa
            ? rsa.SignData(signed, hash, Algorithm[0] is 'P' ? RSASignaturePadding.Pss : RSASignaturePadding.Pkcs1)
            : ((ECDsa)_key).SignData(signed, hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
    }
}
