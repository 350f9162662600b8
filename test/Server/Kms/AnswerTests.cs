using System.Net;
using static Signet.Server.Tests.Kms.KmsCalls;

namespace Signet.Server.Tests.Kms;

/// <summary>What is around every answer.</summary>
public sealed class AnswerTests(SharedServer shared)
{
    private ApiClient Api => shared.Server.Api;

    [Theory]
    [InlineData("ListKeys", "{}", 200), InlineData("TagResource", "", 200), InlineData("DescribeKey", """{"KeyId":"alias/nothing"}""", 400)]
    [InlineData("DescribeKey", "no JSON", 400), InlineData("CreateGrant", "{}", 400), InlineData("Foo", "{}", 400)]
    public async Task Every_answer_has_its_headers(string operation, string request, int status)
    {
        var key = await shared.Server.CreateKeyAsync("ECC_NIST_P256");
        var answer = await Api.CallAsync(operation, request.Length == 0 ? KeyRequests.For(operation, key) : request);

        Assert.Equal(status, answer.Status);
        Assert.True(Guid.TryParseExact(answer.Headers["x-amzn-RequestId"], "D", out _), answer.Headers["x-amzn-RequestId"]);
        Assert.Equal("application/x-amz-json-1.1", answer.Headers["Content-Type"]);
        Assert.Equal(
            ["must-revalidate", "no-cache", "no-store", "private"], answer.Headers["Cache-Control"].Split(", ").Order(StringComparer.Ordinal));
        Assert.Equal(("0", "no-cache"), (answer.Headers["Expires"], answer.Headers["Pragma"]));
        Assert.False(answer.Headers.ContainsKey("Server"));
    }

    [Fact]
    public async Task Every_answer_has_an_id_of_its_own()
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < 10; i++)
        {
            ids.Add((await Api.CallAsync("ListKeys", "{}")).Headers["x-amzn-RequestId"]);
        }

        Assert.Equal(10, ids.Count);
    }

    [Fact]
    public async Task The_SDK_gives_the_request_id()
    {
        var answer = await shared.Server.Kms.ListKeysAsync(new Amazon.KeyManagementService.Model.ListKeysRequest(), Cancel);

        Assert.Equal(HttpStatusCode.OK, answer.HttpStatusCode);
        Assert.True(Guid.TryParse(answer.ResponseMetadata.RequestId, out _));
    }
}
