using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using Signet.Cryptography.Encodings;

namespace Signet.Cryptography.Rsa;

/// <summary>Modulus and exponent, big-endian, without leading zeros.</summary>
internal readonly ref struct RsaPublicNumbers
{
    // OpenSSL refuses longer exponents for moduli over 3072 bits (OPENSSL_RSA_MAX_PUBEXP_BITS).
    private const int MaxExponentLength = 8;

    private readonly ReadOnlySpan<byte> _modulus;
    private readonly ReadOnlySpan<byte> _exponent;

    private RsaPublicNumbers(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> exponent)
    {
        _modulus = modulus;
        _exponent = exponent;
    }

    /// <summary>The length of the modulus in bits.</summary>
    public int Bits => _modulus.IsEmpty ? 0 : (_modulus.Length * 8) - BitOperations.LeadingZeroCount((uint)_modulus[0]) + 24;

    /// <summary>Reads a DER RSAPublicKey (RFC 8017, appendix A.1.1): SEQUENCE { modulus INTEGER, publicExponent INTEGER }.</summary>
    public static RsaPublicNumbers Parse(ReadOnlySpan<byte> encoded)
    {
        var outer = new Asn1Reader(encoded, AsnEncodingRules.DER);
        var key = outer.ReadSequence();
        outer.RequireEnd();

        var numbers = new RsaPublicNumbers(Positive(key.ReadInteger()), Positive(key.ReadInteger()));
        key.RequireEnd();
        return numbers;
    }

    public static RsaPublicNumbers From(RSAParameters parameters) =>
        new(parameters.Modulus.AsSpan().TrimStart((byte)0), parameters.Exponent.AsSpan().TrimStart((byte)0));

    public RSAParameters ToParameters() => new() { Modulus = _modulus.ToArray(), Exponent = _exponent.ToArray() };

    /// <summary>Throws unless the modulus is odd and the exponent one of those that are taken.</summary>
    public void RequireSound()
    {
        var modulusIsOdd = (_modulus[^1] & 1) == 1;
        var exponentIsOdd = !_exponent.IsEmpty && (_exponent[^1] & 1) == 1;
        if (!modulusIsOdd || !exponentIsOdd || _exponent is [1] || _exponent.Length > MaxExponentLength)
        {
            throw new CryptographicException("An RSA key needs an odd modulus and an odd exponent of 3..2^64-1.");
        }
    }

    private static ReadOnlySpan<byte> Positive(ReadOnlySpan<byte> integer) =>
        integer[0] < 0x80 ? integer.TrimStart((byte)0) : throw new AsnContentException();
}
