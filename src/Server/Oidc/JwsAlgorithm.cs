using System.Security.Cryptography;

namespace Signet.Server.Oidc;

/// <summary>The signature algorithms of tokens that STS takes, each a row (RFC 7518, sections 3.3 and 3.4). There is no <c>none</c>, no HMAC and no PSS.</summary>
/// <param name="Name">The value of <c>alg</c>.</param>
/// <param name="Hash">What the signing input is hashed with.</param>
/// <param name="Curve">The curve of its keys; null for RSA with PKCS #1 v1.5.</param>
internal sealed record JwsAlgorithm(string Name, HashAlgorithmName Hash, string? Curve)
{
    private static readonly JwsAlgorithm[] All =
    [
        new("RS256", HashAlgorithmName.SHA256, Curve: null),
        new("RS384", HashAlgorithmName.SHA384, Curve: null),
        new("RS512", HashAlgorithmName.SHA512, Curve: null),
        new("ES256", HashAlgorithmName.SHA256, "P-256"),
        new("ES384", HashAlgorithmName.SHA384, "P-384"),
        new("ES512", HashAlgorithmName.SHA512, "P-521"),
    ];

    /// <summary>The algorithm of that name; null when it is not taken.</summary>
    public static JwsAlgorithm? Find(string? name) => Array.Find(All, row => row.Name == name);
}
