using System.Text.Json;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Offline;

/// <summary><c>signet verify</c> as a user runs it.</summary>
public sealed class VerifyTests
{
    private static bool IsLong => Environment.GetEnvironmentVariable("SIGNET_TEST_LONG") is "1";

    [Fact]
    public async Task A_good_signature_is_told_and_exits_0()
    {
        using var file = await SignedFile.MakeAsync();

        Assert.Equal(new(0, "Verified OK\n", "Algorithm: ECDSA_SHA_256\n"), await file.SignetAsync("verify", "msg", "--public-key", "pub.pem", "--signature", "sig"));
        Assert.Equal(new(0, "Verified OK\n", ""), await file.SignetAsync("verify", "msg", "--public-key", "pub.pem", "--signature", "sig", "--algorithm", "ECDSA_SHA_256"));
    }

    [Fact]
    public async Task A_bad_one_is_explained_and_exits_1()
    {
        using var file = await SignedFile.MakeAsync();
        await File.WriteAllTextAsync(file["msg"], "hello", Command.Token);

        Assert.Equal(
            new(1, "Verification failure\n", "It would verify over the message with a newline at its end; the algorithm is ECDSA_SHA_256.\n"),
            await file.SignetAsync("verify", "msg", "--public-key", "pub.pem", "--signature", "sig"));

        await File.WriteAllTextAsync(file["msg"], "goodbye", Command.Token);
        Assert.Equal(
            new(1, "Verification failure\n", "Nothing that is often done wrong explains it: another message, another key, or a damaged signature.\n"),
            await file.SignetAsync("verify", "msg", "--public-key", "pub.pem", "--signature", "sig"));
    }

    [Theory]
    [InlineData("verify nothing --public-key pub.pem --signature sig", "nothing: There is no such file.")]
    [InlineData("verify msg --public-key nothing --signature sig", "nothing: There is no such file.")]
    [InlineData("verify . --public-key pub.pem --signature sig", ".: This is a folder.")]
    [InlineData("verify msg --public-key msg --signature sig", "msg: The file is none of DER, PEM, JWK, JWK Set, certificate, SSH key, COSE key, or JSON of get-public-key.")]
    [InlineData("verify msg --public-key key.pem --signature sig", "key.pem: This is a PRIVATE key: keep it to yourself, and give its public half only (openssl pkey -pubout).")]
    [InlineData("verify msg --public-key pub.pem --signature /dev/null", "/dev/null: The signature is empty.")]
    [InlineData("verify - --public-key - --signature sig", "-: standard input can be only one of the files.")]
    [InlineData("verify msg --public-key pub.pem --signature sig --algorithm RSASSA_PSS_SHA_256", "msg: RSASSA_PSS_SHA_256 is not an algorithm of this key, which is ECC_NIST_P256 and has: ECDSA_SHA_256.")]
    [InlineData("encrypt msg --public-key pub.pem", "pub.pem: The key is not one for encrypting: only RSA and SM2 keys are, unless their file says otherwise ('use', 'key_ops', 'alg', KeyUsage).")]
    public async Task What_cannot_be_decided_is_said_in_a_sentence_and_exits_2(string line, string sentence)
    {
        using var file = await SignedFile.MakeAsync();

        Assert.Equal(new Ended(2, "", $"signet: {sentence}\n"), await file.SignetAsync(line.Split(' ')));
    }

    [Fact]
    public async Task Standard_input_is_a_file_too()
    {
        using var file = await SignedFile.MakeAsync();

        await file.ShellAsync("signet verify - --public-key pub.pem --signature sig <msg");
        await file.ShellAsync("signet verify msg --public-key - --signature sig <pub.pem");
        await file.ShellAsync("base64 sig | signet verify msg --public-key pub.pem --signature -");
    }

    [Theory]
    [InlineData("pub.pem", "sig")]
    [InlineData("pub.jwk", "sig.b64")]
    [InlineData("pub.cose", "sig.hex")]
    public async Task The_openssl_commands_that_are_printed_do_the_same(string key, string signature)
    {
        using var file = await SignedFile.MakeAsync();
        await file.ShellAsync("signet public-key pub.pem -o jwk >pub.jwk; signet public-key pub.pem -o cose >pub.cose; base64 sig >sig.b64; xxd -p sig >sig.hex 2>/dev/null || od -An -tx1 sig >sig.hex");

        var commands = await file.ShellAsync($"signet verify msg --public-key {key} --signature {signature} --openssl");

        Assert.Equal(new(0, "Verified OK\n", ""), await file.TryShellAsync(commands));
    }

    [Fact]
    public async Task The_JSON_tells_everything()
    {
        using var file = await SignedFile.MakeAsync("a\r\nb\r\n");
        await File.WriteAllTextAsync(file["msg"], "a\nb\n", Command.Token);

        var failure = await file.SignetAsync("verify", "msg", "--public-key", "pub.pem", "--signature", "sig", "--json");
        var unknown = await file.SignetAsync("verify", "msg", "--public-key", "msg", "--signature", "sig", "--json");

        using var told = JsonDocument.Parse(failure.Output);
        using var untold = JsonDocument.Parse(unknown.Output);
        Assert.Equal((1, ""), (failure.ExitCode, failure.Error));
        Assert.Equal(["verified", "key", "algorithm", "messageType", "signature", "notes", "explanations", "openssl"], told.RootElement.EnumerateObject().Select(member => member.Name));
        Assert.Equal("message-lf", told.RootElement.GetProperty("explanations")[0].GetProperty("codes")[0].GetString());
        Assert.Equal("openssl dgst -sha256 -verify pub.pem -signature sig msg", told.RootElement.GetProperty("openssl")[0].GetString());
        Assert.Equal((2, JsonValueKind.Null), (unknown.ExitCode, untold.RootElement.GetProperty("verified").ValueKind));
    }

    [Fact]
    public async Task A_file_larger_than_memory_is_verified_in_little_of_it()
    {
        using var file = await SignedFile.MakeAsync();
        await file.ShellAsync($"truncate -s {(IsLong ? "4G" : "64M")} big && openssl dgst -sha256 -sign key.pem -out big.sig big");

        // Kilobytes of address space that is really used, at most; a process of .NET begins with some 50 MiB.
        var output = await file.ShellAsync("DOTNET_GCHeapHardLimit=0x3000000 signet verify big --public-key pub.pem --signature big.sig 2>/dev/null; DOTNET_GCHeapHardLimit=0x3000000 signet verify big --public-key pub.pem --signature sig || test $? = 1");

        Assert.Equal("Verified OK\nVerification failure\n", output);
    }

    [Fact]
    public async Task A_message_that_is_too_long_for_pure_Ed25519_is_said_to_be()
    {
        using var file = await SignedFile.MakeAsync();
        await file.ShellAsync("openssl genpkey -algorithm ed25519 -out ed.pem && openssl pkey -in ed.pem -pubout -out ed.pub && truncate -s 257M big && head -c 64 /dev/zero >zeros");

        var ended = await file.SignetAsync("verify", "big", "--public-key", "ed.pub", "--signature", "zeros", "--algorithm", "ED25519_SHA_512");

        Assert.Equal((2, "signet: big: ED25519_SHA_512 reads its message twice, which therefore is held in memory: it is longer than 268435456 bytes. For such files there is ED25519_PH_SHA_512.\n"), (ended.ExitCode, ended.Error));
    }

    [Theory]
    [InlineData("verify", "Exit codes:")]
    [InlineData("public-key", "RFC 7638")]
    [InlineData("encrypt", "--envelope")]
    [InlineData("completion", "eval")]
    [InlineData("sign", "AWS_ENDPOINT_URL")]
    [InlineData("decrypt", "AWS_ENDPOINT_URL")]
    [InlineData("csr", "RFC 2986")]
    [InlineData("certificate", "RFC 5280")]
    [InlineData("jwt sign", "RFC 7638")]
    [InlineData("jwt verify", "Exit codes:")]
    public async Task Help_has_examples_and_exit_codes(string verb, string part)
    {
        var help = await Command.SignetAsync([.. verb.Split(' '), "--help"]);

        Assert.Contains(part, help.Output, StringComparison.Ordinal);
        Assert.Contains("Examples:", help.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bash_completes_verbs_and_values()
    {
        using var file = await SignedFile.MakeAsync();
        const string Ask = """
            eval "$(signet completion bash)"
            complete_line() { COMP_LINE=$1; COMP_POINT=${#1}; read -ra COMP_WORDS <<<"$1"; COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _signet; echo "${COMPREPLY[@]}"; }
            complete_line 'signet ver'
            complete_line 'signet verify msg --message-type DI'
            """;

        Assert.Equal("verify\nDIGEST\n", await file.ShellAsync(Ask));
    }
}
