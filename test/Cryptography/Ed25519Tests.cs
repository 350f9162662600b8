using System.Formats.Asn1;
using System.Security.Cryptography;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;

namespace Signet.Cryptography.Tests;

public sealed class Ed25519Tests
{
    private const string Ed25519 = "1.3.101.112";

    private static readonly PrivateKey Key = Keys.Of(KeySpec.EccNistEdwards25519);
    private static readonly byte[] Seed = Key.ExportPkcs8()[^32..];
    private static readonly byte[] PublicBytes = Key.ExportSubjectPublicKeyInfo()[^32..];

    // RFC 8032, section 7.1, TEST 3.
    [Fact]
    public void Pure_signatures_are_those_of_RFC_8032()
    {
        using var key = Import("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7");

        Assert.Equal("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", Convert.ToHexStringLower(key.ExportSubjectPublicKeyInfo()[^32..]));
        Assert.Equal(
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
            Convert.ToHexStringLower(key.Sign(SigningAlgorithm.Ed25519Sha512, MessageType.Raw, [0xaf, 0x82])));
    }

    // RFC 8032, section 7.3, TEST abc. The message there has 3 bytes and can be no digest here, so that the vector vouches for the other
    // signer, and the other signer for us: it takes the 64 bytes for the message, as AWS KMS does, and hashes them.
    [Fact]
    public void Prehashed_signatures_are_those_of_a_signer_that_signs_as_RFC_8032()
    {
        const string Secret = "833fe62409237b9d62ec77587520911e9a759cec1d19755b7da901b96dca3d42";
        Assert.Equal(
            "98a70222f0b8121aa9d30f813d683f809e462b469c7ff87639499bb94e6dae4131f85042463c2a355a2003d062adf5aaa10b8c61e636062aaad11c2a26083406",
            Convert.ToHexStringLower(Prehashed(Secret, "abc"u8)));

        using var key = Import(Secret);
        var digest = SHA512.HashData("abc"u8);
        var signature = key.Sign(SigningAlgorithm.Ed25519PhSha512, MessageType.Digest, digest);

        Assert.Equal(Prehashed(Secret, digest), signature);
        using var publicKey = PublicKey.Import(key.ExportSubjectPublicKeyInfo());
        Assert.True(publicKey.Verify(SigningAlgorithm.Ed25519PhSha512, MessageType.Digest, digest, signature));
        Assert.False(publicKey.Verify(SigningAlgorithm.Ed25519Sha512, MessageType.Raw, digest, signature));
    }

    [Fact]
    public void A_key_that_carries_its_public_half_is_taken_and_stored_without_it()
    {
        using var key = PrivateKey.ImportPkcs8(KeySpec.EccNistEdwards25519, WithPublicKey(PublicBytes));

        Assert.Equal(Key.ExportPkcs8(), key.ExportPkcs8());
    }

    [Fact]
    public void A_key_that_carries_another_public_half_is_refused()
    {
        using var other = PrivateKey.Generate(KeySpec.EccNistEdwards25519);

        Refused(WithPublicKey(other.ExportSubjectPublicKeyInfo()[^32..]));
        Refused(WithPublicKey(PublicBytes[..31]));
        Refused(WithPublicKey([]));
    }

    [Fact]
    public void A_private_key_of_another_form_is_refused()
    {
        byte[] inner = [4, 32, .. Seed];
        Assert.Equal(Key.ExportPkcs8(), Der.Pkcs8(Ed25519, Der.Nothing, inner));

        Refused(Der.Pkcs8(Ed25519, Der.Null, inner));
        Refused(Der.Pkcs8("1.3.101.110", Der.Nothing, inner));
        Refused(Der.Pkcs8(Ed25519, Der.Nothing, Seed));
        Refused(Der.Pkcs8(Ed25519, Der.Nothing, [4, 31, .. Seed[1..]]));
        Refused(Der.Pkcs8(Ed25519, Der.Nothing, [4, 33, .. Seed, 0]));
        Refused(Der.Pkcs8(Ed25519, Der.Nothing, [.. inner, 0]));
        Refused(Der.Pkcs8(Ed25519, Der.Nothing, inner, version: 2));
        Refused(Der.Pkcs8(Ed25519, Der.Nothing, inner, after: Der.Null));
    }

    // y of the points of small order, and y that are not below 2^255-19 (RFC 8032, section 5.1.3).
    [Theory]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("0100000000000000000000000000000000000000000000000000000000000080")]
    [InlineData("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f")]
    [InlineData("ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff")]
    [InlineData("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")]
    [InlineData("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")]
    [InlineData("0200000000000000000000000000000000000000000000000000000000000000")]
    public void Points_of_small_order_not_reduced_or_off_the_curve_are_refused(string point) =>
        Assert.ThrowsAny<CryptographicException>(() => PublicKey.Import(Der.Spki(Ed25519, Der.Nothing, Convert.FromHexString(point))));

    private static byte[] Prehashed(string secret, ReadOnlySpan<byte> message)
    {
        var signer = new Ed25519phSigner(context: []);
        signer.Init(forSigning: true, new Ed25519PrivateKeyParameters(Convert.FromHexString(secret)));
        signer.BlockUpdate(message);
        return signer.GenerateSignature();
    }

    private static PrivateKey Import(string seed) =>
        PrivateKey.ImportPkcs8(KeySpec.EccNistEdwards25519, Der.Pkcs8(Ed25519, Der.Nothing, [4, 32, .. Convert.FromHexString(seed)]));

    // [1] IMPLICIT BIT STRING
    private static byte[] WithPublicKey(byte[] publicKey) => Der.Pkcs8(
        Ed25519, Der.Nothing, [4, 32, .. Seed], version: 1, after: writer => writer.WriteBitString(publicKey, tag: new(TagClass.ContextSpecific, 1)));

    private static void Refused(byte[] pkcs8) =>
        Assert.ThrowsAny<CryptographicException>(() => PrivateKey.ImportPkcs8(KeySpec.EccNistEdwards25519, pkcs8).Dispose());
}
