using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Keys;

public sealed class UpdateKeyDescriptionTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task The_description_is_replaced_and_may_be_empty()
    {
        var kms = shared.Server.Kms;
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        async Task<string> Described() => (await kms.DescribeKeyAsync(new DescribeKeyRequest { KeyId = key }, Cancel)).KeyMetadata.Description;

        await kms.UpdateKeyDescriptionAsync(new UpdateKeyDescriptionRequest { KeyId = key, Description = "signs ünd \n seals" }, Cancel);
        Assert.Equal("signs ünd \n seals", await Described());

        await Api.DoNothingAsync("UpdateKeyDescription", new { KeyId = key, Description = new string('d', 8192) });
        Assert.Equal(8192, (await Described()).Length);

        await Api.DoNothingAsync("UpdateKeyDescription", new { KeyId = key, Description = "" });
        Assert.Equal("", await Described());
    }

    [Fact]
    public async Task Both_members_are_needed_and_the_description_is_bounded()
    {
        await Api.RefusesAsync("UpdateKeyDescription", "{}", "ValidationException", "2 validation errors detected: "
            + "Value null at 'keyId' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'description' failed to satisfy constraint: Member must not be null");
        await Api.RefusesValueAsync(
            "UpdateKeyDescription", new { KeyId = NewKeyId(), Description = new string('d', 8193) },
            $"Value '{new string('d', 1024)}...' at 'description' failed to satisfy constraint: Member must have length less than or equal to 8192");
    }
}
