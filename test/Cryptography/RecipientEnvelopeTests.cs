using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class RecipientEnvelopeTests
{
    [Theory]
    [InlineData("RSA_2048", 1)]
    [InlineData("RSA_2048", 32)]
    [InlineData("RSA_3072", 4096)]
    [InlineData("RSA_4096", 2375)]
    public async Task OpenSSL_opens_an_envelope(string specName, int length)
    {
        var key = Keys.Of(Rows.Spec(specName));
        var plaintext = RandomNumberGenerator.GetBytes(length);
        using var openssl = new OpenSsl(key);
        openssl.Write("envelope", RecipientEnvelope.Encrypt(key.ExportSubjectPublicKeyInfo(), plaintext));

        await openssl.MustRunAsync("pkey", "-inform", "DER", "-in", "key.der", "-out", "key.pem");
        await openssl.MustRunAsync("cms", "-decrypt", "-binary", "-inform", "DER", "-in", "envelope", "-inkey", "key.pem", "-out", "plaintext");

        Assert.Equal(plaintext, openssl.Read("plaintext"));
    }

    // The fields in the order of RFC 5652: definite lengths, one recipient, AES-256-CBC.
    [Fact]
    public void An_envelope_has_the_form_of_AWSs()
    {
        var key = Keys.Of(KeySpec.Rsa2048);
        var context = new Asn1Tag(TagClass.ContextSpecific, 0);

        var info = new AsnReader(RecipientEnvelope.Encrypt(key.ExportSubjectPublicKeyInfo(), new byte[32]), AsnEncodingRules.DER).ReadSequence();
        Assert.Equal("1.2.840.113549.1.7.3", info.ReadObjectIdentifier());
        var enveloped = info.ReadSequence(context).ReadSequence();
        Assert.Equal(2, enveloped.ReadInteger());

        var recipients = enveloped.ReadSetOf();
        var recipient = recipients.ReadSequence();
        Assert.False(recipients.HasData);
        Assert.Equal(2, recipient.ReadInteger());
        Assert.Equal(20, recipient.ReadOctetString(context).Length);
        Assert.Equal(
            "303c06092a864886f70d010107302fa00f300d06096086480165030402010500a11c301a06092a864886f70d010108300d06096086480165030402010500",
            Convert.ToHexStringLower(recipient.ReadEncodedValue().Span));
        Assert.True(key.TryDecrypt(EncryptionAlgorithm.RsaesOaepSha256, recipient.ReadOctetString(), out var contentKey));
        Assert.Equal(32, contentKey.Length);

        var content = enveloped.ReadSequence();
        Assert.Equal("1.2.840.113549.1.7.1", content.ReadObjectIdentifier());
        var cipher = content.ReadSequence();
        Assert.Equal("2.16.840.1.101.3.4.1.42", cipher.ReadObjectIdentifier());
        Assert.Equal(16, cipher.ReadOctetString().Length);
        Assert.Equal(48, content.ReadOctetString(context).Length);
        Assert.False(content.HasData || enveloped.HasData || info.HasData);
    }

    [Fact]
    public void Equal_answers_have_unequal_envelopes()
    {
        var key = Keys.Of(KeySpec.Rsa2048).ExportSubjectPublicKeyInfo();

        Assert.NotEqual(RecipientEnvelope.Encrypt(key, [1])[^32..], RecipientEnvelope.Encrypt(key, [1])[^32..]);
    }

    [Fact]
    public void Keys_that_do_not_encrypt_with_RSA_are_refused()
    {
        byte[][] keys = [[], [1], Keys.Of(KeySpec.EccNistP256).ExportSubjectPublicKeyInfo(), Keys.Of(KeySpec.Sm2).ExportSubjectPublicKeyInfo()];

        Assert.All(keys, key => Assert.ThrowsAny<CryptographicException>(() => RecipientEnvelope.Encrypt(key, [1])));
    }
}
