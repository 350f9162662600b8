using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class EncryptionTests
{
    [Theory, MemberData(nameof(Rows.Encryption), MemberType = typeof(Rows))]
    public async Task OpenSSL_decrypts_what_we_encrypt(string specName, string name)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Cipher(name));
        using var openssl = new OpenSsl(Keys.Of(spec));

        foreach (var plaintext in Plaintexts(spec, algorithm))
        {
            openssl.Write("ct", Keys.PublicOf(spec).Encrypt(algorithm, plaintext));
            await openssl.MustRunAsync(["pkeyutl", "-decrypt", "-keyform", "DER", "-inkey", "key.der", "-in", "ct", "-out", "pt", .. Options(algorithm)]);
            Assert.Equal(plaintext, openssl.Read("pt"));
        }
    }

    [Theory, MemberData(nameof(Rows.Encryption), MemberType = typeof(Rows))]
    public async Task We_decrypt_what_OpenSSL_encrypts(string specName, string name)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Cipher(name));
        using var openssl = new OpenSsl(Keys.Of(spec));

        foreach (var plaintext in Plaintexts(spec, algorithm))
        {
            openssl.Write("pt", plaintext);
            await openssl.MustRunAsync(["pkeyutl", "-encrypt", "-pubin", "-inkey", "pub.der", "-in", "pt", "-out", "ct", .. Options(algorithm)]);
            Assert.True(Keys.Of(spec).TryDecrypt(algorithm, openssl.Read("ct"), out var decrypted));
            Assert.Equal(plaintext, decrypted);
        }
    }

    [Theory, MemberData(nameof(Rows.Encryption), MemberType = typeof(Rows))]
    public void A_plaintext_may_have_any_length_up_to_the_limit_and_not_one_more(string specName, string name)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Cipher(name));
        var limit = spec.MaxPlaintext(algorithm);

        // SM2 has no key stream for nothing.
        foreach (var length in new[] { algorithm == EncryptionAlgorithm.Sm2Pke ? 1 : 0, 1, limit - 1, limit })
        {
            var plaintext = RandomNumberGenerator.GetBytes(length);
            Assert.True(Keys.Of(spec).TryDecrypt(algorithm, Keys.PublicOf(spec).Encrypt(algorithm, plaintext), out var decrypted));
            Assert.Equal(plaintext, decrypted);
        }

        Assert.Throws<ArgumentException>(() => Keys.PublicOf(spec).Encrypt(algorithm, new byte[limit + 1]));
    }

    [Theory, MemberData(nameof(Rows.Encryption), MemberType = typeof(Rows))]
    public void What_is_no_ciphertext_of_this_key_and_algorithm_is_refused(string specName, string name)
    {
        var (spec, algorithm) = (Rows.Spec(specName), Rows.Cipher(name));
        var ciphertext = Keys.PublicOf(spec).Encrypt(algorithm, "secret"u8);
        byte[] changed = [.. ciphertext];
        changed[^1] ^= 1;
        byte[][] wrong =
        [
            [], [1], [.. ciphertext, 0], [0, .. ciphertext], ciphertext[1..], ciphertext[..^1], changed, new byte[ciphertext.Length],
            [.. Enumerable.Repeat((byte)0xFF, ciphertext.Length)], Keys.Of(spec).Sign(spec.SigningAlgorithms[0], MessageType.Raw, "secret"u8), new byte[6144],
            .. spec.EncryptionAlgorithms.Where(other => other != algorithm).Select(other => Keys.PublicOf(spec).Encrypt(other, "secret"u8)),
        ];

        Assert.All(wrong, bytes =>
        {
            Assert.False(Keys.Of(spec).TryDecrypt(algorithm, bytes, out var plaintext));
            Assert.Null(plaintext);
        });
    }

    [Fact]
    public void Equal_plaintexts_have_unequal_ciphertexts()
    {
        var key = Keys.PublicOf(KeySpec.Rsa2048);

        Assert.NotEqual(key.Encrypt(EncryptionAlgorithm.RsaesOaepSha256, "secret"u8), key.Encrypt(EncryptionAlgorithm.RsaesOaepSha256, "secret"u8));
    }

    [Theory, MemberData(nameof(Rows.Engines), MemberType = typeof(Rows))]
    public void An_algorithm_of_another_spec_is_the_callers_error(string specName)
    {
        var spec = Rows.Spec(specName);

        Assert.All(EncryptionAlgorithm.All.Except(spec.EncryptionAlgorithms), algorithm =>
        {
            Assert.Throws<ArgumentException>(() => Keys.PublicOf(spec).Encrypt(algorithm, [1]));
            Assert.Throws<ArgumentException>(() => Keys.Of(spec).TryDecrypt(algorithm, [1], out _));
            Assert.Throws<ArgumentException>(() => spec.MaxPlaintext(algorithm));
        });
    }

    private static byte[][] Plaintexts(KeySpec spec, EncryptionAlgorithm algorithm) =>
        [[0], "a secret of some length"u8.ToArray(), RandomNumberGenerator.GetBytes(spec.MaxPlaintext(algorithm))];

    private static string[] Options(EncryptionAlgorithm algorithm) =>
        algorithm == EncryptionAlgorithm.Sm2Pke ? ["-pkeyopt", "digest:sm3"]
        : algorithm == EncryptionAlgorithm.RsaesOaepSha1
            ? ["-pkeyopt", "rsa_padding_mode:oaep"]
            : ["-pkeyopt", "rsa_padding_mode:oaep", "-pkeyopt", "rsa_oaep_md:sha256"];
}
