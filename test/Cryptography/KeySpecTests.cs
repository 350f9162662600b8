namespace Signet.Cryptography.Tests;

public sealed class KeySpecTests
{
    private const string Rsa = "RSASSA_PKCS1_V1_5_SHA_256 RSASSA_PKCS1_V1_5_SHA_384 RSASSA_PKCS1_V1_5_SHA_512 RSASSA_PSS_SHA_256 RSASSA_PSS_SHA_384 RSASSA_PSS_SHA_512 "
        + "RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256";

    [Theory]
    [InlineData("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT", "SYMMETRIC_DEFAULT")]
    [InlineData("RSA_2048", "ENCRYPT_DECRYPT SIGN_VERIFY", Rsa)]
    [InlineData("RSA_3072", "ENCRYPT_DECRYPT SIGN_VERIFY", Rsa)]
    [InlineData("RSA_4096", "ENCRYPT_DECRYPT SIGN_VERIFY", Rsa)]
    [InlineData("ECC_NIST_P256", "SIGN_VERIFY KEY_AGREEMENT", "ECDSA_SHA_256 ECDH")]
    [InlineData("ECC_NIST_P384", "SIGN_VERIFY KEY_AGREEMENT", "ECDSA_SHA_384 ECDH")]
    [InlineData("ECC_NIST_P521", "SIGN_VERIFY KEY_AGREEMENT", "ECDSA_SHA_512 ECDH")]
    [InlineData("ECC_SECG_P256K1", "SIGN_VERIFY", "ECDSA_SHA_256")]
    [InlineData("ECC_NIST_EDWARDS25519", "SIGN_VERIFY", "ED25519_PH_SHA_512 ED25519_SHA_512")]
    [InlineData("ML_DSA_44", "SIGN_VERIFY", "ML_DSA_SHAKE_256")]
    [InlineData("ML_DSA_65", "SIGN_VERIFY", "ML_DSA_SHAKE_256")]
    [InlineData("ML_DSA_87", "SIGN_VERIFY", "ML_DSA_SHAKE_256")]
    [InlineData("HMAC_224", "GENERATE_VERIFY_MAC", "HMAC_SHA_224")]
    [InlineData("HMAC_256", "GENERATE_VERIFY_MAC", "HMAC_SHA_256")]
    [InlineData("HMAC_384", "GENERATE_VERIFY_MAC", "HMAC_SHA_384")]
    [InlineData("HMAC_512", "GENERATE_VERIFY_MAC", "HMAC_SHA_512")]
    [InlineData("SM2", "ENCRYPT_DECRYPT SIGN_VERIFY KEY_AGREEMENT", "SM2DSA SM2PKE ECDH")]
    public void A_spec_has_the_usages_and_algorithms_that_AWS_documents(string name, string usages, string algorithms)
    {
        var spec = Rows.Spec(name);

        Assert.Equal(usages, string.Join(' ', spec.Usages.Select(usage => usage.Name)));
        Assert.Equal(algorithms, string.Join(' ', [.. spec.SigningAlgorithms, .. spec.EncryptionAlgorithms, .. spec.MacAlgorithms, .. spec.KeyAgreementAlgorithms]));
        Assert.Equal(name.StartsWith("HMAC", StringComparison.Ordinal) || name == "SYMMETRIC_DEFAULT", !spec.IsAsymmetric);
        Assert.Equal(!name.StartsWith("ML_DSA", StringComparison.Ordinal), spec.CanBeImported);
        Assert.Equal(spec.IsAsymmetric && spec.CanBeImported, spec.CanBeDataKeyPair);
    }

    [Fact]
    public void There_are_seventeen_specs_each_found_by_its_name()
    {
        Assert.Equal(17, KeySpec.All.Count);
        Assert.All(KeySpec.All, spec => Assert.Same(spec, Rows.Spec(spec.Name)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("RSA_1024")]
    [InlineData("rsa_2048")]
    [InlineData("RSA_2048 ")]
    public void An_unknown_name_is_found_nowhere(string? name)
    {
        Assert.False(KeySpec.TryGet(name, out var spec));
        Assert.Null(spec);
        Assert.False(SigningAlgorithm.TryGet(name, out _));
        Assert.False(EncryptionAlgorithm.TryGet(name, out _));
        Assert.False(MacAlgorithm.TryGet(name, out _));
        Assert.False(KeyAgreementAlgorithm.TryGet(name, out _));
        Assert.False(KeyUsageNames.TryParse(name, out _));
        Assert.False(MessageTypeNames.TryParse(name, out _));
    }

    [Theory]
    [InlineData("ECDSA_SHA_256", 32, "RAW DIGEST")]
    [InlineData("ECDSA_SHA_384", 48, "RAW DIGEST")]
    [InlineData("ECDSA_SHA_512", 64, "RAW DIGEST")]
    [InlineData("ED25519_PH_SHA_512", 64, "DIGEST")]
    [InlineData("ED25519_SHA_512", 0, "RAW")]
    [InlineData("ML_DSA_SHAKE_256", 64, "RAW EXTERNAL_MU")]
    [InlineData("RSASSA_PKCS1_V1_5_SHA_256", 32, "RAW DIGEST")]
    [InlineData("RSASSA_PKCS1_V1_5_SHA_384", 48, "RAW DIGEST")]
    [InlineData("RSASSA_PKCS1_V1_5_SHA_512", 64, "RAW DIGEST")]
    [InlineData("RSASSA_PSS_SHA_256", 32, "RAW DIGEST")]
    [InlineData("RSASSA_PSS_SHA_384", 48, "RAW DIGEST")]
    [InlineData("RSASSA_PSS_SHA_512", 64, "RAW DIGEST")]
    [InlineData("SM2DSA", 32, "RAW DIGEST")]
    public void A_signing_algorithm_takes_the_message_types_that_AWS_documents(string name, int digestLength, string types)
    {
        var algorithm = Rows.Signer(name);

        Assert.Equal(digestLength, algorithm.DigestLength);
        Assert.Equal(types, string.Join(' ', Enum.GetValues<MessageType>().Where(algorithm.Allows).Select(type => type.Name)));
    }

    [Fact]
    public void Algorithms_are_listed_once_and_in_alphabetical_order()
    {
        string[][] lists =
        [
            [.. SigningAlgorithm.All.Select(algorithm => algorithm.Name)],
            [.. EncryptionAlgorithm.All.Select(algorithm => algorithm.Name)],
            [.. MacAlgorithm.All.Select(algorithm => algorithm.Name)],
            .. KeySpec.All.Select(spec => spec.SigningAlgorithms.Select(algorithm => algorithm.Name).ToArray()),
            .. KeySpec.All.Select(spec => spec.EncryptionAlgorithms.Select(algorithm => algorithm.Name).ToArray()),
        ];

        Assert.All(lists, names => Assert.Equal(names.Distinct().Order(StringComparer.Ordinal), names));
        Assert.Equal(13, SigningAlgorithm.All.Count);
    }

    [Theory]
    [InlineData("RSA_2048", "RSAES_OAEP_SHA_1", 214)]
    [InlineData("RSA_2048", "RSAES_OAEP_SHA_256", 190)]
    [InlineData("RSA_3072", "RSAES_OAEP_SHA_1", 342)]
    [InlineData("RSA_3072", "RSAES_OAEP_SHA_256", 318)]
    [InlineData("RSA_4096", "RSAES_OAEP_SHA_1", 470)]
    [InlineData("RSA_4096", "RSAES_OAEP_SHA_256", 446)]
    [InlineData("SM2", "SM2PKE", 1024)]
    [InlineData("SYMMETRIC_DEFAULT", "SYMMETRIC_DEFAULT", 4096)]
    public void The_longest_plaintext_is_the_one_AWS_documents(string name, string algorithm, int limit) =>
        Assert.Equal(limit, Rows.Spec(name).MaxPlaintext(Rows.Cipher(algorithm)));

    [Theory]
    [InlineData("HMAC_SHA_224", 28)]
    [InlineData("HMAC_SHA_256", 32)]
    [InlineData("HMAC_SHA_384", 48)]
    [InlineData("HMAC_SHA_512", 64)]
    public void A_code_is_as_long_as_its_hash(string name, int length)
    {
        Assert.True(MacAlgorithm.TryGet(name, out var algorithm));
        Assert.Equal(length, algorithm.MacLength);
    }

    [Fact]
    public void Usages_and_message_types_read_back_from_their_names()
    {
        Assert.All(Enum.GetValues<KeyUsage>(), usage => Assert.Equal(usage, KeyUsageNames.Parse(usage.Name)));
        Assert.All(Enum.GetValues<MessageType>(), type => Assert.Equal(type, MessageTypeNames.Parse(type.Name)));
        Assert.Throws<FormatException>(() => KeyUsageNames.Parse("SignVerify"));
        Assert.Throws<FormatException>(() => MessageTypeNames.Parse("raw"));
        Assert.Equal("EXTERNAL_MU", MessageType.ExternalMu.Name);
        Assert.Equal("GENERATE_VERIFY_MAC", KeyUsage.GenerateVerifyMac.Name);
    }

    [Fact]
    public void Every_spec_has_an_engine() => Assert.All(KeySpec.All, spec => Assert.True(spec.HasEngine));
}
