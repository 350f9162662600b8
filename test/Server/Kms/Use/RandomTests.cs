using Amazon.KeyManagementService.Model;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms.Use;

/// <summary>GenerateRandom.</summary>
public sealed class RandomTests(SharedServer shared)
{
    private const string Range = "failed to satisfy constraint: Member must have value";

    private ApiClient Api => shared.Server.Api;

    [Fact]
    public async Task It_gives_as_many_bytes_as_were_asked_for_and_never_the_same()
    {
        foreach (var count in new[] { 1, 32, 1024 })
        {
            Assert.Equal(count, (await shared.Server.Kms.GenerateRandomAsync(new GenerateRandomRequest { NumberOfBytes = count }, Cancel)).Plaintext.Length);
        }

        var (one, other) = (await Api.DoAsync("GenerateRandom", new { NumberOfBytes = 32 }), await Api.DoAsync("GenerateRandom", new { NumberOfBytes = 32 }));
        Assert.Equal("Plaintext", one.Names());
        Assert.NotEqual(one.Text("Plaintext"), other.Text("Plaintext"));
    }

    [Fact]
    public async Task The_number_must_be_said_and_be_1_to_1024()
    {
        await Api.RefusesAsync("GenerateRandom", "{}", "ValidationException", "NumberOfBytes is required.");
        await Api.RefusesValueAsync("GenerateRandom", new { NumberOfBytes = 0 }, $"Value '0' at 'numberOfBytes' {Range} greater than or equal to 1");
        await Api.RefusesValueAsync("GenerateRandom", new { NumberOfBytes = 1025 }, $"Value '1025' at 'numberOfBytes' {Range} less than or equal to 1024");
    }

    [Fact]
    public Task A_custom_key_store_that_is_not_there_is_not_found() =>
        Api.RefusesAsync("GenerateRandom", new { NumberOfBytes = 8, CustomKeyStoreId = "cks-1234567890abcdef0" }, "CustomKeyStoreNotFoundException");

    [Fact]
    public async Task It_is_allowed_by_identity_policies_alone()
    {
        await shared.Nobody.RefusesAsync(
            "GenerateRandom", new { NumberOfBytes = 8 }, "AccessDeniedException",
            "User: arn:aws:iam::111122223333:user/nobody is not authorized to perform: kms:GenerateRandom on resource: * "
            + "because no identity-based policy allows the kms:GenerateRandom action");
        var user = shared.Server.ApiAs(await shared.Server.CreateUserAsync(
            "random", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:GenerateRandom","Resource":"*"}]}"""));
        await user.DoAsync("GenerateRandom", new { NumberOfBytes = 8 });
    }

    [Fact]
    public async Task The_trail_tells_of_it_but_not_how_many()
    {
        var answer = await Api.CallAsync("GenerateRandom", new { NumberOfBytes = 77 });
        var told = (await shared.Server.TrailAsync("EventName", "GenerateRandom")).Single(e => e.Text("requestID") == answer.Headers["x-amzn-RequestId"]);

        Assert.Equal(
            ("null", "null", "[]"),
            (told.GetProperty("requestParameters").GetRawText(), told.GetProperty("responseElements").GetRawText(), told.GetProperty("resources").GetRawText()));
    }
}
