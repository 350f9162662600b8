using System.Diagnostics.CodeAnalysis;
using Org.BouncyCastle.Asn1.GM;
using Org.BouncyCastle.Crypto.EC;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Math;
using Org.BouncyCastle.Math.EC.Multiplier;

namespace Signet.Cryptography.Sm2;

/// <summary>The curve sm2p256v1 (GB/T 32918.5) and the way numbers and points of it are written.</summary>
internal static class Sm2Curve
{
    /// <summary>A number or a coordinate in bytes.</summary>
    public const int Length = 32;

    /// <summary>A point in bytes: 0x04 | X | Y.</summary>
    public const int PointLength = 1 + (2 * Length);

    private const byte Uncompressed = 4;

    // The curve with a field of its own: over the general one a signature allocates 2.5 MB (measured).
    public static ECDomainParameters Domain { get; } = new(CustomNamedCurves.GetByOid(GMObjectIdentifiers.sm2p256v1));

    /// <summary>The point of a private number.</summary>
    public static ECPublicKeyParameters PublicOf(BigInteger number) => new(new FixedPointCombMultiplier().Multiply(Domain.G, number), Domain);

    /// <summary>Whether it can be a private key: 1..n-2 (GB/T 32918.1, section 6.1).</summary>
    public static bool IsPrivate(BigInteger number) => number.SignValue > 0 && number.CompareTo(Domain.N.Subtract(BigInteger.One)) < 0;

    /// <summary>Reads an uncompressed point of the curve; false for anything else, infinity too.</summary>
    public static bool TryReadPoint(ReadOnlySpan<byte> encoded, [NotNullWhen(true)] out ECPublicKeyParameters? point)
    {
        point = null;
        if (encoded.Length != PointLength || encoded[0] != Uncompressed)
        {
            return false;
        }

        try
        {
            point = new(Domain.Curve.DecodePoint(encoded), Domain);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
