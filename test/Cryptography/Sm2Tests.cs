using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class Sm2Tests
{
    private const string Curve = "1.2.156.10197.1.301";

    private static readonly PrivateKey Key = Keys.Of(KeySpec.Sm2);
    private static readonly PublicKey Half = Keys.PublicOf(KeySpec.Sm2);
    private static readonly byte[] Point = Key.ExportSubjectPublicKeyInfo()[^65..];
    private static readonly byte[] Number = Key.ExportPkcs8()[36..68];
    private static readonly byte[] Order = Convert.FromHexString("fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123");

    // ZA = SM3(length of the identity in bits | identity | a | b | generator | public point), e = SM3(ZA | M): GB/T 32918.2, section 5.5.
    [Fact]
    public async Task A_message_and_its_e_have_the_same_signatures()
    {
        var a = Convert.FromHexString("fffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffc");
        var b = Convert.FromHexString("28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93");
        var generator = Convert.FromHexString("32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7bc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0");
        using var openssl = new OpenSsl();
        var identity = await Sm3Async(openssl, [0, 128, .. "1234567812345678"u8, .. a, .. b, .. generator, .. Point[1..]]);
        var e = await Sm3Async(openssl, [.. identity, .. "hello"u8]);

        Assert.True(Half.Verify(SigningAlgorithm.Sm2Dsa, MessageType.Digest, e, Key.Sign(SigningAlgorithm.Sm2Dsa, MessageType.Raw, "hello"u8)));
        Assert.True(Half.Verify(SigningAlgorithm.Sm2Dsa, MessageType.Raw, "hello"u8, Key.Sign(SigningAlgorithm.Sm2Dsa, MessageType.Digest, e)));
    }

    [Fact]
    public void A_private_key_is_completed_where_it_leaves_out_what_follows_from_it()
    {
        byte[][] complete = [Der.EcPrivate(Number, Point), Der.EcPrivate(Number, point: null), Der.EcPrivate(Number, Point, Der.Named(Curve))];

        Assert.All(complete, inner =>
        {
            using var key = PrivateKey.ImportPkcs8(KeySpec.Sm2, Der.Pkcs8(Der.EcPublicKey, Der.Named(Curve), inner));
            Assert.Equal(Key.ExportPkcs8(), key.ExportPkcs8());
        });
    }

    [Fact]
    public void A_private_key_out_of_range_with_another_half_or_on_another_curve_is_refused()
    {
        using var other = PrivateKey.Generate(KeySpec.Sm2);
        byte[] last = [.. Order[..^1], (byte)(Order[^1] - 1)];
        byte[][] wrong =
        [
            Der.EcPrivate(new byte[32], point: null), Der.EcPrivate(last, point: null), Der.EcPrivate(Order, point: null), Der.EcPrivate(Number[1..], point: null),
            Der.EcPrivate([0, .. Number], point: null), Der.EcPrivate(Number, other.ExportSubjectPublicKeyInfo()[^65..]), Der.EcPrivate(Number, Point[..33]),
            Der.EcPrivate(Number, Point, Der.Named(Der.P256)), [.. Der.EcPrivate(Number, Point), 0], Der.Sequence(Der.Null),
        ];

        Assert.All(wrong, inner => Refused(Der.Pkcs8(Der.EcPublicKey, Der.Named(Curve), inner)));
        Refused(Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256), Der.EcPrivate(Number, Point)));
        Refused(Der.Pkcs8(Der.EcPublicKey, Der.Named(Curve), Der.EcPrivate(Number, Point), version: 1));
    }

    [Fact]
    public void A_public_point_of_another_form_or_off_the_curve_is_refused()
    {
        byte[][] wrong =
        [
            [], [0], [(byte)(2 + (Point[^1] & 1)), .. Point[1..33]], [(byte)(6 + (Point[^1] & 1)), .. Point[1..]], [.. Point[..^1], (byte)(Point[^1] ^ 1)],
            [4, .. new byte[64]], [4, .. Enumerable.Repeat((byte)0xFF, 64)], [.. Point, 0], Keys.Of(KeySpec.EccNistP256).ExportSubjectPublicKeyInfo()[^65..],
        ];

        Assert.All(wrong, point => Assert.ThrowsAny<CryptographicException>(() => PublicKey.Import(Der.Spki(Der.EcPublicKey, Der.Named(Curve), point))));
    }

    [Fact]
    public void A_ciphertext_changed_in_any_byte_or_cut_anywhere_is_refused()
    {
        var ciphertext = Half.Encrypt(EncryptionAlgorithm.Sm2Pke, "a secret of some length"u8);

        for (var position = 0; position < ciphertext.Length; position++)
        {
            byte[] changed = [.. ciphertext];
            changed[position] ^= (byte)(1 << (position % 8));
            Refuses(changed);
            Refuses(ciphertext[..position]);
        }
    }

    [Fact]
    public void A_ciphertext_of_other_numbers_lengths_or_encodings_is_refused()
    {
        var fields = new AsnReader(Half.Encrypt(EncryptionAlgorithm.Sm2Pke, "secret"u8), AsnEncodingRules.DER).ReadSequence();
        var (x, y, hash, text) = (fields.ReadInteger(), fields.ReadInteger(), fields.ReadOctetString(), fields.ReadOctetString());

        byte[] Write(Action<AsnWriter> first, byte[] c3, byte[] c2) =>
            Der.Sequence(first, writer => writer.WriteInteger(y), writer => writer.WriteOctetString(c3), writer => writer.WriteOctetString(c2));

        Assert.True(Key.TryDecrypt(EncryptionAlgorithm.Sm2Pke, Write(writer => writer.WriteInteger(x), hash, text), out var opened));
        Assert.Equal("secret"u8, opened);
        Refuses(Write(writer => writer.WriteInteger(-x), hash, text));
        Refuses(Write(writer => writer.WriteInteger(0), hash, text));
        Refuses(Write(writer => writer.WriteInteger(x * 65536), hash, text));
        Refuses(Write(writer => writer.WriteInteger(x), hash[1..], text));
        Refuses(Write(writer => writer.WriteInteger(x), [.. hash, 0], text));
        Refuses(Write(writer => writer.WriteInteger(x), hash, []));
        Refuses(Write(writer => writer.WriteInteger(x), hash, new byte[1025]));
        Refuses(Write(writer => writer.WriteOctetString(hash), hash, text));
        Assert.Throws<ArgumentException>(() => Half.Encrypt(EncryptionAlgorithm.Sm2Pke, []));
    }

    private static async Task<byte[]> Sm3Async(OpenSsl openssl, byte[] content)
    {
        openssl.Write("in", content);
        await openssl.MustRunAsync("dgst", "-sm3", "-binary", "-out", "out", "in");
        return openssl.Read("out");
    }

    private static void Refused(byte[] pkcs8) => Assert.ThrowsAny<CryptographicException>(() => PrivateKey.ImportPkcs8(KeySpec.Sm2, pkcs8).Dispose());

    private static void Refuses(byte[] ciphertext) => Assert.False(Key.TryDecrypt(EncryptionAlgorithm.Sm2Pke, ciphertext, out _));
}
