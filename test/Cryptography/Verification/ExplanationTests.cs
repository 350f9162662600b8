using System.Security.Cryptography;
using System.Text;
using Org.BouncyCastle.Crypto.Digests;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Signet.Cryptography.Verification;

namespace Signet.Cryptography.Tests.Verification;

/// <summary>Makes each mistake that is explained, and reads the explanation.</summary>
public sealed class ExplanationTests
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes("one line\nanother line\n");
    private static readonly string[] HashAndSign = ["RSASSA_PKCS1_V1_5_SHA_256", "RSASSA_PSS_SHA_384", "ECDSA_SHA_256", "SM2DSA"];

    public static TheoryData<string> Algorithms => [.. HashAndSign];

    [Theory]
    [InlineData("one line\nanother line", "message-trailing-newline")]
    [InlineData("one line\nanother line\n\n", "message-no-newline")]
    [InlineData("one line\nanother line\n\r\n", "message-no-newline")]
    [InlineData("one line\r\nanother line\r\n", "message-lf")]
    [InlineData("\ufeffone line\nanother line\n", "message-no-bom")]
    [InlineData("b25lIGxpbmUKYW5vdGhlciBsaW5lCg==", "message-as-base64")]
    [InlineData("6f6e65206c696e650a616e6f74686572206c696e650a", "message-as-hex")]
    public async Task Another_text_was_signed_than_the_file(string signed, string code)
    {
        foreach (var spec in new[] { KeySpec.Rsa2048, KeySpec.EccNistP384, KeySpec.EccNistEdwards25519, KeySpec.MlDsa44, KeySpec.Sm2 })
        {
            Assert.Contains(code, await Verify.ExplainAsync(spec, Message, Sign(spec, Encoding.UTF8.GetBytes(signed))));
        }
    }

    [Theory]
    [InlineData("one line\r\nanother line\r\n", "message-crlf")]
    [InlineData("\ufeffone line\nanother line\n", "message-bom")]
    [InlineData("b25lIGxpbmUKYW5vdGhlciBsaW5lCg==\n", "message-base64")]
    [InlineData("6F6E65206C696E650A616E6F74686572206C696E650A\n", "message-hex")]
    public async Task The_file_is_another_text_than_was_signed(string file, string code)
    {
        foreach (var spec in new[] { KeySpec.Rsa2048, KeySpec.EccNistP384, KeySpec.EccNistEdwards25519, KeySpec.MlDsa44, KeySpec.Sm2 })
        {
            Assert.Contains(code, await Verify.ExplainAsync(spec, Encoding.UTF8.GetBytes(file), Sign(spec, Message)));
        }
    }

    [Theory, MemberData(nameof(Algorithms))]
    public async Task The_file_is_the_digest(string name)
    {
        var (spec, algorithm) = Of(name);
        var digest = OpenSsl.Hash(algorithm, Message);

        Assert.Equal(["message-is-digest"], await Verify.ExplainAsync(spec, digest, Keys.Of(spec).Sign(algorithm, MessageType.Digest, digest)));
    }

    [Theory, MemberData(nameof(Algorithms))]
    public async Task The_file_is_what_sha256sum_or_openssl_printed(string name)
    {
        var (spec, algorithm) = Of(name);
        var digest = OpenSsl.Hash(algorithm, Message);
        var (signature, hex) = (Keys.Of(spec).Sign(algorithm, MessageType.Digest, digest), Convert.ToHexStringLower(digest));

        foreach (var text in new[] { $"{hex}  file.txt\n", $"SHA2-256(file.txt)= {hex}\n", hex })
        {
            Assert.Contains("message-hex", await Verify.ExplainAsync(spec, Encoding.ASCII.GetBytes(text), signature, new() { MessageType = MessageType.Digest }));
            Assert.Contains("message-hex+message-is-digest", await Verify.ExplainAsync(spec, Encoding.ASCII.GetBytes(text), signature));
        }
    }

    [Theory, MemberData(nameof(Algorithms))]
    public async Task What_is_called_the_digest_is_the_message(string name)
    {
        var (spec, algorithm) = Of(name);

        Assert.Contains("digest-is-message", await Verify.ExplainAsync(spec, Message, Keys.Of(spec).Sign(algorithm, MessageType.Raw, Message), new() { Algorithm = algorithm, MessageType = MessageType.Digest }));
    }

    [Theory, MemberData(nameof(Algorithms))]
    public async Task The_digest_was_signed_as_RAW(string name)
    {
        var (spec, algorithm) = Of(name);
        var digest = algorithm == SigningAlgorithm.Sm2Dsa ? Sm2Digest(Message) : OpenSsl.Hash(algorithm, Message);
        var hex = Encoding.ASCII.GetBytes(Convert.ToHexStringLower(digest));

        Assert.Equal(["hashed-twice"], await Verify.ExplainAsync(spec, Message, Keys.Of(spec).Sign(algorithm, MessageType.Raw, digest)));
        Assert.Equal(["hashed-twice-hex"], await Verify.ExplainAsync(spec, Message, Keys.Of(spec).Sign(algorithm, MessageType.Raw, hex)));
    }

    [Theory]
    [InlineData("RSASSA_PKCS1_V1_5_SHA_512", "RSASSA_PKCS1_V1_5_SHA_256")]
    [InlineData("RSASSA_PSS_SHA_256", "RSASSA_PKCS1_V1_5_SHA_256")]
    [InlineData("RSASSA_PKCS1_V1_5_SHA_384", "RSASSA_PSS_SHA_512")]
    public async Task Another_algorithm_of_the_key_was_used(string signed, string asked)
    {
        var report = await Verify.RunAsync(KeySpec.Rsa2048, Message, Keys.Of(KeySpec.Rsa2048).Sign(Rows.Signer(signed), MessageType.Raw, Message), new() { Algorithm = Rows.Signer(asked) });

        Assert.Equal($"It would verify under {signed}.", Assert.Single(report.Explanations).ToString());
    }

    [Theory]
    [InlineData("sha1", null, "foreign-algorithm")]
    [InlineData("sha1", "digest", "foreign-algorithm")]
    [InlineData("sha256", "10", "pss-salt")]
    public async Task OpenSSL_signed_otherwise_than_AWS_does(string hash, string? salt, string code)
    {
        using var openssl = new OpenSsl(Keys.Of(KeySpec.Rsa3072));
        openssl.Write("msg", Message);
        string[] padding = salt is null ? [] : ["-sigopt", "rsa_padding_mode:pss", "-sigopt", $"rsa_pss_saltlen:{salt}"];
        await openssl.MustRunAsync(["dgst", $"-{hash}", .. padding, "-keyform", "DER", "-sign", "key.der", "-out", "sig", "msg"]);

        Assert.Equal([code], await Verify.ExplainAsync(KeySpec.Rsa3072, Message, openssl.Read("sig")));
    }

    [Fact]
    public async Task OpenSSL_masked_with_SHA_1()
    {
        using var openssl = new OpenSsl(Keys.Of(KeySpec.Rsa2048));
        openssl.Write("msg", Message);
        await openssl.MustRunAsync("dgst", "-sha256", "-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:20", "-sigopt", "rsa_mgf1_md:sha1", "-keyform", "DER", "-sign", "key.der", "-out", "sig", "msg");

        Assert.Equal(["pss-mgf1"], await Verify.ExplainAsync(KeySpec.Rsa2048, Message, openssl.Read("sig")));
    }

    [Fact]
    public async Task OpenSSL_was_not_told_the_digests_name()
    {
        using var openssl = new OpenSsl(Keys.Of(KeySpec.Rsa2048));
        openssl.Write("dig", SHA256.HashData(Message));
        await openssl.MustRunAsync("pkeyutl", "-sign", "-keyform", "DER", "-inkey", "key.der", "-in", "dig", "-out", "sig");

        Assert.Equal(["no-digest-info"], await Verify.ExplainAsync(KeySpec.Rsa2048, Message, openssl.Read("sig")));
    }

    [Theory]
    [InlineData("ECC_NIST_P256", "sha512")]
    [InlineData("ECC_NIST_P384", "sha256")]
    [InlineData("ECC_SECG_P256K1", "sha1")]
    public async Task A_curve_was_used_with_another_hash(string spec, string hash)
    {
        using var openssl = new OpenSsl(Keys.Of(Rows.Spec(spec)));
        openssl.Write("msg", Message);
        await openssl.MustRunAsync("dgst", $"-{hash}", "-keyform", "DER", "-sign", "key.der", "-out", "sig", "msg");

        Assert.Equal(["other-hash"], await Verify.ExplainAsync(Rows.Spec(spec), Message, openssl.Read("sig")));
    }

    [Fact]
    public async Task The_other_form_was_written_than_is_asked_for()
    {
        var der = Sign(KeySpec.EccNistP256, Message);

        Assert.Equal(["signature-form"], await Verify.ExplainAsync(KeySpec.EccNistP256, Message, der, new() { Form = SignatureForm.Fixed }));
        Assert.Equal(["signature-form"], await Verify.ExplainAsync(KeySpec.EccNistP256, Message, EcdsaSignature.FromDer(KeySpec.EccNistP256, der), new() { Form = SignatureForm.Der }));
    }

    [Fact]
    public async Task The_signatures_numbers_are_not_strict_DER()
    {
        var numbers = EcdsaSignature.FromDer(KeySpec.EccNistP256, Sign(KeySpec.EccNistP256, Message));
        byte[] lax = [0x30, 72, 2, 34, 0, 0, .. numbers[..32], 2, 34, 0, 0, .. numbers[32..]];

        Assert.Equal(["signature-not-der"], await Verify.ExplainAsync(KeySpec.EccNistP256, Message, lax));
    }

    [Fact]
    public async Task The_signature_was_encoded_twice_or_turned_around()
    {
        var signature = Sign(KeySpec.Rsa2048, Message);
        var base64 = Encoding.ASCII.GetBytes(Convert.ToBase64String(signature));

        Assert.Equal(["signature-encoded-twice"], await Verify.ExplainAsync(KeySpec.Rsa2048, Message, Encoding.ASCII.GetBytes(Convert.ToBase64String(base64))));
        Assert.Equal(["signature-reversed"], await Verify.ExplainAsync(KeySpec.Rsa2048, Message, [.. signature.Reverse()]));
    }

    [Fact]
    public async Task Ed25519_was_meant_or_made_otherwise()
    {
        var (spec, pure, prehash) = (KeySpec.EccNistEdwards25519, SigningAlgorithm.Ed25519Sha512, SigningAlgorithm.Ed25519PhSha512);
        var (key, digest) = (Keys.Of(spec), SHA512.HashData(Message));

        Assert.Equal(["other-algorithm"], await Verify.ExplainAsync(spec, Message, key.Sign(pure, MessageType.Raw, Message), new() { Algorithm = prehash }));
        Assert.Equal(["other-algorithm"], await Verify.ExplainAsync(spec, Message, key.Sign(prehash, MessageType.Digest, digest), new() { Algorithm = pure }));
        Assert.Equal(["message-was-digest"], await Verify.ExplainAsync(spec, Message, key.Sign(pure, MessageType.Raw, digest)));
        Assert.Equal(["digest-is-message"], await Verify.ExplainAsync(spec, Message, key.Sign(prehash, MessageType.Digest, digest), new() { MessageType = MessageType.Digest }));
    }

    [Fact]
    public async Task Ed25519ph_was_made_of_the_message_as_RFC_8032_has_it()
    {
        var seed = Keys.Of(KeySpec.EccNistEdwards25519).ExportPkcs8()[^32..];
        var signer = new Ed25519phSigner([]);
        signer.Init(forSigning: true, new Ed25519PrivateKeyParameters(seed));
        signer.BlockUpdate(Message);

        Assert.Equal(["ed25519ph-hashed-once"], await Verify.ExplainAsync(KeySpec.EccNistEdwards25519, Message, signer.GenerateSignature()));
    }

    [Fact]
    public async Task ML_DSA_was_made_of_a_digest_of_mu_or_as_HashML_DSA()
    {
        var (spec, algorithm) = (KeySpec.MlDsa44, SigningAlgorithm.MlDsaShake256);
        var key = Keys.Of(spec);
        var mu = MlDsa.Mu(key.ExportSubjectPublicKeyInfo()[22..], Message);

        Assert.Equal(["message-was-digest"], await Verify.ExplainAsync(spec, Message, key.Sign(algorithm, MessageType.Raw, SHA256.HashData(Message))));
        Assert.Equal(["mu-was-message"], await Verify.ExplainAsync(spec, Message, key.Sign(algorithm, MessageType.Raw, mu)));
        Assert.Equal(["message-is-mu"], await Verify.ExplainAsync(spec, mu, key.Sign(algorithm, MessageType.ExternalMu, mu)));
        Assert.Equal(["digest-is-message"], await Verify.ExplainAsync(spec, Message, key.Sign(algorithm, MessageType.Raw, Message), new() { MessageType = MessageType.ExternalMu }));
        Assert.Equal(["hash-ml-dsa"], await Verify.ExplainAsync(spec, Message, HashMlDsa(key)));
    }

    [Fact]
    public async Task SM2_was_made_with_another_identity_or_none()
    {
        using var openssl = new OpenSsl(Keys.Of(KeySpec.Sm2));
        openssl.Write("msg", Message);
        openssl.Write("sm3", Sm2Digest(Message));
        await openssl.MustRunAsync("dgst", "-sm3", "-sigopt", "distid:", "-keyform", "DER", "-sign", "key.der", "-out", "empty", "msg");
        await openssl.MustRunAsync("pkeyutl", "-sign", "-keyform", "DER", "-inkey", "key.der", "-in", "sm3", "-out", "bare");

        Assert.Equal(["sm2-no-id"], await Verify.ExplainAsync(KeySpec.Sm2, Message, openssl.Read("empty")));
        Assert.Equal(["sm2-no-za"], await Verify.ExplainAsync(KeySpec.Sm2, Message, openssl.Read("bare")));
        Assert.Equal(["sm2-id"], await Verify.ExplainAsync(KeySpec.Sm2, Message, Sign(KeySpec.Sm2, Message), new() { Sm2Id = "Alice" }));
    }

    [Fact]
    public async Task A_PKCS1_signature_of_the_key_tells_what_it_was_made_of()
    {
        var report = await Verify.RunAsync(KeySpec.Rsa2048, Message, Sign(KeySpec.Rsa2048, [1, 2, 3], SigningAlgorithm.RsassaPkcs1V15Sha512));

        Assert.Contains($"It was made with this key, by RSASSA-PKCS1-v1_5, over a message whose SHA-512 is {Convert.ToHexStringLower(SHA512.HashData([1, 2, 3]))}.", report.Notes);
    }

    private static (KeySpec Spec, SigningAlgorithm Algorithm) Of(string name) =>
        (KeySpec.All.First(spec => spec.SigningAlgorithms.Contains(Rows.Signer(name))), Rows.Signer(name));

    private static byte[] Sign(KeySpec spec, byte[] message, SigningAlgorithm? algorithm = null) =>
        Keys.Of(spec).Sign(algorithm ?? spec.SigningAlgorithms[^1], MessageType.Raw, message);

    // What "the digest" is to people: SM3 with nothing else in it.
    private static byte[] Sm2Digest(byte[] message)
    {
        var (digest, result) = (new SM3Digest(), new byte[32]);
        digest.BlockUpdate(message);
        digest.DoFinal(result);
        return result;
    }

    private static byte[] HashMlDsa(PrivateKey key)
    {
        var parameters = MLDsaPrivateKeyParameters.FromSeed(MLDsaParameters.ml_dsa_44, key.ExportPkcs8()[^32..]);
        var signer = new HashMLDsaSigner(MLDsaParameters.ml_dsa_44_with_sha512, deterministic: false);
        signer.Init(forSigning: true, MLDsaPrivateKeyParameters.FromSeed(MLDsaParameters.ml_dsa_44_with_sha512, parameters.GetSeed()));
        signer.BlockUpdate(Message);
        return signer.GenerateSignature();
    }
}
