using System.Text.RegularExpressions;

namespace Signet.Cryptography.Tests;

public sealed class EncodingTests
{
    [Theory]
    [InlineData("RSA_2048", 294, "rsaEncryption", null)]
    [InlineData("RSA_3072", 422, "rsaEncryption", null)]
    [InlineData("RSA_4096", 550, "rsaEncryption", null)]
    [InlineData("ECC_NIST_P256", 91, "id-ecPublicKey", "prime256v1")]
    [InlineData("ECC_NIST_P384", 120, "id-ecPublicKey", "secp384r1")]
    [InlineData("ECC_NIST_P521", 158, "id-ecPublicKey", "secp521r1")]
    [InlineData("ECC_SECG_P256K1", 88, "id-ecPublicKey", "secp256k1")]
    [InlineData("ECC_NIST_EDWARDS25519", 44, "ED25519", null)]
    [InlineData("SM2", 91, "id-ecPublicKey", "sm2")]
    public async Task A_public_key_has_the_size_and_the_identifiers_of_AWSs(string specName, int length, string algorithm, string? curve)
    {
        var spec = Rows.Spec(specName);
        using var openssl = new OpenSsl(Keys.Of(spec));

        var identifiers = await openssl.MustRunAsync("asn1parse", "-inform", "DER", "-in", "pub.der");

        Assert.Equal(length, Keys.Of(spec).ExportSubjectPublicKeyInfo().Length);
        Assert.Equal(curve is null ? [algorithm] : [algorithm, curve], Regex.Matches(identifiers, @"OBJECT\s+:(\S+)").Select(match => match.Groups[1].Value));
        Assert.Equal(algorithm == "rsaEncryption", Regex.IsMatch(identifiers, @"NULL"));
    }

    [Theory]
    [InlineData("RSA_2048", 1195, 1219)]
    [InlineData("RSA_3072", 1770, 1796)]
    [InlineData("RSA_4096", 2350, 2378)]
    [InlineData("ECC_NIST_P256", 138, 138)]
    [InlineData("ECC_NIST_P384", 185, 185)]
    [InlineData("ECC_NIST_P521", 241, 241)]
    [InlineData("ECC_SECG_P256K1", 135, 135)]
    [InlineData("ECC_NIST_EDWARDS25519", 48, 48)]
    [InlineData("SM2", 138, 138)]
    public async Task A_private_key_has_OpenSSLs_size_and_OpenSSL_reads_it(string specName, int least, int most)
    {
        using var openssl = new OpenSsl(Keys.Of(Rows.Spec(specName)));

        var report = await openssl.MustRunAsync("pkey", "-inform", "DER", "-in", "key.der", "-check", "-noout");
        await openssl.MustRunAsync("pkcs8", "-inform", "DER", "-in", "key.der", "-nocrypt", "-outform", "DER", "-out", "again.der");

        Assert.Contains("Key is valid", report, StringComparison.Ordinal);
        Assert.InRange(openssl.Read("key.der").Length, least, most);
    }

    [Theory, MemberData(nameof(Rows.OpenSslKeys), MemberType = typeof(Rows))]
    public async Task OpenSSL_writes_the_same_bytes_as_we_do(string specName)
    {
        using var openssl = new OpenSsl(Keys.Of(Rows.Spec(specName)));

        await openssl.MustRunAsync("pkey", "-inform", "DER", "-in", "key.der", "-pubout", "-outform", "DER", "-out", "again.der");

        Assert.Equal(openssl.Read("pub.der"), openssl.Read("again.der"));
    }

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void A_private_key_comes_back_as_it_went(string specName)
    {
        var spec = Rows.Spec(specName);
        using var key = PrivateKey.ImportPkcs8(spec, Keys.Of(spec).ExportPkcs8());

        Assert.Same(spec, key.Spec);
        Assert.Equal(Keys.Of(spec).ExportPkcs8(), key.ExportPkcs8());
        Assert.Equal(Keys.Of(spec).ExportSubjectPublicKeyInfo(), key.ExportSubjectPublicKeyInfo());
    }

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void A_public_key_is_of_the_spec_it_was_made_for(string specName) =>
        Assert.Same(Rows.Spec(specName), Keys.PublicOf(Rows.Spec(specName)).Spec);

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void A_caller_who_changes_an_exported_public_key_changes_only_a_copy(string specName)
    {
        var key = Keys.Of(Rows.Spec(specName));
        var before = key.ExportSubjectPublicKeyInfo();

        Array.Clear(key.ExportSubjectPublicKeyInfo());

        Assert.Equal(before, key.ExportSubjectPublicKeyInfo());
    }

    [Theory]
    [InlineData("RSA_2048", "rsa_keygen_bits:2048", "RSA")]
    [InlineData("RSA_3072", "rsa_keygen_bits:3072", "RSA")]
    [InlineData("ECC_NIST_P256", "ec_paramgen_curve:P-256", "EC")]
    [InlineData("ECC_NIST_P384", "ec_paramgen_curve:P-384", "EC")]
    [InlineData("ECC_NIST_P521", "ec_paramgen_curve:P-521", "EC")]
    [InlineData("ECC_SECG_P256K1", "ec_paramgen_curve:secp256k1", "EC")]
    [InlineData("ECC_NIST_EDWARDS25519", null, "ED25519")]
    [InlineData("SM2", "ec_paramgen_curve:SM2", "EC")]
    public async Task A_key_that_OpenSSL_made_is_taken_and_given_back_unchanged(string specName, string? option, string algorithm)
    {
        using var openssl = new OpenSsl(Keys.Of(KeySpec.EccNistP256));
        await openssl.MustRunAsync(["genpkey", "-algorithm", algorithm, .. option is null ? [] : new[] { "-pkeyopt", option }, "-out", "made.pem"]);
        await openssl.MustRunAsync("pkcs8", "-topk8", "-nocrypt", "-in", "made.pem", "-outform", "DER", "-out", "made.der");

        using var key = PrivateKey.ImportPkcs8(Rows.Spec(specName), openssl.Read("made.der"));

        Assert.Equal(openssl.Read("made.der"), key.ExportPkcs8());
    }

    [Fact]
    public void Fresh_RSA_keys_have_the_exponent_65537() =>
        Assert.All([KeySpec.Rsa2048, KeySpec.Rsa3072, KeySpec.Rsa4096], spec =>
            Assert.Equal([2, 3, 1, 0, 1], Keys.Of(spec).ExportSubjectPublicKeyInfo()[^5..]));
}
