using System.Security.Cryptography;

namespace Signet.Cryptography.Tests;

public sealed class WrappingTests
{
    // RSA private keys fit into no other wrapping, P-521's not into RSA_2048's; everything is wrapped for the largest key.
    public static TheoryData<string, string> Carried =>
        [.. from spec in KeySpec.All from algorithm in spec.WrappingAlgorithms select (spec.Name, algorithm.Name)];

    [Theory, MemberData(nameof(Carried))]
    public async Task What_OpenSSL_wraps_unwraps_and_opens(string specName, string name)
    {
        var algorithm = Algorithm(name);
        var wrappingKey = Keys.Of(algorithm == WrappingAlgorithm.Sm2Pke ? KeySpec.Sm2 : KeySpec.Rsa4096);
        var material = Keys.MaterialOf(Rows.Spec(specName));
        using var openssl = new OpenSsl(wrappingKey);

        var wrapped = await WrapAsync(openssl, algorithm, material);

        Assert.True(algorithm.TryUnwrap(wrappingKey, wrapped, out var unwrapped));
        Assert.Equal(material, unwrapped);
        using var opened = KeyMaterial.Import(Rows.Spec(specName), unwrapped);
        Assert.Equal(material, opened.Export());
    }

    [Theory]
    [InlineData("RSA_2048")]
    [InlineData("RSA_3072")]
    public async Task Every_size_of_RSA_unwraps(string wrappingSpec)
    {
        var wrappingKey = Keys.Of(Rows.Spec(wrappingSpec));
        using var openssl = new OpenSsl(wrappingKey);
        var material = RandomNumberGenerator.GetBytes(32);

        foreach (var algorithm in WrappingAlgorithm.All.Where(algorithm => algorithm.Name.StartsWith("RSA", StringComparison.Ordinal) && !algorithm.IsRefused))
        {
            Assert.True(algorithm.TryUnwrap(wrappingKey, await WrapAsync(openssl, algorithm, material), out var unwrapped));
            Assert.Equal(material, unwrapped);
        }
    }

    [Theory]
    [InlineData("RSAES_OAEP_SHA_1")]
    [InlineData("RSAES_OAEP_SHA_256")]
    [InlineData("RSA_AES_KEY_WRAP_SHA_1")]
    [InlineData("RSA_AES_KEY_WRAP_SHA_256")]
    [InlineData("SM2PKE")]
    public async Task What_was_wrapped_for_another_key_otherwise_or_is_damaged_does_not_unwrap(string name)
    {
        var algorithm = Algorithm(name);
        var spec = algorithm == WrappingAlgorithm.Sm2Pke ? KeySpec.Sm2 : KeySpec.Rsa2048;
        using var openssl = new OpenSsl(Keys.Of(spec));
        var wrapped = await WrapAsync(openssl, algorithm, RandomNumberGenerator.GetBytes(40));
        using var otherKey = PrivateKey.Generate(spec);
        byte[] first = [(byte)(wrapped[0] ^ 1), .. wrapped[1..]];
        byte[] last = [.. wrapped[..^1], (byte)(wrapped[^1] ^ 1)];

        Assert.All([[], [0], wrapped[..^1], wrapped[1..], wrapped[..^8], wrapped[..Math.Min(256, wrapped.Length - 1)], [.. wrapped, 0], first, last, new byte[6144], new byte[6145]], bytes => Refuses(algorithm, Keys.Of(spec), bytes));
        Refuses(algorithm, otherKey, wrapped);
        Assert.All(WrappingAlgorithm.All.Where(other => other != algorithm && WrappingKeySpec.All.Any(row => row.KeySpec == spec && other.Suits(row))), other =>
            Refuses(other, Keys.Of(spec), wrapped));
    }

    [Fact]
    public async Task The_key_between_is_of_256_bits()
    {
        using var openssl = new OpenSsl(Keys.Of(KeySpec.Rsa2048));
        openssl.Write("material", RandomNumberGenerator.GetBytes(32));
        var between = RandomNumberGenerator.GetBytes(16);
        await openssl.MustRunAsync("enc", "-id-aes128-wrap-pad", "-K", Convert.ToHexString(between), "-iv", "A65959A6", "-in", "material", "-out", "w2");

        Refuses(
            WrappingAlgorithm.RsaAesKeyWrapSha256, Keys.Of(KeySpec.Rsa2048),
            [.. Keys.PublicOf(KeySpec.Rsa2048).Encrypt(EncryptionAlgorithm.RsaesOaepSha256, between), .. openssl.Read("w2")]);
    }

    [Fact]
    public void An_algorithm_that_is_refused_or_of_another_key_is_the_callers_error()
    {
        Assert.True(WrappingAlgorithm.RsaesPkcs1V15.IsRefused);
        Assert.Throws<ArgumentException>(() => WrappingAlgorithm.RsaesPkcs1V15.TryUnwrap(Keys.Of(KeySpec.Rsa2048), [1], out _));
        Assert.Throws<ArgumentException>(() => WrappingAlgorithm.Sm2Pke.TryUnwrap(Keys.Of(KeySpec.Rsa2048), [1], out _));
        Assert.Throws<ArgumentException>(() => WrappingAlgorithm.RsaesOaepSha256.TryUnwrap(Keys.Of(KeySpec.Sm2), [1], out _));
        Assert.Throws<ArgumentException>(() => WrappingAlgorithm.RsaAesKeyWrapSha256.TryUnwrap(Keys.Of(KeySpec.EccNistP256), [1], out _));
    }

    [Theory]
    [InlineData("RSA_2048", "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256")]
    [InlineData("RSA_3072", "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256")]
    [InlineData("RSA_4096", "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256")]
    [InlineData("SM2", "SM2PKE")]
    public void A_wrapping_key_has_the_algorithms_that_AWS_documents(string name, string algorithms)
    {
        Assert.True(WrappingKeySpec.TryGet(name, out var spec));
        Assert.Equal(name, spec.Name);
        Assert.Equal(algorithms, string.Join(' ', WrappingAlgorithm.All.Where(algorithm => algorithm.Suits(spec))));
    }

    [Theory]
    [InlineData("SYMMETRIC_DEFAULT", "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE")]
    [InlineData("HMAC_224", "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE")]
    [InlineData("HMAC_512", "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE")]
    [InlineData("RSA_2048", "RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256")]
    [InlineData("RSA_4096", "RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256")]
    [InlineData("ECC_NIST_P521", "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256 SM2PKE")]
    [InlineData("ECC_NIST_EDWARDS25519", "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256 SM2PKE")]
    [InlineData("SM2", "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 RSA_AES_KEY_WRAP_SHA_1 RSA_AES_KEY_WRAP_SHA_256 SM2PKE")]
    [InlineData("ML_DSA_65", "")]
    public void A_spec_may_be_carried_by_the_algorithms_that_AWS_documents(string name, string algorithms) =>
        Assert.Equal(algorithms, string.Join(' ', Rows.Spec(name).WrappingAlgorithms));

    [Fact]
    public void Names_are_listed_once_in_order_and_found()
    {
        Assert.Equal(WrappingAlgorithm.All.Select(row => row.Name).Order(StringComparer.Ordinal), WrappingAlgorithm.All.Select(row => row.Name));
        Assert.All(WrappingAlgorithm.All, row => Assert.Same(row, Algorithm(row.Name)));
        Assert.All([null, "", "rsaes_oaep_sha_1", "RSA_1024"], name =>
        {
            Assert.False(WrappingAlgorithm.TryGet(name, out _));
            Assert.False(WrappingKeySpec.TryGet(name, out _));
        });
    }

    private static WrappingAlgorithm Algorithm(string name) => WrappingAlgorithm.TryGet(name, out var algorithm) ? algorithm : throw new ArgumentException(name);

    private static void Refuses(WrappingAlgorithm algorithm, PrivateKey wrappingKey, byte[] wrapped)
    {
        Assert.False(algorithm.TryUnwrap(wrappingKey, wrapped, out var material));
        Assert.Null(material);
    }

    private static async Task<byte[]> WrapAsync(OpenSsl openssl, WrappingAlgorithm algorithm, byte[] material)
    {
        openssl.Write("material", material);
        if (!algorithm.Name.Contains("KEY_WRAP", StringComparison.Ordinal))
        {
            return await EncryptAsync(openssl, algorithm, "material");
        }

        openssl.Write("aes", RandomNumberGenerator.GetBytes(32));
        await openssl.MustRunAsync("enc", "-id-aes256-wrap-pad", "-K", Convert.ToHexString(openssl.Read("aes")), "-iv", "A65959A6", "-in", "material", "-out", "w2");
        return [.. await EncryptAsync(openssl, algorithm, "aes"), .. openssl.Read("w2")];
    }

    private static async Task<byte[]> EncryptAsync(OpenSsl openssl, WrappingAlgorithm algorithm, string file)
    {
        var hash = algorithm.Name.EndsWith("SHA_1", StringComparison.Ordinal) ? "sha1" : "sha256";
        string[] options = algorithm == WrappingAlgorithm.Sm2Pke
            ? ["-pkeyopt", "digest:sm3"]
            : ["-pkeyopt", "rsa_padding_mode:oaep", "-pkeyopt", $"rsa_oaep_md:{hash}", "-pkeyopt", $"rsa_mgf1_md:{hash}"];
        await openssl.MustRunAsync(["pkeyutl", "-encrypt", "-pubin", "-inkey", "pub.der", "-in", file, "-out", "wrapped", .. options]);
        return openssl.Read("wrapped");
    }
}
