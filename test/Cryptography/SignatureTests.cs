namespace Signet.Cryptography.Tests;

public sealed class SignatureTests
{
    private static readonly byte[] Message = [.. Enumerable.Range(0, 4096).Select(i => (byte)(i * 7))];

    [Theory, MemberData(nameof(Rows.OpenSslSigning), MemberType = typeof(Rows))]
    public async Task OpenSSL_verifies_what_we_sign_and_refuses_it_over_another_message(string specName, string name, MessageType type)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Signer(name));
        using var openssl = new OpenSsl(Keys.Of(spec));
        openssl.Write("sig", Keys.Of(spec).Sign(algorithm, type, Input(algorithm, type, Message)));

        Put(openssl, algorithm, Message);
        Assert.True(await openssl.VerifyAsync(algorithm, type));

        Put(openssl, algorithm, Changed(Message, 4095));
        Assert.False(await openssl.VerifyAsync(algorithm, type));
    }

    [Theory, MemberData(nameof(Rows.OpenSslSigning), MemberType = typeof(Rows))]
    public async Task We_verify_what_OpenSSL_signs_and_refuse_it_over_another_message(string specName, string name, MessageType type)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Signer(name));
        using var openssl = new OpenSsl(Keys.Of(spec));
        Put(openssl, algorithm, Message);
        var signature = await openssl.SignAsync(algorithm, type);

        Assert.True(Keys.PublicOf(spec).Verify(algorithm, type, Input(algorithm, type, Message), signature));
        Assert.False(Keys.PublicOf(spec).Verify(algorithm, type, Input(algorithm, type, Changed(Message, 0)), signature));
    }

    [Theory, MemberData(nameof(Rows.HashAndSign), MemberType = typeof(Rows))]
    public void A_message_and_its_digest_have_the_same_signatures(string specName, string name)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Signer(name));
        var digest = OpenSsl.Hash(algorithm, Message);
        var (key, publicKey) = (Keys.Of(spec), Keys.PublicOf(spec));

        Assert.True(publicKey.Verify(algorithm, MessageType.Digest, digest, key.Sign(algorithm, MessageType.Raw, Message)));
        Assert.True(publicKey.Verify(algorithm, MessageType.Raw, Message, key.Sign(algorithm, MessageType.Digest, digest)));
        Assert.False(publicKey.Verify(algorithm, MessageType.Raw, digest, key.Sign(algorithm, MessageType.Digest, digest)));
    }

    [Theory, MemberData(nameof(Rows.Signing), MemberType = typeof(Rows))]
    public void A_changed_bit_anywhere_spoils_a_signature(string specName, string name, MessageType type)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Signer(name));
        var message = Input(algorithm, type, Message);
        var signature = Keys.Of(spec).Sign(algorithm, type, message);

        // Of the thousands of bytes of ML-DSA every tenth or so.
        for (var position = 0; position < signature.Length; position += 1 + (signature.Length / 513))
        {
            var changed = Changed(signature, position, 1 << (position % 8));
            Assert.False(Keys.PublicOf(spec).Verify(algorithm, type, message, changed), $"byte {position}");
        }
    }

    [Theory, MemberData(nameof(Rows.Signing), MemberType = typeof(Rows))]
    public void What_is_no_signature_is_refused(string specName, string name, MessageType type)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Signer(name));
        var message = Input(algorithm, type, Message);
        var signature = Keys.Of(spec).Sign(algorithm, type, message);
        byte[][] others =
        [
            [], [0], [0x30], [0x30, 0], [0x30, 0x80, 0, 0], [0x30, 6, 2, 1, 0, 2, 1, 0], [.. signature, 0], [0, .. signature], signature[..^1],
            signature[1..], new byte[signature.Length], [.. Enumerable.Repeat((byte)0xFF, signature.Length)], Message,
        ];

        Assert.All(others, other => Assert.False(Keys.PublicOf(spec).Verify(algorithm, type, message, other)));
    }

    [Theory, MemberData(nameof(Rows.HashAndSign), MemberType = typeof(Rows))]
    public void A_signature_is_good_under_no_other_key_and_no_other_algorithm(string specName, string name)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Signer(name));
        var digest = OpenSsl.Hash(algorithm, Message);
        var signature = Keys.Of(spec).Sign(algorithm, MessageType.Digest, digest);

        var alike = from other in KeySpec.All
                    where other.HasEngine
                    from otherAlgorithm in other.SigningAlgorithms
                    where (other != spec || otherAlgorithm != algorithm) && otherAlgorithm.Allows(MessageType.Digest) && otherAlgorithm.DigestLength == digest.Length
                    select (other, otherAlgorithm);
        Assert.All(alike, pair => Assert.False(Keys.PublicOf(pair.other).Verify(pair.otherAlgorithm, MessageType.Digest, digest, signature)));
    }

    [Theory, MemberData(nameof(Rows.Signing), MemberType = typeof(Rows))]
    public void A_signature_is_as_long_as_AWS_documents(string specName, string name, MessageType type)
    {
        var algorithm = Rows.Signer(name);
        var length = Keys.Of(Rows.Spec(specName)).Sign(algorithm, type, Input(algorithm, type, Message)).Length;

        var (least, most) = specName switch
        {
            "RSA_2048" => (256, 256),
            "RSA_3072" => (384, 384),
            "RSA_4096" => (512, 512),
            "ECC_NIST_P384" => (90, 104),
            "ECC_NIST_P521" => (120, 139),
            "ECC_NIST_EDWARDS25519" => (64, 64),
            "ML_DSA_44" => (2420, 2420),
            "ML_DSA_65" => (3309, 3309),
            "ML_DSA_87" => (4627, 4627),
            _ => (60, 72),
        };
        Assert.InRange(length, least, most);
    }

    [Theory, MemberData(nameof(Rows.Signing), MemberType = typeof(Rows))]
    public void PKCS1_and_Ed25519_signatures_repeat_and_others_do_not(string specName, string name, MessageType type)
    {
        var (key, algorithm) = (Keys.Of(Rows.Spec(specName)), Rows.Signer(name));
        var message = Input(algorithm, type, Message);

        var (first, second) = (key.Sign(algorithm, type, message), key.Sign(algorithm, type, message));

        Assert.Equal(name.Contains("PKCS1", StringComparison.Ordinal) || name.StartsWith("ED25519", StringComparison.Ordinal), first.SequenceEqual(second));
    }

    [Theory]
    [InlineData("RSASSA_PSS_SHA_256", "0")]
    [InlineData("RSASSA_PSS_SHA_256", "20")]
    [InlineData("RSASSA_PSS_SHA_256", "31")]
    [InlineData("RSASSA_PSS_SHA_256", "33")]
    [InlineData("RSASSA_PSS_SHA_256", "max")]
    [InlineData("RSASSA_PSS_SHA_384", "32")]
    [InlineData("RSASSA_PSS_SHA_512", "32")]
    [InlineData("RSASSA_PSS_SHA_512", "max")]
    public async Task A_PSS_salt_of_another_length_than_the_digest_is_refused(string name, string saltLength)
    {
        var algorithm = Rows.Signer(name);
        using var openssl = new OpenSsl(Keys.Of(KeySpec.Rsa2048));
        openssl.Write("msg", Message);
        await openssl.MustRunAsync(
            ["dgst", $"-sha{name[^3..]}", .. OpenSsl.Options(algorithm, "-sigopt", saltLength), "-keyform", "DER", "-sign", "key.der", "-out", "sig", "msg"]);
        await openssl.MustRunAsync(
            ["dgst", $"-sha{name[^3..]}", .. OpenSsl.Options(algorithm, "-sigopt", "auto"), "-verify", "pub.der", "-signature", "sig", "msg"]);

        Assert.False(Keys.PublicOf(KeySpec.Rsa2048).Verify(algorithm, MessageType.Raw, Message, openssl.Read("sig")));
    }

    [Theory, MemberData(nameof(Rows.Digests), MemberType = typeof(Rows))]
    public void A_digest_of_the_wrong_length_is_the_callers_error(string specName, string name, MessageType type)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Signer(name));

        foreach (var length in new[] { 0, algorithm.DigestLength - 1, algorithm.DigestLength + 1 })
        {
            Assert.Throws<ArgumentException>(() => Keys.Of(spec).Sign(algorithm, type, new byte[length]));
            Assert.Throws<ArgumentException>(() => Keys.PublicOf(spec).Verify(algorithm, type, new byte[length], []));
        }
    }

    [Fact]
    public void An_algorithm_of_another_spec_is_the_callers_error()
    {
        var wrong = from spec in KeySpec.All
                    where spec is { HasEngine: true, IsAsymmetric: true }
                    from algorithm in SigningAlgorithm.All.Except(spec.SigningAlgorithms)
                    select (spec, algorithm);

        Assert.All(wrong, pair => Assert.Throws<ArgumentException>(() => Keys.Of(pair.spec).Sign(pair.algorithm, MessageType.Raw, Message)));
        Assert.All(wrong, pair => Assert.Throws<ArgumentException>(() => Keys.PublicOf(pair.spec).Verify(pair.algorithm, MessageType.Raw, Message, [])));
    }

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void A_message_type_that_the_algorithm_does_not_take_is_the_callers_error(string specName)
    {
        var wrong = from algorithm in Rows.Spec(specName).SigningAlgorithms
                    from type in Enum.GetValues<MessageType>()
                    where !algorithm.Allows(type)
                    select (algorithm, type);

        Assert.NotEmpty(wrong);
        Assert.All(wrong, pair => Assert.Throws<ArgumentException>(() => Keys.Of(Rows.Spec(specName)).Sign(pair.algorithm, pair.type, new byte[pair.algorithm.DigestLength])));
    }

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void A_key_that_is_disposed_of_signs_and_verifies_no_more(string specName)
    {
        var spec = Rows.Spec(specName);
        var key = PrivateKey.ImportPkcs8(spec, Keys.Of(spec).ExportPkcs8());
        var publicKey = PublicKey.Import(key.ExportSubjectPublicKeyInfo());
        var (algorithm, type) = (spec.SigningAlgorithms[0], Rows.TypeOf(spec.SigningAlgorithms[0]));
        var message = Input(algorithm, type, Message);
        var signature = key.Sign(algorithm, type, message);

        key.Dispose();
        publicKey.Dispose();

        Assert.Throws<ObjectDisposedException>(() => key.Sign(algorithm, type, message));
        Assert.Throws<ObjectDisposedException>(() => publicKey.Verify(algorithm, type, message, signature));
    }

    private static void Put(OpenSsl openssl, SigningAlgorithm algorithm, byte[] message)
    {
        openssl.Write("msg", message);
        openssl.Write("dig", OpenSsl.Hash(algorithm, message));
    }

    private static byte[] Input(SigningAlgorithm algorithm, MessageType type, byte[] message) =>
        type == MessageType.Raw ? message : OpenSsl.Hash(algorithm, message);

    private static byte[] Changed(byte[] bytes, int position, int mask = 1)
    {
        byte[] changed = [.. bytes];
        changed[position] ^= (byte)mask;
        return changed;
    }
}
