using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Offline;

/// <summary><c>signet sign</c> as a user runs it, against a running server.</summary>
public sealed class SignTests(SharedServer server)
{
    public static TheoryData<string, string> Cells() => new()
    {
        { "RSA_2048", "RSASSA_PKCS1_V1_5_SHA_256" }, { "RSA_2048", "RSASSA_PKCS1_V1_5_SHA_384" }, { "RSA_2048", "RSASSA_PKCS1_V1_5_SHA_512" },
        { "RSA_2048", "RSASSA_PSS_SHA_256" }, { "RSA_2048", "RSASSA_PSS_SHA_384" }, { "RSA_2048", "RSASSA_PSS_SHA_512" },
        { "ECC_NIST_P256", "ECDSA_SHA_256" }, { "ECC_NIST_P384", "ECDSA_SHA_384" }, { "ECC_NIST_P521", "ECDSA_SHA_512" }, { "ECC_SECG_P256K1", "ECDSA_SHA_256" },
        { "ECC_NIST_EDWARDS25519", "ED25519_SHA_512" }, { "ECC_NIST_EDWARDS25519", "ED25519_PH_SHA_512" },
        { "ML_DSA_44", "ML_DSA_SHAKE_256" }, { "ML_DSA_65", "ML_DSA_SHAKE_256" }, { "ML_DSA_87", "ML_DSA_SHAKE_256" }, { "SM2", "SM2DSA" },
    };

    [Theory]
    [MemberData(nameof(Cells))]
    public async Task What_the_service_signs_signet_and_another_verify_short_and_long(string spec, string algorithm)
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync(spec);
        await folder.ShellAsync($"signet public-key {key} -o der >pub.der");
        int[] lengths = algorithm == "ED25519_SHA_512" ? [1, 4096] : [4096, 4097];
        foreach (var length in lengths)
        {
            await folder.WriteAsync("msg", length);

            var verified = await folder.ShellAsync(
                $"signet sign msg --key {key} --algorithm {algorithm} -o sig && signet verify msg --public-key pub.der --signature sig --algorithm {algorithm}");

            Assert.Equal("Verified OK\n", verified);
            Assert.True(await Referee.VerifiesAsync(folder, algorithm, "msg"), $"{spec} {algorithm} {length}");
        }

        await folder.WriteAsync("other", lengths[1] - 1);
        Assert.Equal(1, (await folder.TryAsync($"signet verify other --public-key pub.der --signature sig --algorithm {algorithm}")).ExitCode);
        Assert.False(await Referee.VerifiesAsync(folder, algorithm, "other"));
    }

    [Fact]
    public async Task Many_files_get_their_signatures_beside_them()
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync("ECC_NIST_P256");
        await folder.WriteAsync("a", 10);
        await folder.WriteAsync("b", 10_000);

        var ended = await folder.TryAsync($"signet sign a b --key {key} && signet public-key {key} >pub && for f in a b; do signet verify $f --public-key pub --signature $f.sig; done");

        Assert.Equal((0, "Verified OK\nVerified OK\n"), (ended.ExitCode, ended.Output));
        Assert.StartsWith("Algorithm: ECDSA_SHA_256\n", ended.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("raw", "der")]
    [InlineData("base64", "der")]
    [InlineData("hex", "fixed")]
    [InlineData("json", "fixed")]
    public async Task Every_format_is_read_by_verify(string format, string form)
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync("ECC_NIST_P521");
        await folder.WriteAsync("msg", 100);

        await folder.ShellAsync($"signet sign - --key {key} --format {format} --signature-form {form} <msg >sig; signet public-key {key} >pub; signet verify msg --public-key pub --signature sig --signature-form {form}");
    }

    [Fact]
    public async Task What_aws_signs_signet_verifies_and_what_signet_signs_aws_verifies()
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync("RSA_2048");
        await folder.WriteAsync("msg", 1000);
        await folder.ShellAsync($"signet sign msg --key {key} --algorithm RSASSA_PSS_SHA_384 -o sig && signet public-key {key} >pub");

        var valid = await server.Aws.ValueAsync(
            "SignatureValid", "kms", "verify", "--key-id", key, "--message", $"fileb://{folder["msg"]}", "--signature", $"fileb://{folder["sig"]}", "--signing-algorithm", "RSASSA_PSS_SHA_384");
        var signed = await server.Aws.RunAsync("kms", "sign", "--key-id", key, "--message", $"fileb://{folder["msg"]}", "--signing-algorithm", "RSASSA_PKCS1_V1_5_SHA_512", "--output", "json");
        await File.WriteAllTextAsync(folder["aws.json"], signed.Output, Command.Token);

        Assert.Equal("True", valid);
        Assert.Equal("Verified OK\n", await folder.ShellAsync("signet verify msg --public-key pub --signature aws.json"));
    }

    [Fact]
    public async Task Refusals_of_the_service_are_one_sentence_and_exit_1()
    {
        using var folder = new ServiceFolder(server);
        await folder.WriteAsync("msg", 10);

        Assert.Equal(
            new(1, "", "signet: NotFoundException: Alias arn:aws:kms:us-east-1:111122223333:alias/nobody is not found.\n"),
            await folder.TryAsync("signet sign msg --key alias/nobody --algorithm ECDSA_SHA_256"));
        Assert.Equal(
            new(1, "", "signet: the service cannot be asked: Connection refused (127.0.0.1:1)\n"),
            await folder.TryAsync("signet public-key alias/nobody --endpoint-url http://127.0.0.1:1"));
        Assert.Equal(
            new(1, "", "signet: the service cannot be asked: no Region is found; set AWS_REGION, or start a server with: signet serve\n"),
            await folder.TryAsync("unset AWS_ENDPOINT_URL AWS_REGION; signet public-key alias/nobody"));
    }

    [Fact]
    public async Task What_cannot_be_signed_is_told_in_one_sentence_and_exits_2()
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync("ECC_NIST_EDWARDS25519");
        var inbox = await folder.CreateKeyAsync("RSA_2048", "ENCRYPT_DECRYPT");
        await folder.WriteAsync("long", 4097);

        async Task RefusedAsync(string line, string sentence) => Assert.Equal(new(2, "", $"signet: {sentence}\n"), await folder.TryAsync($"signet sign {line}"));
        await RefusedAsync($"long --key {key} --algorithm ED25519_SHA_512", "long: ED25519_SHA_512 signs messages of at most 4096 bytes, as it takes no digest. For longer ones there is ED25519_PH_SHA_512.");
        await RefusedAsync($"nothing --key {key} --algorithm ED25519_SHA_512", "nothing: There is no such file.");
        await RefusedAsync($"long long --key {key} -o sig", "--output: There are 2 files, and one signature file: leave it out, and each signature goes into FILE.sig.");
        await RefusedAsync($"long - --key {key}", "-: Standard input has no name to put .sig behind: sign it alone.");
        await RefusedAsync($"long --key {key} --algorithm ED25519_PH_SHA_512 --signature-form fixed", "--signature-form: Only ECDSA and SM2 signatures are two numbers; ED25519_PH_SHA_512 is neither.");
        await RefusedAsync($"long --key {inbox}", "--key: The key does not sign: it is RSA_2048 for ENCRYPT_DECRYPT.");
        Assert.False(File.Exists(folder["long.sig"]));
    }

    [Fact]
    public async Task With_nothing_set_the_server_on_the_data_folder_signs_as_its_root_user()
    {
        using var folder = new ServiceFolder(server);
        var key = await folder.CreateKeyAsync("ECC_NIST_P256");
        await folder.WriteAsync("msg", 10);
        const string Unset = "unset AWS_ENDPOINT_URL AWS_REGION AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY; ";

        await folder.ShellAsync($"{Unset} SIGNET_DATA='{server.Program.Folder}' signet sign msg --key {key} -o sig");
        await folder.ShellAsync($"{Unset} signet public-key {key} --data '{server.Program.Folder}' >pub && signet verify msg --public-key pub --signature sig");
    }

    [Fact]
    public async Task Keys_of_the_service_go_into_one_set_beside_those_of_files()
    {
        using var folder = new ServiceFolder(server);
        var (first, second) = (await folder.CreateKeyAsync("ECC_NIST_P256"), await folder.CreateKeyAsync("ML_DSA_44"));

        var ids = await folder.ShellAsync($"signet public-key {second} -o cose >second.cose; signet public-key {first} second.cose --jwks >set; signet public-key set --key-id $(jq -r '.keys[0].kid' set) | cmp - <(signet public-key {first}); jq -r '.keys[].kid' set");

        Assert.Equal(2, ids.Split('\n', StringSplitOptions.RemoveEmptyEntries).Distinct().Count());
    }
}
