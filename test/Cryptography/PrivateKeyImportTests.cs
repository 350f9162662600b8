using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class PrivateKeyImportTests
{
    private static readonly ECParameters Ec = EcParameters(KeySpec.EccNistP256);
    private static readonly byte[] Point = [4, .. Ec.Q.X!, .. Ec.Q.Y!];
    private static readonly byte[] Order = Convert.FromHexString("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");
    private static readonly RSAParameters Rsa = RsaParameters(KeySpec.Rsa2048);

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void A_key_of_one_spec_is_refused_as_a_key_of_any_other(string specName)
    {
        var pkcs8 = Keys.Of(Rows.Spec(specName)).ExportPkcs8();

        Assert.All(KeySpec.All.Where(spec => spec is { HasEngine: true, IsAsymmetric: true } && spec.Name != specName), spec => Refused(spec, pkcs8));
    }

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void Bytes_before_after_or_missing_are_refused(string specName)
    {
        var spec = Rows.Spec(specName);
        var pkcs8 = Keys.Of(spec).ExportPkcs8();
        byte[][] wrong = [[], [0], [.. pkcs8, 0], [.. pkcs8, .. pkcs8], [0, .. pkcs8], pkcs8[1..], pkcs8[..^1], Keys.Of(spec).ExportSubjectPublicKeyInfo()];

        Assert.All(wrong, bytes => Refused(spec, bytes));
    }

    [Fact]
    public void Bytes_behind_the_key_within_its_wrapping_are_refused()
    {
        Refused(KeySpec.Rsa2048, Der.Pkcs8(Der.RsaEncryption, Der.Null, [.. Der.RsaPrivate(Rsa), 0]));
        Refused(KeySpec.Rsa2048, Der.Pkcs8(Der.RsaEncryption, Der.Null, Der.RsaPrivate(Rsa), after: Der.Null));
        Refused(KeySpec.EccNistP256, Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256), [.. Der.EcPrivate(Ec.D!, Point), 0]));
        Refused(KeySpec.EccNistP256, Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256), Der.EcPrivate(Ec.D!, Point), after: Der.Null));
    }

    [Fact]
    public void Attributes_are_taken_and_ignored_up_to_a_bound()
    {
        Assert.Equal(Keys.Of(KeySpec.EccNistP256).ExportPkcs8(), Taken(KeySpec.EccNistP256, WithAttribute(length: 100)));
        Refused(KeySpec.EccNistP256, WithAttribute(length: 8192));
    }

    [Fact]
    public void A_curve_key_cut_short_or_with_any_byte_changed_is_refused()
    {
        var pkcs8 = Keys.Of(KeySpec.EccNistP256).ExportPkcs8();

        for (var position = 0; position < pkcs8.Length; position++)
        {
            byte[] changed = [.. pkcs8];
            changed[position] ^= 0x55;
            Refused(KeySpec.EccNistP256, changed);
            Refused(KeySpec.EccNistP256, pkcs8[..position]);
        }
    }

    [Fact]
    public void A_key_of_another_version_or_algorithm_is_refused()
    {
        var rsa = Der.RsaPrivate(Rsa);
        Refused(KeySpec.Rsa2048, Der.Pkcs8(Der.RsaEncryption, Der.Null, rsa, version: 1));
        Refused(KeySpec.Rsa2048, Der.Pkcs8(Der.RsassaPss, Der.Null, rsa));
        Refused(KeySpec.Rsa2048, Der.Pkcs8(Der.RsaEncryption, Der.Nothing, rsa));
        Refused(KeySpec.Rsa2048, Der.Pkcs8(Der.RsaEncryption, Der.Null, Der.RsaPrivate(Rsa, version: 1)));
        Refused(KeySpec.EccNistP256, Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256), Der.EcPrivate(Ec.D!, Point), version: 1));
        Refused(KeySpec.EccNistP256, Der.Pkcs8("1.3.132.1.12", Der.Named(Der.P256), Der.EcPrivate(Ec.D!, Point)));
    }

    [Fact]
    public void BER_is_taken_as_AWS_takes_it()
    {
        // CER: lengths are indefinite, and long octet strings come in pieces.
        var rsa = Der.Pkcs8(Der.RsaEncryption, Der.Null, Der.RsaPrivate(Rsa), rules: AsnEncodingRules.CER);
        var ec = Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256), Der.EcPrivate(Ec.D!, Point), rules: AsnEncodingRules.CER);

        Assert.Equal(Keys.Of(KeySpec.Rsa2048).ExportPkcs8(), Taken(KeySpec.Rsa2048, rsa));
        Assert.Equal(Keys.Of(KeySpec.EccNistP256).ExportPkcs8(), Taken(KeySpec.EccNistP256, ec));
        Refused(KeySpec.Rsa2048, Der.Pkcs8(Der.RsaEncryption, Der.Null, [.. Der.RsaPrivate(Rsa), 0], rules: AsnEncodingRules.CER));
    }

    [Fact]
    public void A_curve_key_is_completed_where_it_leaves_out_what_follows_from_it()
    {
        byte[][] complete =
        [
            Der.EcPrivate(Ec.D!, Point), Der.EcPrivate(Ec.D!, point: null), Der.EcPrivate(Ec.D!, Point, Der.Named(Der.P256)), Der.EcPrivate([0, .. Ec.D!], point: null),
        ];

        Assert.All(complete, key =>
            Assert.Equal(Keys.Of(KeySpec.EccNistP256).ExportPkcs8(), Taken(KeySpec.EccNistP256, Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256), key))));
    }

    [Fact]
    public void A_curve_named_differently_inside_and_outside_or_spelt_out_is_refused()
    {
        var spelt = Der.Explicit(
            Convert.FromHexString("ffffffff00000001000000000000000000000000ffffffffffffffffffffffff"),
            Convert.FromHexString("ffffffff00000001000000000000000000000000fffffffffffffffffffffffc"),
            Convert.FromHexString("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b"),
            Convert.FromHexString("046b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c2964fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5"),
            Order);

        Refused(KeySpec.EccNistP256, Der.Pkcs8(Der.EcPublicKey, spelt, Der.EcPrivate(Ec.D!, Point)));
        Refused(KeySpec.EccNistP256, Der.Pkcs8(Der.EcPublicKey, spelt, Der.EcPrivate(Ec.D!, Point, Der.Named(Der.P256))));
        Refused(KeySpec.EccNistP256, Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256), Der.EcPrivate(Ec.D!, Point, spelt)));
        Refused(KeySpec.EccNistP256, Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256), Der.EcPrivate(Ec.D!, point: null, Der.Named(Der.P256K1))));
        Refused(KeySpec.EccSecgP256K1, Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256K1), Der.EcPrivate(Ec.D!, Point)));
        Refused(KeySpec.EccNistP256, Der.Pkcs8(Der.EcPublicKey, Der.Nothing, Der.EcPrivate(Ec.D!, Point, Der.Named(Der.P256))));
    }

    [Fact]
    public void A_curve_key_whose_number_is_out_of_range_or_belongs_to_another_point_is_refused()
    {
        byte[] beyond = [.. Order[..^1], (byte)(Order[^1] + 1)];
        byte[] compressed = [(byte)(2 + (Ec.Q.Y![^1] & 1)), .. Ec.Q.X!];
        using var other = PrivateKey.Generate(KeySpec.EccNistP256);
        byte[][] wrong =
        [
            Der.EcPrivate(new byte[32], point: null), Der.EcPrivate(new byte[32], Point), Der.EcPrivate(Order, point: null), Der.EcPrivate(beyond, point: null),
            Der.EcPrivate(beyond, Point), Der.EcPrivate(Ec.D!, other.ExportSubjectPublicKeyInfo()[^65..]), Der.EcPrivate(Ec.D!, compressed), Der.EcPrivate([], Point),
        ];

        Assert.All(wrong, key => Refused(KeySpec.EccNistP256, Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256), key)));
    }

    [Theory]
    [InlineData("n")]
    [InlineData("e")]
    [InlineData("d")]
    [InlineData("p")]
    [InlineData("q")]
    [InlineData("dp")]
    [InlineData("dq")]
    [InlineData("qi")]
    public void An_RSA_key_with_one_number_changed_or_zero_is_refused(string number)
    {
        Refused(KeySpec.Rsa2048, Der.Pkcs8(Der.RsaEncryption, Der.Null, Der.RsaPrivate(With(number, old => [.. old[..^2], (byte)(old[^2] ^ 4), old[^1]]))));
        Refused(KeySpec.Rsa2048, Der.Pkcs8(Der.RsaEncryption, Der.Null, Der.RsaPrivate(With(number, _ => [0]))));
    }

    [Fact]
    public void An_RSA_key_whose_factors_are_no_primes_is_refused_though_its_numbers_agree()
    {
        // p is itself a product, and d the inverse of e for p-1 and q-1 as if it were a prime.
        var q = Number(Rsa.Q!);
        BigInteger p, n;
        do
        {
            using var halves = RSA.Create(1024);
            var numbers = halves.ExportParameters(includePrivateParameters: true);
            p = Number(numbers.P!) * Number(numbers.Q!);
            n = p * q;
        }
        while (n.GetBitLength() != 2048 || BigInteger.GreatestCommonDivisor((p - 1) * (q - 1), 65537) != 1);

        var phi = (p - 1) * (q - 1);
        var d = Inverse(65537, phi);
        var key = new RSAParameters
        {
            Modulus = Bytes(n), Exponent = [1, 0, 1], D = Bytes(d), P = Bytes(p), Q = Bytes(q), DP = Bytes(d % (p - 1)), DQ = Bytes(d % (q - 1)), InverseQ = Bytes(Inverse(q, p)),
        };

        Refused(KeySpec.Rsa2048, Der.Pkcs8(Der.RsaEncryption, Der.Null, Der.RsaPrivate(key)));
    }

    [Fact]
    public void An_RSA_key_whose_modulus_is_a_bit_short_is_refused()
    {
        using var rsa = RSA.Create(2040);

        Refused(KeySpec.Rsa2048, rsa.ExportPkcs8PrivateKey());
    }

    [Fact]
    public void An_error_says_nothing_of_the_key()
    {
        byte[] wrong = [.. Keys.Of(KeySpec.EccNistP256).ExportPkcs8(), 0];

        var error = Assert.ThrowsAny<CryptographicException>(() => PrivateKey.ImportPkcs8(KeySpec.EccNistP256, wrong));

        Assert.DoesNotContain(Convert.ToHexString(Ec.D!)[..8], error.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(Convert.ToBase64String(Ec.D!)[..8], error.ToString(), StringComparison.Ordinal);
    }

    private static void Refused(KeySpec spec, byte[] pkcs8) =>
        Assert.ThrowsAny<CryptographicException>(() => PrivateKey.ImportPkcs8(spec, pkcs8).Dispose());

    private static byte[] Taken(KeySpec spec, byte[] pkcs8)
    {
        using var key = PrivateKey.ImportPkcs8(spec, pkcs8);
        return key.ExportPkcs8();
    }

    private static byte[] WithAttribute(int length) => Der.Pkcs8(Der.EcPublicKey, Der.Named(Der.P256), Der.EcPrivate(Ec.D!, Point), after: writer =>
    {
        using (writer.PushSetOf(new Asn1Tag(TagClass.ContextSpecific, 0)))
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier("1.2.840.113549.1.9.20");
            using (writer.PushSetOf())
            {
                writer.WriteOctetString(new byte[length]);
            }
        }
    });

    private static RSAParameters With(string number, Func<byte[], byte[]> change)
    {
        var key = Rsa;
        ref var field = ref key.Modulus;
        switch (number)
        {
            case "e": field = ref key.Exponent; break;
            case "d": field = ref key.D; break;
            case "p": field = ref key.P; break;
            case "q": field = ref key.Q; break;
            case "dp": field = ref key.DP; break;
            case "dq": field = ref key.DQ; break;
            case "qi": field = ref key.InverseQ; break;
        }

        field = change(field!);
        return key;
    }

    private static BigInteger Number(byte[] bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static byte[] Bytes(BigInteger number) => number.ToByteArray(isUnsigned: true, isBigEndian: true);

    private static BigInteger Inverse(BigInteger number, BigInteger modulus)
    {
        var (old, current, oldFactor, factor) = (number % modulus, modulus, BigInteger.One, BigInteger.Zero);
        while (!current.IsZero)
        {
            var quotient = old / current;
            (old, current) = (current, old - (quotient * current));
            (oldFactor, factor) = (factor, oldFactor - (quotient * factor));
        }

        return ((oldFactor % modulus) + modulus) % modulus;
    }

    private static ECParameters EcParameters(KeySpec spec)
    {
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportPkcs8PrivateKey(Keys.Of(spec).ExportPkcs8(), out _);
        return ecdsa.ExportParameters(includePrivateParameters: true);
    }

    private static RSAParameters RsaParameters(KeySpec spec)
    {
        using var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(Keys.Of(spec).ExportPkcs8(), out _);
        return rsa.ExportParameters(includePrivateParameters: true);
    }
}
