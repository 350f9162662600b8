using Signet.Server.Pipeline;

namespace Signet.Server.Tests.Kms;

/// <summary>The operations that this version does not have, and those that nobody has.</summary>
public sealed class UnbuiltOperationsTests(SharedServer shared)
{
    private const string Names = """
        ConnectCustomKeyStore CreateCustomKeyStore DeleteCustomKeyStore DeleteImportedKeyMaterial DeriveSharedSecret DescribeCustomKeyStores
        DisableKeyRotation DisconnectCustomKeyStore EnableKeyRotation GenerateDataKey GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext
        GenerateDataKeyWithoutPlaintext GenerateMac GenerateRandom GetKeyLastUsage GetKeyRotationStatus GetParametersForImport ImportKeyMaterial
        ListKeyRotations ReEncrypt ReplicateKey RotateKeyOnDemand UpdateCustomKeyStore UpdatePrimaryRegion VerifyMac
        """;

    private ApiClient Api => shared.Server.Api;

    public static TheoryData<string> Operations => [.. Names.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)];

    [Fact]
    public void All_54_operations_are_known_and_28_are_built()
    {
        var rows = shared.Server.Server.Table.Of(Service.Kms).ToList();

        Assert.Equal((54, 28, 26), (rows.Count, rows.Count(row => row.IsBuilt), Operations.Count));
    }

    [Theory, MemberData(nameof(Operations))]
    public async Task An_operation_that_is_not_built_says_so(string operation)
    {
        foreach (var request in new[] { "{}", """{"KeyId":"alias/x"}""", "no JSON" })
        {
            await Api.RefusesAsync(operation, request, "UnsupportedOperationException", $"This version of Signet does not support the operation {operation}.");
        }
    }

    [Theory]
    [InlineData("TrentService.Foo"), InlineData("TrentService."), InlineData("TrentService.sign"), InlineData("TrentService.Sign "), InlineData("Sign")]
    [InlineData("trentservice.Sign"), InlineData("TrentService"), InlineData("Other.Sign"), InlineData("TrentService.Sign.Sign")]
    public async Task An_unknown_target_is_an_unknown_operation(string target) =>
        (await Api.PostAsync(target.Trim() == target ? target : "TrentService.Sign-", "{}"u8.ToArray())).IsRefusal("UnknownOperationException", text: null);
}
