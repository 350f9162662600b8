using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Node;

/// <summary>AWS's JavaScript clients, unchanged, in the scripts of this folder; each script checks what it does and prints one line.</summary>
public sealed class NodeTests(SharedServer server)
{
    private static readonly string Folder = Path.Combine(Checkout.Root, "test", "Conformance", "Node");

    [Fact]
    public async Task The_javascript_sdk_calls_all_54_operations_and_understands_every_answer() =>
        Assert.Equal("54", await RunAsync("smoke.mjs"));

    [Fact]
    public async Task The_encryption_sdk_opens_its_envelopes_by_either_key_and_only_with_their_own_context()
    {
        using var report = JsonDocument.Parse(await RunAsync("encryption-sdk.mjs"));

        Assert.Equal(2, report.RootElement.GetProperty("opened").GetInt32());
        Assert.Equal(3, report.RootElement.GetProperty("refused").GetInt32());
    }

    [Fact]
    public async Task Ml_dsa_signatures_are_verified_by_an_independent_implementation()
    {
        using var verified = JsonDocument.Parse(await RunAsync("mldsa.mjs"));

        foreach (var spec in new[] { "ML_DSA_44", "ML_DSA_65", "ML_DSA_87" })
        {
            Assert.Equal(["RAW", "EXTERNAL_MU"], verified.RootElement.GetProperty(spec).EnumerateArray().Select(type => type.GetString()!));
        }
    }

    private async Task<string> RunAsync(string script)
    {
        var node = await Command.ShellAsync("command -v node");
        Assert.True(node.ExitCode == 0, "Node.js (20.19 or newer) is missing: there is no 'node' on the PATH. ./test.sh, run as root, installs Debian's.");
        Assert.True(
            File.Exists(Path.Combine(Folder, "node_modules", ".package-lock.json")),
            "The scripts' npm packages are missing: run 'npm ci' in test/Conformance/Node, or ./test.sh, which does it.");

        return (await Command.MustRunAsync(
            ["node", script],
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["AWS_ENDPOINT_URL"] = server.Program.Url.GetLeftPart(UriPartial.Authority),
                ["AWS_REGION"] = "us-east-1",
                ["AWS_ACCESS_KEY_ID"] = server.Admin.AccessKeyId,
                ["AWS_SECRET_ACCESS_KEY"] = server.Admin.SecretAccessKey,
            },
            Folder)).TrimEnd('\n');
    }
}
