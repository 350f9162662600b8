using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Offline;

/// <summary><c>signet dsse sign</c>, against a running server, and <c>signet dsse verify</c>.</summary>
public sealed class DsseTests(SharedServer server)
{
    private const string Type = "application/vnd.in-toto+json";

    // The protocol's own example: type, body, and what is signed for them.
    private const string ExampleEncoding = "DSSEv1 29 http://example.com/HelloWorld 11 hello world";

    [Theory]
    [InlineData("RSA_2048", "RSASSA_PSS_SHA_256", 40)]
    [InlineData("RSA_2048", "RSASSA_PKCS1_V1_5_SHA_512", 10_000)]
    [InlineData("ECC_NIST_P384", "ECDSA_SHA_384", 10_000)]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_SHA_512", 40)]
    [InlineData("ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512", 10_000)]
    [InlineData("ML_DSA_44", "ML_DSA_SHAKE_256", 10_000)]
    [InlineData("SM2", "SM2DSA", 10_000)]
    public async Task A_body_comes_out_of_its_envelope_as_it_went_in(string spec, string algorithm, int length)
    {
        using var folder = new ServiceFolder(server);
        await folder.WriteAsync("body", length);
        var key = await folder.CreateKeyAsync(spec);

        await folder.ShellAsync(
            $"signet dsse sign body --type {Type} --key {key} --algorithm {algorithm} -o envelope && signet public-key {key} >pub && signet dsse verify envelope --type {Type} --public-key pub --payload out && cmp body out");
    }

    [Fact]
    public async Task An_envelope_is_signed_over_DSSEs_own_encoding()
    {
        using var folder = new ServiceFolder(server);
        await File.WriteAllTextAsync(folder["body"], "hello world", Command.Token);
        var key = await folder.CreateKeyAsync("ECC_NIST_P256");

        await folder.ShellAsync($"signet dsse sign body --type http://example.com/HelloWorld --key {key} -o envelope && signet public-key {key} >pub");

        var envelope = JsonNode.Parse(await File.ReadAllTextAsync(folder["envelope"], Command.Token))!;
        using var ecdsa = ECDsa.Create();
        ecdsa.ImportFromPem(await File.ReadAllTextAsync(folder["pub"], Command.Token));
        Assert.Equal("aGVsbG8gd29ybGQ=", (string?)envelope["payload"]);
        Assert.True(ecdsa.VerifyData(
            Encoding.ASCII.GetBytes(ExampleEncoding), Convert.FromBase64String((string)envelope["signatures"]![0]!["sig"]!), HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
    }

    [Fact]
    public async Task Each_of_two_signers_is_enough_and_a_stranger_is_not()
    {
        using var folder = new ServiceFolder(server);
        await folder.WriteAsync("body", 100);
        var (one, two, stranger) = (await folder.CreateKeyAsync("ECC_NIST_P256"), await folder.CreateKeyAsync("RSA_2048"), await folder.CreateKeyAsync("ECC_NIST_P256"));
        await folder.ShellAsync(
            $"signet dsse sign body --type {Type} --key {one} | signet dsse sign - --add --type {Type} --key {two} -o both; for k in {one} {two} {stranger}; do signet public-key $k >$k.pub; done");

        Assert.Equal("Verified OK\nVerified OK\n", await folder.ShellAsync($"signet dsse verify both --type {Type} --public-key {one}.pub && signet dsse verify both --type {Type} --public-key {two}.pub"));
        var refused = await folder.TryAsync($"signet dsse verify both --type {Type} --public-key {stranger}.pub --payload out");
        Assert.Equal((1, "Verification failure\n", false), (refused.ExitCode, refused.Output, File.Exists(folder["out"])));
    }

    [Theory]
    [InlineData("payload", "AAAA")]
    [InlineData("payloadType", "application/json")]
    public async Task A_changed_envelope_is_refused(string member, string value)
    {
        using var folder = new ServiceFolder(server);
        await folder.WriteAsync("body", 100);
        var key = await folder.CreateKeyAsync("ECC_NIST_P256");
        await folder.ShellAsync($"signet dsse sign body --type {Type} --key {key} -o envelope && signet public-key {key} >pub");
        var envelope = JsonNode.Parse(await File.ReadAllTextAsync(folder["envelope"], Command.Token))!;
        envelope[member] = value;
        await File.WriteAllTextAsync(folder["envelope"], envelope.ToJsonString(), Command.Token);

        var asExpected = await folder.TryAsync($"signet dsse verify envelope --type {Type} --public-key pub");
        var asTold = await folder.TryAsync($"signet dsse verify envelope --type {envelope["payloadType"]} --public-key pub");

        Assert.Equal((1, 1, "Verification failure\n"), (asExpected.ExitCode, asTold.ExitCode, asTold.Output));
    }

    [Theory]
    [InlineData("", "The JSON is damaged, deeper than 8 levels, or has a name twice.")]
    [InlineData("[]", "The JSON is not an object.")]
    [InlineData("""{"payloadType":"t","payload":"","signatures":[]}""", "The member 'signatures' is not a list of 1 to 64.")]
    [InlineData("""{"payloadType":"t","signatures":[{"sig":"AA=="}]}""", "The member 'payload' is missing.")]
    [InlineData("""{"payloadType":"t","payload":"?","signatures":[{"sig":"AA=="}]}""", "The member 'payload' is not base64.")]
    [InlineData("""{"payloadType":"t","payload":"","signatures":[{"keyid":"k"}]}""", "The member 'sig' is missing.")]
    [InlineData("""{"payloadType":"t","payload":"","signatures":[7]}""", "A signature of the envelope is not an object.")]
    [InlineData("""{"payloadType":"t","payloadType":"t","payload":"","signatures":[{"sig":"AA=="}]}""", "The JSON is damaged, deeper than 8 levels, or has a name twice.")]
    public async Task What_is_no_envelope_cannot_be_decided(string json, string sentence)
    {
        using var folder = new ServiceFolder(server);
        await File.WriteAllTextAsync(folder["envelope"], json, Command.Token);

        var ended = await folder.TryAsync("openssl ecparam -name prime256v1 -genkey -noout 2>/dev/null | openssl ec -pubout -out pub 2>/dev/null; signet dsse verify envelope --type t --public-key pub");

        Assert.Equal((2, ""), (ended.ExitCode, ended.Output));
        Assert.Contains(sentence, ended.Error, StringComparison.Ordinal);
    }
}
