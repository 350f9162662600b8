using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Jose;

/// <summary>A JSON Web Token that lacks its signature, which somebody else makes: JWS in its compact form (RFC 7515, section 7.1; RFC 7519).</summary>
public sealed class JwtDraft
{
    private readonly PublicKey _key;
    private readonly string _text;

    private JwtDraft(PublicKey key, string text) => (_key, _text) = (key, text);

    /// <summary>The bytes that the key signs: header.claims, each base64url.</summary>
    public byte[] ToBeSigned => Encoding.ASCII.GetBytes(_text);

    /// <summary>Begins a token; its header has alg, typ, and the key's thumbprint (RFC 7638) as kid.</summary>
    /// <param name="key">The public half of the key that is to sign.</param>
    /// <param name="algorithm">What it is to sign with.</param>
    /// <param name="claims">The claims: a JSON object in UTF-8.</param>
    /// <exception cref="UnreadableException">JOSE has no name for the algorithm (Ed25519ph, SM2).</exception>
    public static JwtDraft Begin(PublicKey key, SigningAlgorithm algorithm, ReadOnlySpan<byte> claims)
    {
        var name = JoseAlgorithm.All.FirstOrDefault(row => row.Signing == algorithm && row.Specs.Contains(key.Spec))?.Name
            ?? throw new UnreadableException($"JOSE has no name for {algorithm} with {key.Spec}.");
        var header = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(header))
        {
            json.WriteStartObject();
            json.WriteString("alg", name);
            json.WriteString("typ", "JWT");
            json.WriteString("kid", Jwk.Thumbprint(key));
            json.WriteEndObject();
        }

        return new(key, $"{Base64Url.EncodeToString(header.WrittenSpan)}.{Base64Url.EncodeToString(claims)}");
    }

    /// <summary>The whole token, given the key's signature over <see cref="ToBeSigned"/> as AWS KMS makes it; ECDSA's becomes r ‖ s (RFC 7518, section 3.4).</summary>
    public string Complete(byte[] signature) =>
        $"{_text}.{Base64Url.EncodeToString(_key.Spec.CoordinateLength > 0 ? EcdsaSignature.FromDer(_key.Spec, signature) : signature)}";
}
