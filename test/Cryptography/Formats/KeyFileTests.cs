using System.Security.Cryptography;
using System.Text;
using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Tests.Formats;

public sealed class KeyFileTests
{
    private static readonly PublicKeyFormat[] Written = [PublicKeyFormat.Der, PublicKeyFormat.Pem, PublicKeyFormat.Jwk, PublicKeyFormat.Jwks, PublicKeyFormat.Ssh, PublicKeyFormat.Cose];

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void What_is_written_is_read_again(string specName)
    {
        var key = Keys.PublicOf(Rows.Spec(specName));
        foreach (var format in Written.Where(format => HasName(key.Spec, format)))
        {
            using var file = KeyFile.Read(KeyFile.Write(key, format, "an id"));
            Assert.Equal((format, specName), (file.Format, Assert.Single(file.Keys).Key.Spec.Name));
            Assert.Equal(key.ExportSubjectPublicKeyInfo(), file.Keys[0].Key.ExportSubjectPublicKeyInfo());
        }

        Assert.All(Written.Where(format => !HasName(key.Spec, format)), format => Assert.Throws<UnreadableException>(() => KeyFile.Write(key, format)));
    }

    [Theory, MemberData(nameof(Rows.OpenSslKeys), MemberType = typeof(Rows))]
    public async Task OpenSSL_reads_our_PEM_and_prints_our_text(string specName)
    {
        var key = Keys.PublicOf(Rows.Spec(specName));
        using var openssl = new OpenSsl();
        openssl.Write("pub.pem", KeyFile.Write(key, PublicKeyFormat.Pem));

        Assert.Equal(await openssl.MustRunAsync("pkey", "-pubin", "-in", "pub.pem", "-noout", "-text"), Encoding.ASCII.GetString(KeyFile.Write(key, PublicKeyFormat.OpenSslText)));
    }

    [Theory]
    [InlineData("RSA_2048")]
    [InlineData("ECC_NIST_P384")]
    public async Task Certificates_are_read_whatever_they_say_of_themselves(string specName)
    {
        using var openssl = new OpenSsl(Keys.Of(Rows.Spec(specName)));
        await openssl.MustRunAsync("req", "-x509", "-new", "-keyform", "DER", "-key", "key.der", "-subj", "/CN=signer", "-days", "1", "-out", "cert.pem");
        await openssl.MustRunAsync("x509", "-in", "cert.pem", "-outform", "DER", "-out", "cert.der");
        await openssl.MustRunAsync("req", "-new", "-keyform", "DER", "-key", "key.der", "-subj", "/CN=signer", "-outform", "DER", "-out", "csr.der");

        foreach (var name in new[] { "cert.pem", "cert.der" })
        {
            using var file = KeyFile.Read(openssl.Read(name));
            Assert.Equal(PublicKeyFormat.Certificate, file.Format);
            Assert.Equal(openssl.Read("pub.der"), file.Keys[0].Key.ExportSubjectPublicKeyInfo());
        }

        AssertUnreadable("several certificates", [.. openssl.Read("cert.pem"), .. openssl.Read("cert.pem")]);
        AssertUnreadable("neither a public key nor a certificate", openssl.Read("csr.der"));
    }

    [Fact]
    public async Task Every_private_key_is_refused_by_name()
    {
        foreach (var spec in new[] { KeySpec.Rsa2048, KeySpec.EccNistP256, KeySpec.EccNistEdwards25519, KeySpec.Sm2 })
        {
            var pkcs8 = Keys.Of(spec).ExportPkcs8();
            AssertUnreadable("PRIVATE", pkcs8);
            AssertUnreadable("PRIVATE", Encoding.ASCII.GetBytes(PemEncoding.WriteString("PRIVATE KEY", pkcs8)));
            AssertUnreadable("PRIVATE", Encoding.ASCII.GetBytes(Convert.ToBase64String(pkcs8)));
        }

        using var openssl = new OpenSsl(Keys.Of(KeySpec.EccNistP256));
        await openssl.MustRunAsync("ec", "-inform", "DER", "-in", "key.der", "-outform", "DER", "-out", "sec1.der");
        await openssl.MustRunAsync("pkcs8", "-topk8", "-inform", "DER", "-in", "key.der", "-outform", "DER", "-passout", "pass:x", "-out", "encrypted.der");
        using var rsa = new OpenSsl(Keys.Of(KeySpec.Rsa2048));
        await rsa.MustRunAsync("rsa", "-inform", "DER", "-in", "key.der", "-traditional", "-outform", "DER", "-out", "pkcs1.der");
        AssertUnreadable("PRIVATE", openssl.Read("sec1.der"));
        AssertUnreadable("PRIVATE", openssl.Read("encrypted.der"));
        AssertUnreadable("PRIVATE", rsa.Read("pkcs1.der"));
        AssertUnreadable("PRIVATE", """{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}"""u8.ToArray());
        AssertUnreadable("PRIVATE", """{"keys":[{"kty":"oct","k":"AAAA"}]}"""u8.ToArray());
    }

    [Fact]
    public async Task RSA_keys_of_PKCS1_are_read()
    {
        using var openssl = new OpenSsl(Keys.Of(KeySpec.Rsa2048));
        await openssl.MustRunAsync("rsa", "-pubin", "-inform", "DER", "-in", "pub.der", "-RSAPublicKey_out", "-out", "pkcs1.pem");
        await openssl.MustRunAsync("rsa", "-pubin", "-inform", "DER", "-in", "pub.der", "-RSAPublicKey_out", "-outform", "DER", "-out", "pkcs1.der");

        foreach (var name in new[] { "pkcs1.pem", "pkcs1.der" })
        {
            using var file = KeyFile.Read(openssl.Read(name));
            Assert.Equal(openssl.Read("pub.der"), file.Keys[0].Key.ExportSubjectPublicKeyInfo());
        }
    }

    [Fact]
    public void The_JSON_of_aws_and_its_base64_alone_are_read()
    {
        var spki = Keys.PublicOf(KeySpec.EccNistP256).ExportSubjectPublicKeyInfo();
        using var json = Read($$"""{ "KeyId": "arn:aws:kms:us-east-1:111122223333:key/1", "PublicKey": "{{Convert.ToBase64String(spki)}}", "KeySpec": "ECC_NIST_P256", "KeyUsage": "KEY_AGREEMENT" }""");
        using var base64 = Read(Convert.ToBase64String(spki, Base64FormattingOptions.InsertLineBreaks) + "\r\n");

        Assert.Equal((PublicKeyFormat.AwsJson, "arn:aws:kms:us-east-1:111122223333:key/1", false), (json.Format, json.Keys[0].Id, json.Keys[0].CanVerify));
        Assert.Equal((PublicKeyFormat.Der, true), (base64.Format, base64.Keys[0].CanVerify));
    }

    [Fact]
    public void Of_a_set_unknown_keys_are_passed_over()
    {
        using var set = Read("""{"keys":[{"kty":"NEW","x":"1"},{"kty":"OKP","crv":"X25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},{"kty":"OKP","crv":"Ed25519","kid":"k","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}""");

        Assert.Equal((2, "k"), (set.UnknownKeys, Assert.Single(set.Keys).Id));
    }

    // RFC 7638, section 3.1, and RFC 8037, appendix A.3.
    [Theory]
    [InlineData("""{"kty":"RSA","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw","e":"AQAB","alg":"RS256","kid":"2011-04-29"}""", "NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k")]
    public void A_thumbprint_is_that_of_the_RFC(string jwk, string thumbprint)
    {
        using var file = Read(jwk);

        Assert.Equal(thumbprint, Jwk.Thumbprint(file.Keys[0].Key));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("hello", "The file is none of DER")]
    [InlineData("{", "The JSON is damaged")]
    [InlineData("{}", "The JSON is neither a JWK")]
    [InlineData("""{"kty":"RSA"}""", "The member 'n' is missing.")]
    [InlineData("""{"kty":1}""", "The member 'kty' is not a string.")]
    [InlineData("""{"kty":"EC","kty":"EC"}""", "The JSON is damaged, deeper than 8 levels, or has a name twice.")]
    [InlineData("""{"kty":"EC","crv":"P-192","x":"AA","y":"AA"}""", "The JWK is of a type")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AA","y":"AA"}""", "A coordinate of ECC_NIST_P256 has 32 bytes")]
    [InlineData("""{"kty":"EC","crv":"P-256","x":"AA==","y":"AA"}""", "A member is not base64url")]
    [InlineData("""{"kty":"RSA","n":"AAAA","e":"AQAB"}""", "The number 'n' is empty or begins with zeros")]
    [InlineData("""{"kty":"RSA","n":"AQAB","e":"AQAB"}""", "The public key is of no key spec")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","x":"AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"}""", "The public key is not a sound point")]
    [InlineData("""{"kty":"OKP","crv":"Ed25519","alg":"RS256","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", "The key is one of ECC_NIST_EDWARDS25519, and its 'alg'")]
    [InlineData("""{"keys":[]}""", "A JWK Set has an array 'keys' of 1 to 100 keys.")]
    [InlineData("""{"keys":[{"kty":"x"}]}""", "The JWK Set has no key of a type")]
    [InlineData("""{"keys":{}}""", "A JWK Set has an array")]
    [InlineData("""{"PublicKey":"?"}""", "The member 'PublicKey' is not base64.")]
    [InlineData("""{"kid":"\ud800","kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}""", "The member 'kid' is not a string of Unicode.")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n", "A PEM block is damaged")]
    [InlineData("-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n", "A PEM block is neither")]
    [InlineData("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n", "The DER is neither")]
    [InlineData("ssh-rsa AAAA", "The SSH key is cut off.")]
    [InlineData("ssh-ed25519 AAAAB3NzaC1yc2E= me", "The SSH key's name and its content differ.")]
    public void What_is_no_public_key_is_told_in_one_sentence(string content, string sentence) =>
        AssertUnreadable(sentence, Encoding.UTF8.GetBytes(content));

    [Fact]
    public void Giants_are_refused()
    {
        AssertUnreadable("longer than 1048576 bytes", new byte[KeyFile.MaxLength + 1]);
        AssertUnreadable("damaged, deeper than 8 levels", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("{\"a\":", 10_000))));
        AssertUnreadable("1 to 100 keys", Encoding.ASCII.GetBytes($$"""{"keys":[{{string.Join(',', Enumerable.Repeat("{}", 101))}}]}"""));
        AssertUnreadable("more than 100", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("-----BEGIN A-----\nAAAA\n-----END A-----\n", 200))));
        AssertUnreadable("neither a public key nor a certificate", [0x30, 0x84, 0x7F, 0xFF, 0xFF, 0xFF, 1, 2, 3, 0xFF]);
        AssertUnreadable("damaged", [.. Enumerable.Repeat((byte)0x81, 500_000)]);
        AssertUnreadable("UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("-----BEGIN PUBLIC KEY-----")).ToArray());
    }

    [Fact]
    public void Two_keys_of_a_set_have_two_names()
    {
        var set = KeyFile.WriteSet([(Keys.PublicOf(KeySpec.EccNistP256), "a"), (Keys.PublicOf(KeySpec.EccNistP384), "a")]);

        AssertUnreadable("same 'kid'", set);
    }

    private static bool HasName(KeySpec spec, PublicKeyFormat format) => format switch
    {
        PublicKeyFormat.Jwk or PublicKeyFormat.Jwks or PublicKeyFormat.Cose => spec != KeySpec.Sm2,
        PublicKeyFormat.Ssh => spec != KeySpec.Sm2 && spec != KeySpec.EccSecgP256K1 && spec.SigningAlgorithms[0] != SigningAlgorithm.MlDsaShake256,
        _ => true,
    };

    private static KeyFile Read(string text) => KeyFile.Read(Encoding.UTF8.GetBytes(text));

    private static void AssertUnreadable(string sentence, byte[] content) =>
        Assert.Contains(sentence, Assert.Throws<UnreadableException>(() => KeyFile.Read(content)).Message, StringComparison.Ordinal);
}
