using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Kms;

/// <summary>A URL that plain <c>curl</c> fetches without any credentials.</summary>
public sealed class PresignedUrlTests(SharedServer server)
{
    [Fact]
    public async Task Anyone_with_the_url_downloads_the_public_key()
    {
        var key = await CreateKeyAsync();

        var answer = await CurlAsync(await PresignAsync(key, "604800"));

        Assert.Equal(200, answer.Status);
        Assert.Equal(await server.Aws.ValueAsync("PublicKey", "kms", "get-public-key", "--key-id", key), JsonDocument.Parse(answer.Body).RootElement.Text("PublicKey"));
        Assert.Equal("application/x-amz-json-1.1", answer.ContentType);
    }

    [Fact]
    public async Task The_url_is_good_for_its_key_and_its_operation_only()
    {
        var (key, other) = (await CreateKeyAsync(), await CreateKeyAsync());
        var url = await PresignAsync(key, "3600");

        Assert.Equal("InvalidSignatureException", await RefusalAsync(url.Replace(key, other, StringComparison.Ordinal)));
        Assert.Equal("InvalidSignatureException", await RefusalAsync(url.Replace("Action=GetPublicKey", "Action=DescribeKey", StringComparison.Ordinal)));
        Assert.Equal("InvalidSignatureException", await RefusalAsync(url.Replace("X-Amz-Expires=3600", "X-Amz-Expires=604800", StringComparison.Ordinal)));
        Assert.Equal("InvalidSignatureException", await RefusalAsync(url + "&GrantTokens.member.1=x"));
    }

    [Fact]
    public async Task The_url_expires()
    {
        var url = await PresignAsync(await CreateKeyAsync(), "1");
        await Task.Delay(TimeSpan.FromSeconds(2.5), Command.Token);

        Assert.Equal("InvalidSignatureException", await RefusalAsync(url));
    }

    private static async Task<(int Status, string ContentType, string Body)> CurlAsync(string url)
    {
        var output = await Command.MustRunAsync(["curl", "--silent", "--show-error", "--write-out", "\n%{http_code} %{content_type}", url]);
        var end = output.LastIndexOf('\n');
        var facts = output[(end + 1)..].Split(' ', 2);
        return (int.Parse(facts[0]), facts[1], output[..end]);
    }

    private static async Task<string> RefusalAsync(string url)
    {
        var answer = await CurlAsync(url);
        Assert.Equal(400, answer.Status);
        Assert.DoesNotContain("PublicKey\":", answer.Body, StringComparison.Ordinal);
        return JsonDocument.Parse(answer.Body).RootElement.Text("__type");
    }

    private Task<string> CreateKeyAsync() =>
        server.Aws.ValueAsync("KeyMetadata.KeyId", "kms", "create-key", "--key-spec", "ECC_NIST_P256", "--key-usage", "SIGN_VERIFY");

    private async Task<string> PresignAsync(string key, string seconds)
    {
        var result = await Command.SignetAsync("presign", "get-public-key", "--key-id", key, "--expires-in", seconds, "--data", server.Program.Folder);
        Assert.True(result.ExitCode == 0, result.Error);
        return result.Output.Trim();
    }
}
