using System.Security.Cryptography;

namespace Signet.Cryptography;

/// <summary>An HMAC key (RFC 2104): makes and checks message authentication codes. Its material is raw bytes.</summary>
public sealed class MacKey : KeyMaterial
{
    private readonly SecretBytes _secret;

    internal MacKey(KeySpec spec, SecretBytes secret)
        : base(spec) => _secret = secret;

    /// <inheritdoc/>
    public override byte[] Export() => _secret.Copy();

    /// <summary>
    /// The whole code of a message of any length: 28, 32, 48 or 64 bytes. Throws <see cref="ArgumentException"/> when the spec lacks the algorithm.
    /// </summary>
    public byte[] ComputeMac(MacAlgorithm algorithm, ReadOnlySpan<byte> message)
    {
        Spec.Require(algorithm);
        using var key = _secret.Open();
        var mac = new byte[algorithm.MacLength];
        algorithm.Compute(key.Value, message, mac);
        return mac;
    }

    /// <summary>
    /// Whether the code is the message's, in a time that does not depend on where they differ; a code of another length is not.
    /// Throws <see cref="ArgumentException"/> when the spec lacks the algorithm.
    /// </summary>
    public bool VerifyMac(MacAlgorithm algorithm, ReadOnlySpan<byte> message, ReadOnlySpan<byte> mac)
    {
        Spec.Require(algorithm);
        using var key = _secret.Open();
        Span<byte> expected = stackalloc byte[algorithm.MacLength];
        algorithm.Compute(key.Value, message, expected);
        return CryptographicOperations.FixedTimeEquals(expected, mac);
    }

    /// <inheritdoc/>
    public override void Dispose() => _secret.Dispose();
}
