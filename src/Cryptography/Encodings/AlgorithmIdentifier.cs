using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Signet.Cryptography.Encodings;

/// <summary>The AlgorithmIdentifier of a family's keys (RFC 5280, section 4.1.1.2): SEQUENCE { algorithm, parameters OPTIONAL }.</summary>
internal sealed class AlgorithmIdentifier
{
    private readonly string _algorithm;
    private readonly string? _curve;
    private readonly bool _hasNull;
    private readonly byte[] _der;

    private AlgorithmIdentifier(string algorithm, string? curve, bool hasNull)
    {
        (_algorithm, _curve, _hasNull) = (algorithm, curve, hasNull);
        _der = Encode();
    }

    /// <summary>As DER, tag and length included.</summary>
    public ReadOnlySpan<byte> Der => _der;

    /// <summary>One without parameters.</summary>
    public static AlgorithmIdentifier Bare(string algorithm) => new(algorithm, curve: null, hasNull: false);

    /// <summary>One whose parameters are NULL.</summary>
    public static AlgorithmIdentifier WithNull(string algorithm) => new(algorithm, curve: null, hasNull: true);

    /// <summary>One whose parameters are the name of a curve.</summary>
    public static AlgorithmIdentifier WithCurve(string algorithm, string curve) => new(algorithm, curve, hasNull: false);

    /// <summary>Steps over it in a private key; throws when another one stands there.</summary>
    public void Require(ref Asn1Reader reader)
    {
        var identifier = reader.ReadSequence();
        if (identifier.ReadObjectIdentifier() != _algorithm)
        {
            throw new CryptographicException("The private key is of another algorithm.");
        }

        if (_curve is not null && identifier.ReadObjectIdentifier() != _curve)
        {
            throw new CryptographicException("The private key is on another curve.");
        }

        if (_hasNull)
        {
            identifier.ReadNull();
        }

        identifier.RequireEnd();
    }

    private byte[] Encode()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(_algorithm);
            if (_curve is not null)
            {
                writer.WriteObjectIdentifier(_curve);
            }

            if (_hasNull)
            {
                writer.WriteNull();
            }
        }

        return writer.Encode();
    }
}
