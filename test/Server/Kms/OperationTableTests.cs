using Signet.Server.Pipeline;

namespace Signet.Server.Tests.Kms;

/// <summary>The operations of KMS, and those that nobody has.</summary>
public sealed class OperationTableTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public void All_54_operations_are_known() => Assert.Equal(54, shared.Server.Server.Table.Of(Service.Kms).Select(row => row.Name).Distinct(StringComparer.Ordinal).Count());

    [Theory]
    [InlineData("TrentService.Foo"), InlineData("TrentService."), InlineData("TrentService.sign"), InlineData("TrentService.Sign "), InlineData("Sign")]
    [InlineData("trentservice.Sign"), InlineData("TrentService"), InlineData("Other.Sign"), InlineData("TrentService.Sign.Sign")]
    public async Task An_unknown_target_is_an_unknown_operation(string target) =>
        (await Api.PostAsync(target.Trim() == target ? target : "TrentService.Sign-", "{}"u8.ToArray())).IsRefusal("UnknownOperationException", text: null);
}
