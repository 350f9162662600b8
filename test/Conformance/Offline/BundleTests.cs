using System.Text.Json.Nodes;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Offline;

/// <summary><c>signet sign --bundle</c> and <c>signet verify --bundle</c>.</summary>
public sealed class BundleTests(SharedServer server)
{
    [Theory]
    [InlineData("RSA_2048", 10)]
    [InlineData("ECC_NIST_EDWARDS25519", 10)]
    [InlineData("ECC_NIST_P384", 5000)]
    [InlineData("ML_DSA_87", 5000)]
    [InlineData("SM2", 5000)]
    public async Task A_bundle_tells_who_signed_and_when_and_verifies_offline(string spec, int length)
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync(spec);
        await folder.WriteAsync("msg", length);
        await folder.ShellAsync($"signet sign msg --key {key} --bundle bundle.json && signet public-key {key} >pub");

        var ended = await folder.TryAsync("env -u AWS_ENDPOINT_URL -u AWS_ACCESS_KEY_ID bash -c :; signet verify msg --bundle bundle.json --public-key pub");
        var bundle = await ReadAsync(folder);

        Assert.Equal((0, "Verified OK\n"), (ended.ExitCode, ended.Output));
        Assert.Equal($"arn:aws:iam::{SharedServer.Account}:user/admin", bundle["callerArn"]!.GetValue<string>());
        Assert.Equal(SharedServer.ArnOf(key), bundle["keyArn"]!.GetValue<string>());
        Assert.Contains(bundle["requestId"]!.GetValue<string>(), await server.Program.Root.TrailAsync(SharedServer.ArnOf(key)));
        Assert.Matches("^20..-..-..T..:..:..Z$", bundle["eventTime"]!.GetValue<string>());
        Assert.Null(bundle["missing"]);
    }

    [Fact]
    public async Task A_change_of_any_member_is_refused()
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync("RSA_2048");
        await folder.WriteAsync("msg", 5000);
        await folder.ShellAsync($"signet sign msg --key {key} --bundle bundle.json");
        var text = await File.ReadAllTextAsync(folder["bundle.json"], Command.Token);
        var names = JsonNode.Parse(text)!.AsObject().Select(member => member.Key).ToList();

        foreach (var name in names)
        {
            await File.WriteAllTextAsync(folder["changed.json"], Change(text, name), Command.Token);
            var ended = await folder.TryAsync("signet verify msg --bundle changed.json");

            Assert.True(ended.ExitCode is 1 or 2 && !ended.Output.Contains("OK", StringComparison.Ordinal), name);
            Assert.DoesNotContain("   at ", ended.Error, StringComparison.Ordinal);
        }

        Assert.Equal(13, names.Count);
    }

    [Fact]
    public async Task Another_message_another_key_and_another_form_are_told()
    {
        using var folder = new ServiceFolder(server);
        var (key, other) = (await folder.CreateKeyAsync("ECC_NIST_P256"), await folder.CreateKeyAsync("ECC_NIST_P256"));
        await folder.WriteAsync("msg", 10);
        await folder.WriteAsync("longer", 11);
        await folder.ShellAsync($"signet sign msg --key {key} --bundle bundle.json && signet public-key {other} >other.pem && jq -c . bundle.json >compact.json");

        var message = await folder.TryAsync("signet verify longer --bundle bundle.json");
        Assert.Equal((1, "Verification failure\n"), (message.ExitCode, message.Output));
        Assert.StartsWith("The bundle is of another message: this one's SHA-256 is ", message.Error, StringComparison.Ordinal);
        Assert.Equal(new(1, "Verification failure\n", "The bundle's key is not that of other.pem.\n"), await folder.TryAsync("signet verify msg --bundle bundle.json --public-key other.pem"));
        Assert.Equal(new(2, "", "signet: compact.json: The bundle is not written as bundles are: members were added, moved or written otherwise.\n"), await folder.TryAsync("signet verify msg --bundle compact.json"));
        Assert.Equal(new(2, "", "signet: --signature: It does not go with --bundle.\n"), await folder.TryAsync("signet verify msg --bundle bundle.json --signature msg"));
        Assert.Equal(new(2, "", "signet: --signature: It is missing: --public-key and --signature are needed, or --bundle.\n"), await folder.TryAsync("signet verify msg --public-key other.pem"));
    }

    [Fact]
    public async Task Who_may_not_read_the_trail_gets_a_bundle_that_says_so()
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync("ECC_NIST_P256");
        var signer = await server.Aws.CreateUserAsync("only-signs", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["kms:Sign","kms:GetPublicKey"],"Resource":"*"}]}""");
        await folder.WriteAsync("msg", 10);

        await folder.ShellAsync($"AWS_ACCESS_KEY_ID={signer.AccessKeyId} AWS_SECRET_ACCESS_KEY={signer.SecretAccessKey} signet sign msg --key {key} --bundle bundle.json && signet verify msg --bundle bundle.json");
        var bundle = await ReadAsync(folder);

        Assert.Null(bundle["eventTime"]);
        Assert.StartsWith("The trail may not be read: ", bundle["missing"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private static async Task<JsonObject> ReadAsync(ServiceFolder folder) =>
        JsonNode.Parse(await File.ReadAllTextAsync(folder["bundle.json"], Command.Token))!.AsObject();

    // Keeps the form that bundles are written in: one line is replaced.
    private static string Change(string text, string name)
    {
        var line = text.Split('\n').Single(each => each.StartsWith($"  \"{name}\": ", StringComparison.Ordinal));
        var value = line[(name.Length + 6)..].TrimEnd(',');
        var changed = value switch
        {
            "1" => "2",
            "null" => "\"because\"",
            "\"DIGEST\"" => "\"RAW\"",
            "\"RSASSA_PSS_SHA_256\"" => "\"RSASSA_PKCS1_V1_5_SHA_256\"",
            ['"', 'A', ..] => $"\"B{value[2..]}",
            _ => $"\"A{value[2..]}",
        };
        return text.Replace(line, line.Replace(value, changed, StringComparison.Ordinal), StringComparison.Ordinal);
    }
}
