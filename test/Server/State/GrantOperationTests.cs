using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Server.Tests.Kms;

namespace Signet.Server.Tests.State;

/// <summary>The table of operations that grants can allow.</summary>
public sealed class GrantOperationTests(SharedServer shared)
{
    private const string Always = "CreateGrant DescribeKey RetireGrant";

    [Theory]
    [InlineData("SYMMETRIC_DEFAULT", "ENCRYPT_DECRYPT",
        "Decrypt Encrypt GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext ReEncryptFrom ReEncryptTo")]
    [InlineData("RSA_2048", "ENCRYPT_DECRYPT", "Decrypt Encrypt GetPublicKey ReEncryptFrom ReEncryptTo")]
    [InlineData("SM2", "ENCRYPT_DECRYPT", "Decrypt Encrypt GetPublicKey ReEncryptFrom ReEncryptTo")]
    [InlineData("RSA_2048", "SIGN_VERIFY", "GetPublicKey Sign Verify")]
    [InlineData("ML_DSA_65", "SIGN_VERIFY", "GetPublicKey Sign Verify")]
    [InlineData("HMAC_256", "GENERATE_VERIFY_MAC", "GenerateMac VerifyMac")]
    [InlineData("ECC_NIST_P256", "KEY_AGREEMENT", "DeriveSharedSecret GetPublicKey")]
    public void Each_kind_of_key_has_its_own(string spec, string usage, string operations)
    {
        var key = GrantFixture.Key(spec, usage);

        Assert.Equal(
            $"{operations} {Always}".Split(' ').Order(StringComparer.Ordinal),
            GrantOperation.All.Where(operation => operation.Fits(key)).Select(operation => operation.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void They_are_the_operations_whose_rows_say_so()
    {
        var rows = shared.Server.Server.Table.Of(Service.Kms).Where(row => row.Name is not "ReEncrypt").ToList();
        var names = GrantOperation.All.Select(operation => operation.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(17, names.Count);
        Assert.All(rows, row => Assert.Equal(names.Contains(row.Name), row.ByGrant));
    }
}
