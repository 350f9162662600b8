using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class AgreementTests
{
    [Theory]
    [InlineData("ECC_NIST_P256", "P-256", 32)]
    [InlineData("ECC_NIST_P384", "P-384", 48)]
    [InlineData("ECC_NIST_P521", "P-521", 66)]
    public async Task OpenSSL_derives_the_same_secret_from_the_other_side(string specName, string curve, int length)
    {
        var spec = Rows.Spec(specName);
        using var openssl = new OpenSsl(Keys.Of(spec));
        await openssl.MustRunAsync("genpkey", "-algorithm", "EC", "-pkeyopt", $"ec_paramgen_curve:{curve}", "-out", "theirs.pem");
        await openssl.MustRunAsync("pkey", "-in", "theirs.pem", "-pubout", "-outform", "DER", "-out", "theirs.der");
        await openssl.MustRunAsync("pkeyutl", "-derive", "-inkey", "theirs.pem", "-peerkey", "pub.der", "-out", "secret");

        using var peer = PublicKey.Import(openssl.Read("theirs.der"));
        var secret = Keys.Of(spec).DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, peer);

        Assert.Equal(length, secret.Length);
        Assert.Equal(openssl.Read("secret"), secret);
    }

    [Theory, MemberData(nameof(Rows.Agreement), MemberType = typeof(Rows))]
    public void Both_sides_derive_the_same_secret_and_a_third_another(string specName)
    {
        var spec = Rows.Spec(specName);
        using var other = PrivateKey.Generate(spec);
        using var third = PrivateKey.Generate(spec);
        using var otherHalf = PublicKey.Import(other.ExportSubjectPublicKeyInfo());

        var secret = Keys.Of(spec).DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, otherHalf);

        Assert.Equal(secret, other.DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, Keys.PublicOf(spec)));
        Assert.NotEqual(secret, third.DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, otherHalf));
    }

    [Theory, MemberData(nameof(Rows.Agreement), MemberType = typeof(Rows))]
    public void A_secret_that_begins_with_a_zero_byte_keeps_it(string specName)
    {
        var spec = Rows.Spec(specName);
        var length = Keys.Of(spec).DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, Keys.PublicOf(spec)).Length;

        // One in 256 secrets does (of P-521, whose first byte holds one bit, every second).
        byte[] secret;
        do
        {
            using var fresh = PrivateKey.Generate(spec);
            secret = fresh.DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, Keys.PublicOf(spec));
            Assert.Equal(length, secret.Length);
        }
        while (secret[0] != 0);
    }

    [Theory, MemberData(nameof(Rows.Agreement), MemberType = typeof(Rows))]
    public void A_peer_of_another_spec_is_the_callers_error(string specName)
    {
        var spec = Rows.Spec(specName);

        Assert.All(KeySpec.All.Where(other => other is { HasEngine: true, IsAsymmetric: true } && other != spec), other =>
            Assert.Throws<ArgumentException>(() => Keys.Of(spec).DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, Keys.PublicOf(other))));
    }

    [Fact]
    public void A_spec_without_agreement_is_the_callers_error() =>
        Assert.All(KeySpec.All.Where(spec => spec is { HasEngine: true, IsAsymmetric: true, KeyAgreementAlgorithms.Count: 0 }), spec =>
            Assert.Throws<ArgumentException>(() => Keys.Of(spec).DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, Keys.PublicOf(spec))));

    [Theory, MemberData(nameof(Rows.Agreement), MemberType = typeof(Rows))]
    public void A_key_that_is_disposed_of_agrees_no_more(string specName)
    {
        var spec = Rows.Spec(specName);
        using var used = PrivateKey.Generate(spec);
        using var unused = PrivateKey.Generate(spec);
        CryptographicOperations.ZeroMemory(used.DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, Keys.PublicOf(spec)));

        used.Dispose();
        unused.Dispose();

        Assert.Throws<ObjectDisposedException>(() => used.DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, Keys.PublicOf(spec)));
        Assert.Throws<ObjectDisposedException>(() => unused.DeriveSharedSecret(KeyAgreementAlgorithm.Ecdh, Keys.PublicOf(spec)));
    }
}
