using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

/// <summary>Writes key encodings, right and wrong ones, for tests of what is let in.</summary>
internal static class Der
{
    public const string RsaEncryption = "1.2.840.113549.1.1.1";
    public const string RsassaPss = "1.2.840.113549.1.1.10";
    public const string EcPublicKey = "1.2.840.10045.2.1";
    public const string P256 = "1.2.840.10045.3.1.7";
    public const string P256K1 = "1.3.132.0.10";

    public static void Null(AsnWriter writer) => writer.WriteNull();

    public static void Nothing(AsnWriter writer)
    {
    }

    public static Action<AsnWriter> Named(string oid) => writer => writer.WriteObjectIdentifier(oid);

    public static byte[] Sequence(params Action<AsnWriter>[] elements) => Write(AsnEncodingRules.DER, elements);

    public static byte[] Pkcs8(string oid, Action<AsnWriter> parameters, byte[] key, int version = 0, AsnEncodingRules rules = AsnEncodingRules.DER, Action<AsnWriter>? after = null) =>
        Write(rules, writer => writer.WriteInteger(version), Algorithm(oid, parameters), writer => writer.WriteOctetString(key), after ?? Nothing);

    public static byte[] Spki(string oid, Action<AsnWriter> parameters, byte[] key, int unusedBits = 0, Action<AsnWriter>? after = null) =>
        Sequence(Algorithm(oid, parameters), writer => writer.WriteBitString(key, unusedBits), after ?? Nothing);

    public static byte[] RsaPublic(byte[] modulus, byte[] exponent) =>
        Spki(RsaEncryption, Null, Sequence(writer => writer.WriteIntegerUnsigned(modulus), writer => writer.WriteIntegerUnsigned(exponent)));

    public static byte[] RsaPrivate(RSAParameters key, int version = 0) => Sequence(
        [writer => writer.WriteInteger(version), .. Numbers(key).Select<byte[], Action<AsnWriter>>(number => writer => writer.WriteIntegerUnsigned(Trim(number)))]);

    public static byte[] EcPrivate(byte[] number, byte[]? point, Action<AsnWriter>? parameters = null) => Sequence(
        writer => writer.WriteInteger(1),
        writer => writer.WriteOctetString(number),
        writer => Tagged(writer, 0, parameters),
        writer => Tagged(writer, 1, point is null ? null : w => w.WriteBitString(point)));

    /// <summary>A curve spelt out (X9.62, SpecifiedECDomain) in place of its name.</summary>
    public static Action<AsnWriter> Explicit(byte[] p, byte[] a, byte[] b, byte[] generator, byte[] order) => writer => writer.WriteEncodedValue(Sequence(
        w => w.WriteInteger(1),
        w => w.WriteEncodedValue(Sequence(Named("1.2.840.10045.1.1"), v => v.WriteIntegerUnsigned(Trim(p)))),
        w => w.WriteEncodedValue(Sequence(v => v.WriteOctetString(a), v => v.WriteOctetString(b))),
        w => w.WriteOctetString(generator),
        w => w.WriteIntegerUnsigned(Trim(order)),
        w => w.WriteInteger(1)));

    private static byte[][] Numbers(RSAParameters key) => [key.Modulus!, key.Exponent!, key.D!, key.P!, key.Q!, key.DP!, key.DQ!, key.InverseQ!];

    private static Action<AsnWriter> Algorithm(string oid, Action<AsnWriter> parameters) => writer =>
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            parameters(writer);
        }
    };

    private static void Tagged(AsnWriter writer, int tag, Action<AsnWriter>? content)
    {
        if (content is not null)
        {
            using (writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, tag)))
            {
                content(writer);
            }
        }
    }

    private static byte[] Write(AsnEncodingRules rules, params Action<AsnWriter>[] elements)
    {
        var writer = new AsnWriter(rules);
        using (writer.PushSequence())
        {
            Array.ForEach(elements, element => element(writer));
        }

        return writer.Encode();
    }

    private static byte[] Trim(byte[] number) => number.AsSpan().TrimStart((byte)0) is { IsEmpty: false } digits ? digits.ToArray() : [0];
}
