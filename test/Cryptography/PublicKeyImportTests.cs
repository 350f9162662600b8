using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class PublicKeyImportTests
{
    private static readonly byte[] P256 = Keys.Of(KeySpec.EccNistP256).ExportSubjectPublicKeyInfo();
    private static readonly byte[] Point = P256[^65..];
    private static readonly byte[] Modulus = Keys.Of(KeySpec.Rsa2048).ExportSubjectPublicKeyInfo()[33..^5];

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void Bytes_before_after_or_missing_are_refused(string specName)
    {
        var encoded = Keys.Of(Rows.Spec(specName)).ExportSubjectPublicKeyInfo();
        byte[][] wrong = [[], [0], [.. encoded, 0], [.. encoded, .. encoded], [0, .. encoded], encoded[1..], encoded[..^1], Keys.Of(Rows.Spec(specName)).ExportPkcs8()];

        Assert.All(wrong, Refused);
    }

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void A_key_with_a_byte_changed_opens_or_is_refused_and_nothing_else_happens(string specName)
    {
        var encoded = Keys.Of(Rows.Spec(specName)).ExportSubjectPublicKeyInfo();

        for (var position = 0; position < encoded.Length; position++)
        {
            foreach (var mask in new byte[] { 0x01, 0x80, 0xFF })
            {
                byte[] changed = [.. encoded];
                changed[position] ^= mask;
                var error = Record.Exception(() => PublicKey.Import(changed).Dispose());
                Assert.True(error is null or CryptographicException, $"byte {position}: {error}");
            }
        }
    }

    [Fact]
    public void A_curve_key_with_any_byte_changed_is_refused()
    {
        for (var position = 0; position < P256.Length; position++)
        {
            byte[] changed = [.. P256];
            changed[position] ^= 0x55;
            Refused(changed);
        }
    }

    [Fact]
    public void Points_that_are_compressed_infinite_off_the_curve_or_out_of_range_are_refused()
    {
        byte[] compressed = [(byte)(2 + (Point[^1] & 1)), .. Point[1..33]];
        byte[] hybrid = [(byte)(6 + (Point[^1] & 1)), .. Point[1..]];
        byte[] off = [.. Point[..^1], (byte)(Point[^1] ^ 1)];
        byte[] zero = [4, .. new byte[64]];
        byte[] beyond = [4, .. Enumerable.Repeat((byte)0xFF, 64)];
        byte[] other = Keys.Of(KeySpec.EccSecgP256K1).ExportSubjectPublicKeyInfo()[^65..];

        Assert.All([[], [0], compressed, hybrid, off, zero, beyond, other, [.. Point, 0]], point =>
            Refused(Der.Spki(Der.EcPublicKey, Der.Named(Der.P256), point)));
    }

    [Fact]
    public void Only_the_algorithm_identifiers_of_the_table_are_taken()
    {
        Refused(Der.Spki(Der.EcPublicKey, Der.Nothing, Point));
        Refused(Der.Spki(Der.EcPublicKey, Der.Null, Point));
        Refused(Der.Spki(Der.EcPublicKey, writer => { Der.Named(Der.P256)(writer); writer.WriteNull(); }, Point));
        Refused(Der.Spki("1.3.132.1.12", Der.Named(Der.P256), Point));
        Refused(Der.Spki("1.3.101.110", Der.Nothing, Keys.Of(KeySpec.EccNistEdwards25519).ExportSubjectPublicKeyInfo()[^32..]));

        var key = Der.Sequence(writer => writer.WriteIntegerUnsigned(Modulus), writer => writer.WriteInteger(65537));
        Assert.Equal(KeySpec.Rsa2048, Taken(Der.Spki(Der.RsaEncryption, Der.Null, key)));
        Refused(Der.Spki(Der.RsaEncryption, Der.Nothing, key));
        Refused(Der.Spki(Der.RsassaPss, Der.Nothing, key));
        Refused(Der.Spki(Der.RsassaPss, Der.Null, key));
    }

    [Fact]
    public void Bytes_behind_the_key_within_its_wrapping_are_refused()
    {
        var key = Der.Sequence(writer => writer.WriteIntegerUnsigned(Modulus), writer => writer.WriteInteger(65537));

        Refused(Der.Spki(Der.RsaEncryption, Der.Null, [.. key, 0]));
        Refused(Der.Spki(Der.RsaEncryption, Der.Null, key, after: Der.Null));
        Refused(Der.Spki(Der.RsaEncryption, Der.Null, Der.Sequence(writer => writer.WriteIntegerUnsigned(Modulus), writer => writer.WriteInteger(65537), Der.Null)));
        Refused(Der.Spki(Der.EcPublicKey, Der.Named(Der.P256), Point, after: Der.Null));
    }

    [Fact]
    public void A_point_that_ends_within_a_byte_is_refused()
    {
        byte[] point;
        do
        {
            using var key = PrivateKey.Generate(KeySpec.EccNistP256);
            point = key.ExportSubjectPublicKeyInfo()[^65..];
        }
        while ((point[^1] & 1) == 1);

        Assert.Equal(KeySpec.EccNistP256, Taken(Der.Spki(Der.EcPublicKey, Der.Named(Der.P256), point)));
        Refused(Der.Spki(Der.EcPublicKey, Der.Named(Der.P256), point, unusedBits: 1));
    }

    [Fact]
    public void BER_is_refused() =>
        Refused([0x30, 0x81, P256[1], .. P256[2..]]);

    [Theory]
    [InlineData("03", true)]
    [InlineData("010001", true)]
    [InlineData("ffffffffffffffff", true)]
    [InlineData("00", false)]
    [InlineData("01", false)]
    [InlineData("02", false)]
    [InlineData("010000", false)]
    [InlineData("010000000000000001", false)]
    public void An_RSA_exponent_is_odd_and_of_3_to_64_bits(string exponent, bool good)
    {
        var encoded = Der.RsaPublic(Modulus, Convert.FromHexString(exponent));

        if (good)
        {
            Assert.Equal(KeySpec.Rsa2048, Taken(encoded));
        }
        else
        {
            Refused(encoded);
        }
    }

    [Fact]
    public void An_RSA_modulus_is_odd_positive_and_of_a_length_in_the_table()
    {
        byte[] exponent = [1, 0, 1];

        Refused(Der.RsaPublic([.. Modulus[..^1], (byte)(Modulus[^1] ^ 1)], exponent));
        Refused(Der.RsaPublic(Modulus[..^1], exponent));
        Refused(Der.RsaPublic([(byte)(Modulus[0] & 0x7F | 0x40), .. Modulus[1..]], exponent));
        Refused(Der.RsaPublic([1, .. Modulus], exponent));
        Refused(Der.RsaPublic([0], exponent));
        Refused(Der.RsaPublic([.. Modulus[..128]], exponent));
        Refused(Der.RsaPublic([.. Modulus, .. Modulus, .. Modulus, .. Modulus, .. Modulus, .. Modulus, .. Modulus, .. Modulus], exponent));
        Refused(Der.Spki(Der.RsaEncryption, Der.Null, Der.Sequence(writer => writer.WriteInteger(Modulus), writer => writer.WriteInteger(65537))));
    }

    private static void Refused(byte[] encoded) => Assert.ThrowsAny<CryptographicException>(() => PublicKey.Import(encoded).Dispose());

    private static KeySpec Taken(byte[] encoded)
    {
        using var key = PublicKey.Import(encoded);
        return key.Spec;
    }
}
