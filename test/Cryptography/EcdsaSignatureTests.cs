using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class EcdsaSignatureTests
{
    [Theory]
    [InlineData("01", "01", "3006020101020101")]
    [InlineData("7f", "80", "300702017f02020080")]
    [InlineData("00", "ff", "30070201000202" + "00ff")]
    [InlineData("0100", "7fff", "30080202010002027fff")]
    [InlineData("8000", "00ff", "300902030080000202" + "00ff")]
    public void Numbers_are_written_minimal_and_positive(string r, string s, string der)
    {
        byte[] fixedForm = Convert.FromHexString(r.PadLeft(64, '0') + s.PadLeft(64, '0'));

        Assert.Equal(der, Convert.ToHexStringLower(EcdsaSignature.ToDer(KeySpec.EccNistP256, fixedForm)));
        Assert.Equal(fixedForm, EcdsaSignature.FromDer(KeySpec.EccNistP256, Convert.FromHexString(der)));
    }

    [Theory]
    [InlineData("ECC_NIST_P256", 32)]
    [InlineData("ECC_NIST_P384", 48)]
    [InlineData("ECC_NIST_P521", 66)]
    [InlineData("ECC_SECG_P256K1", 32)]
    public void Every_pair_of_numbers_comes_back_as_it_went(string specName, int coordinate)
    {
        var spec = Rows.Spec(specName);
        for (var zeros = 0; zeros <= coordinate; zeros++)
        {
            byte[] signature = [.. new byte[zeros], .. RandomNumberGenerator.GetBytes((2 * coordinate) - zeros)];
            var der = EcdsaSignature.ToDer(spec, signature);
            Assert.Equal(signature, EcdsaSignature.FromDer(spec, der));

            var numbers = new AsnReader(der, AsnEncodingRules.DER).ReadSequence();
            Assert.Equal(new BigInteger(signature.AsSpan(0, coordinate), isUnsigned: true, isBigEndian: true), numbers.ReadInteger());
            Assert.Equal(new BigInteger(signature.AsSpan(coordinate), isUnsigned: true, isBigEndian: true), numbers.ReadInteger());
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("30")]
    [InlineData("3000")]
    [InlineData("3003020101")]
    [InlineData("300602010102010100")]
    [InlineData("3007020101020101" + "00")]
    [InlineData("3009020101020101020101")]
    [InlineData("308106020101020101")]
    [InlineData("3080020101020101" + "0000")]
    [InlineData("3106020101020101")]
    [InlineData("3006030101020101")]
    [InlineData("3006020181020101")]
    [InlineData("300702020001020101")]
    [InlineData("3005020002" + "0101")]
    [InlineData("30070281010102" + "0101")]
    [InlineData("3005020101" + "0202")]
    [InlineData("30270222010000000000000000000000000000000000000000000000000000000000000000020101")]
    public void What_is_not_strict_DER_is_no_signature(string der)
    {
        Assert.False(EcdsaSignature.TryFromDer(KeySpec.EccNistP256, Convert.FromHexString(der), out var signature));
        Assert.Null(signature);
        Assert.Throws<CryptographicException>(() => EcdsaSignature.FromDer(KeySpec.EccNistP256, Convert.FromHexString(der)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(63)]
    [InlineData(65)]
    [InlineData(132)]
    public void A_fixed_signature_of_another_length_than_the_curves_is_refused(int length)
    {
        Assert.False(EcdsaSignature.TryToDer(KeySpec.EccNistP256, new byte[length], out var der));
        Assert.Null(der);
        Assert.Throws<CryptographicException>(() => EcdsaSignature.ToDer(KeySpec.EccNistP256, new byte[length]));
    }

    [Fact]
    public void A_spec_that_is_no_curve_of_ECDSA_is_the_callers_error() =>
        Assert.All([KeySpec.Rsa2048, KeySpec.EccNistEdwards25519, KeySpec.Hmac256], spec =>
        {
            Assert.Throws<ArgumentException>(() => EcdsaSignature.ToDer(spec, new byte[64]));
            Assert.Throws<ArgumentException>(() => EcdsaSignature.FromDer(spec, [0x30]));
        });

    [Theory]
    [InlineData("r")]
    [InlineData("s")]
    public async Task A_signature_whose_number_begins_with_a_zero_byte_is_shorter_and_good(string number)
    {
        var (key, algorithm) = (Keys.Of(KeySpec.EccNistP256), SigningAlgorithm.EcdsaSha256);
        var position = number == "r" ? 0 : 32;

        // One in 256 signatures has such a number, and one in two of those has a byte below 0x80 next, which needs no sign byte.
        byte[] signature, fixedForm;
        do
        {
            signature = key.Sign(algorithm, MessageType.Raw, "leading zero"u8);
            fixedForm = EcdsaSignature.FromDer(KeySpec.EccNistP256, signature);
        }
        while (fixedForm[position] != 0 || fixedForm[position + 1] >= 0x80);

        using var openssl = new OpenSsl(key);
        openssl.Write("msg", "leading zero"u8.ToArray());
        openssl.Write("sig", signature);
        Assert.True(await openssl.VerifyAsync(algorithm, MessageType.Raw));
        Assert.True(Keys.PublicOf(KeySpec.EccNistP256).Verify(algorithm, MessageType.Raw, "leading zero"u8, signature));
        Assert.InRange(signature.Length, 60, 71);
    }

    [Fact]
    public void Either_half_of_s_is_made_and_taken()
    {
        var key = Keys.Of(KeySpec.EccSecgP256K1);
        var halves = new HashSet<bool>();

        // The order's first byte is 0xFF: a first byte of s below 0x7F is the low half.
        for (var call = 0; call < 200 && halves.Count < 2; call++)
        {
            var signature = key.Sign(SigningAlgorithm.EcdsaSha256, MessageType.Raw, "halves"u8);
            Assert.True(Keys.PublicOf(KeySpec.EccSecgP256K1).Verify(SigningAlgorithm.EcdsaSha256, MessageType.Raw, "halves"u8, signature));
            halves.Add(EcdsaSignature.FromDer(KeySpec.EccSecgP256K1, signature)[32] < 0x7F);
        }

        Assert.Equal(2, halves.Count);
    }
}
