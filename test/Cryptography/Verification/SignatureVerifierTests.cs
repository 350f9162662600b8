using System.Text;
using Signet.Cryptography.Formats;
using Signet.Cryptography.Verification;

namespace Signet.Cryptography.Tests.Verification;

public sealed class SignatureVerifierTests
{
    private static readonly byte[] Message = Encoding.UTF8.GetBytes("A message of several\nlines\n");

    [Theory, MemberData(nameof(Rows.Signing), MemberType = typeof(Rows))]
    public async Task Every_algorithm_verifies_when_it_is_named_and_when_it_is_found_out(string specName, string name, MessageType type)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Signer(name));
        var input = type == MessageType.Raw ? Message : OpenSsl.Hash(algorithm, Message);
        var signature = Keys.Of(spec).Sign(algorithm, type, input);

        var named = await Verify.RunAsync(spec, input, signature, new() { Algorithm = algorithm, MessageType = type });
        var found = await Verify.RunAsync(spec, input, signature, new() { MessageType = type });
        var changed = await Verify.RunAsync(spec, [.. input[..^1], (byte)(input[^1] ^ 1)], signature, new() { MessageType = type });

        Assert.True(named.Verified);
        Assert.Equal((true, algorithm, SignatureEncoding.Raw), (found.Verified, found.Algorithm, found.Encoding));
        Assert.Equal((false, 0), (changed.Verified, changed.Explanations.Count));
    }

    [Theory, MemberData(nameof(Rows.HashAndSign), MemberType = typeof(Rows))]
    public async Task A_signature_made_of_a_digest_verifies_over_the_message(string specName, string name)
    {
        var algorithm = Rows.Signer(name);
        var signature = Keys.Of(Rows.Spec(specName)).Sign(algorithm, MessageType.Digest, OpenSsl.Hash(algorithm, Message));

        Assert.Equal(algorithm, (await Verify.RunAsync(Rows.Spec(specName), Message, signature)).Algorithm);
    }

    [Fact]
    public async Task Ed25519ph_of_a_messages_digest_verifies_over_the_message()
    {
        var algorithm = SigningAlgorithm.Ed25519PhSha512;
        var signature = Keys.Of(KeySpec.EccNistEdwards25519).Sign(algorithm, MessageType.Digest, OpenSsl.Hash(algorithm, Message));

        Assert.Equal(algorithm, (await Verify.RunAsync(KeySpec.EccNistEdwards25519, Message, signature)).Algorithm);
    }

    [Fact]
    public async Task ML_DSA_of_mu_verifies_over_the_message()
    {
        var key = Keys.Of(KeySpec.MlDsa65);
        var mu = MlDsa.Mu(key.ExportSubjectPublicKeyInfo()[22..], Message);

        Assert.True((await Verify.RunAsync(KeySpec.MlDsa65, Message, key.Sign(SigningAlgorithm.MlDsaShake256, MessageType.ExternalMu, mu))).Verified);
    }

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public async Task Signatures_are_read_as_base64_hexadecimal_and_the_JSON_of_aws(string specName)
    {
        var spec = Rows.Spec(specName);
        var (algorithm, type) = (spec.SigningAlgorithms[^1], Rows.TypeOf(spec.SigningAlgorithms[^1]));
        var signature = Keys.Of(spec).Sign(algorithm, type, Message);
        var base64 = Convert.ToBase64String(signature, Base64FormattingOptions.InsertLineBreaks);
        (string Text, SignatureEncoding Encoding)[] files =
        [
            (base64, SignatureEncoding.Base64), (base64.Replace('+', '-').Replace('/', '_').TrimEnd('=') + "\n", SignatureEncoding.Base64),
            (Convert.ToHexStringLower(signature) + "\r\n", SignatureEncoding.Hexadecimal), (Convert.ToHexString(signature), SignatureEncoding.Hexadecimal),
            ($$"""{ "KeyId": "k", "Signature": "{{Convert.ToBase64String(signature)}}", "SigningAlgorithm": "{{algorithm}}" }""", SignatureEncoding.AwsJson),
        ];

        foreach (var (text, encoding) in files)
        {
            var report = await Verify.RunAsync(spec, Message, Encoding.ASCII.GetBytes(text));
            Assert.Equal((true, encoding), (report.Verified, report.Encoding));
        }
    }

    [Theory]
    [InlineData("ECC_NIST_P256")]
    [InlineData("ECC_NIST_P384")]
    [InlineData("ECC_NIST_P521")]
    [InlineData("ECC_SECG_P256K1")]
    [InlineData("SM2")]
    public async Task Both_forms_of_a_curves_signature_are_read_unless_one_is_asked_for(string specName)
    {
        var spec = Rows.Spec(specName);
        var der = Keys.Of(spec).Sign(spec.SigningAlgorithms[0], MessageType.Raw, Message);
        var fixedForm = EcdsaSignature.FromDer(spec, der);

        Assert.Equal(SignatureForm.Der, (await Verify.RunAsync(spec, Message, der)).Form);
        Assert.Equal(SignatureForm.Fixed, (await Verify.RunAsync(spec, Message, fixedForm)).Form);
        Assert.False((await Verify.RunAsync(spec, Message, der, new() { Form = SignatureForm.Fixed })).Verified);
        Assert.False((await Verify.RunAsync(spec, Message, fixedForm, new() { Form = SignatureForm.Der })).Verified);
    }

    [Theory]
    [InlineData("30")]
    [InlineData("3080")]
    [InlineData("30803080")]
    [InlineData("3084FFFFFFFF")]
    [InlineData("1F")]
    public async Task Numbers_that_begin_as_if_they_were_DER_are_numbers(string beginning)
    {
        byte[] signature = [.. Convert.FromHexString(beginning), .. Enumerable.Repeat((byte)1, 64)];

        Assert.False((await Verify.RunAsync(KeySpec.EccNistP256, Message, signature[..64])).Verified);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("20")]
    [InlineData("33")]
    [InlineData("max")]
    public async Task A_salt_of_another_length_is_taken_only_when_any_is(string saltLength)
    {
        var algorithm = SigningAlgorithm.RsassaPssSha256;
        using var openssl = new OpenSsl(Keys.Of(KeySpec.Rsa2048));
        openssl.Write("msg", Message);
        await openssl.MustRunAsync(["dgst", "-sha256", .. OpenSsl.Options(algorithm, "-sigopt", saltLength), "-keyform", "DER", "-sign", "key.der", "-out", "sig", "msg"]);

        Assert.True((await Verify.RunAsync(KeySpec.Rsa2048, Message, openssl.Read("sig"), new() { AnySalt = true })).Verified);
        Assert.Equal(["pss-salt"], await Verify.ExplainAsync(KeySpec.Rsa2048, Message, openssl.Read("sig"), new() { Algorithm = algorithm }));
    }

    [Fact]
    public async Task SM2_verifies_with_the_identity_that_is_given_and_with_no_other()
    {
        using var openssl = new OpenSsl(Keys.Of(KeySpec.Sm2));
        openssl.Write("msg", Message);
        await openssl.MustRunAsync("dgst", "-sm3", "-sigopt", "distid:ALICE123@YAHOO.COM", "-keyform", "DER", "-sign", "key.der", "-out", "sig", "msg");

        Assert.True((await Verify.RunAsync(KeySpec.Sm2, Message, openssl.Read("sig"), new() { Sm2Id = "ALICE123@YAHOO.COM" })).Verified);
        Assert.False((await Verify.RunAsync(KeySpec.Sm2, Message, openssl.Read("sig"))).Verified);
    }

    [Fact]
    public async Task Of_a_set_any_key_verifies_or_the_one_that_is_chosen()
    {
        KeySpec[] specs = [KeySpec.Rsa2048, KeySpec.EccNistP256, KeySpec.EccNistEdwards25519];
        var set = KeyFile.WriteSet(specs.Select(spec => (Keys.PublicOf(spec), (string?)spec.Name)));
        var signature = Keys.Of(KeySpec.EccNistP256).Sign(SigningAlgorithm.EcdsaSha256, MessageType.Raw, Message);

        Assert.Equal("ECC_NIST_P256", (await Verify.RunAsync(set, Message, signature)).Key?.Id);
        Assert.True((await Verify.RunAsync(set, Message, signature, new() { KeyId = "ECC_NIST_P256" })).Verified);
        Assert.Equal(["other-key"], Verify.Codes(await Verify.RunAsync(set, Message, signature, new() { KeyId = "RSA_2048" })));
        await Assert.ThrowsAsync<UnreadableException>(() => Verify.RunAsync(set, Message, signature, new() { KeyId = "nobody" }));
    }

    [Theory]
    [InlineData("RSA_2048", "ECDSA_SHA_256", MessageType.Raw, "ECDSA_SHA_256 is not an algorithm of this key, which is RSA_2048 and has: ")]
    [InlineData("ECC_NIST_P384", "ECDSA_SHA_256", MessageType.Raw, "ECDSA_SHA_256 is not an algorithm of this key, which is ECC_NIST_P384 and has: ECDSA_SHA_384.")]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", MessageType.Digest, "ED25519_SHA_512 takes no message of type DIGEST.")]
    [InlineData("ML_DSA_44", null, MessageType.Digest, "A key of ML_DSA_44 takes no message of type DIGEST.")]
    [InlineData("RSA_2048", null, MessageType.ExternalMu, "A key of RSA_2048 takes no message of type EXTERNAL_MU.")]
    public async Task What_does_not_go_together_cannot_be_decided(string spec, string? algorithm, MessageType type, string sentence)
    {
        var options = new VerificationOptions { Algorithm = algorithm is null ? null : Rows.Signer(algorithm), MessageType = type };

        var error = await Assert.ThrowsAsync<UnreadableException>(() => Verify.RunAsync(Rows.Spec(spec), Message, [1, 2, 3], options));

        Assert.StartsWith(sentence, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_in_a_stream_that_ends_once_verifies_and_its_failure_is_explained()
    {
        var signature = Keys.Of(KeySpec.EccNistP256).Sign(SigningAlgorithm.EcdsaSha256, MessageType.Raw, Message);
        using var keys = KeyFile.Read(Keys.Of(KeySpec.EccNistP256).ExportSubjectPublicKeyInfo());
        var file = SignatureFile.Read(signature);

        var good = await SignatureVerifier.VerifyAsync(keys, MessageSource.Once(new MemoryStream(Message)), file, new(), TestContext.Current.CancellationToken);
        var bad = await SignatureVerifier.VerifyAsync(keys, MessageSource.Once(new MemoryStream([.. Message, 10])), file, new(), TestContext.Current.CancellationToken);

        Assert.True(good.Verified);
        Assert.Equal(["message-trailing-newline"], Verify.Codes(bad));
    }

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public async Task Bytes_that_follow_a_signature_spoil_it_and_are_told(string specName)
    {
        var spec = Rows.Spec(specName);
        var algorithm = spec.SigningAlgorithms[^1];
        var signature = Keys.Of(spec).Sign(algorithm, Rows.TypeOf(algorithm), Message);

        Assert.Contains("signature-trailing-bytes", await Verify.ExplainAsync(spec, Message, [.. signature, 0]));
        Assert.Contains("signature-trailing-newline", await Verify.ExplainAsync(spec, Message, [.. signature, 10]));
        Assert.False((await Verify.RunAsync(spec, Message, signature[..^1])).Verified);
    }
}
