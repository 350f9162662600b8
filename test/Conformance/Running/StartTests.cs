using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Running;

/// <summary>A start that cannot succeed says so in one sentence that names the setting; one that can is quiet about what it knew already.</summary>
public sealed class StartTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task A_port_that_is_taken_is_told_in_one_sentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, port: 0);
        taken.Start();

        await AssertRefusedAsync("--url", $"{taken.LocalEndpoint}", "--data", _scratch.Path, "--url", $"http://{taken.LocalEndpoint}");
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_told_in_one_sentence()
    {
        var file = _scratch["file"];
        await File.WriteAllTextAsync(file, "no folder", Command.Token);

        await AssertRefusedAsync("--data", file, "--data", Path.Combine(file, "data"), "--url", "http://127.0.0.1:0");
    }

    // Not even the root user can write there, so that it means the same for everybody.
    [Fact]
    public Task A_folder_that_takes_no_writes_is_told_in_one_sentence() =>
        AssertRefusedAsync("--data", "The data folder '/proc/signet' cannot be written", "--data", "/proc/signet", "--url", "http://127.0.0.1:0");

    [Fact]
    public async Task A_second_server_on_the_same_folder_is_told_in_one_sentence_and_does_not_disturb_the_first()
    {
        await using var program = await RunningProgram.StartAsync();
        var endpoint = program.Url;

        await AssertRefusedAsync("--data", "Another server", "--data", program.Folder, "--url", "http://127.0.0.1:0");

        Assert.Equal(endpoint, program.Url);
        await program.Root.CreateKeyAsync();
    }

    [Fact]
    public async Task Another_root_key_is_told_in_one_sentence_and_the_right_one_opens_the_folder_again()
    {
        await using var program = await RunningProgram.StartAsync();
        var key = await program.Root.CreateKeyAsync();
        await program.TerminateAsync();
        var right = await File.ReadAllBytesAsync(program.PathOf("root.key"), Command.Token);
        await File.WriteAllBytesAsync(program.PathOf("root.key"), RandomNumberGenerator.GetBytes(32), Command.Token);

        await AssertRefusedAsync("--data", "the root key is not the one", "--data", program.Folder, "--url", "http://127.0.0.1:0");

        await File.WriteAllBytesAsync(program.PathOf("root.key"), right, Command.Token);
        await program.StartAgainAsync();
        await program.Root.KmsAsync("Sign", SignBody(key));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.GroupWrite)]
    public async Task A_root_key_that_others_may_touch_is_told_in_one_sentence(UnixFileMode others)
    {
        await using var program = await RunningProgram.StartAsync();
        await program.TerminateAsync();
        File.SetUnixFileMode(program.PathOf("root.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite | others);

        await AssertRefusedAsync("--data", program.PathOf("root.key"), "--data", program.Folder, "--url", "http://127.0.0.1:0");
    }

    [Fact]
    public async Task A_root_key_that_is_missing_is_told_in_one_sentence_and_not_made_anew()
    {
        await using var program = await RunningProgram.StartAsync();
        await program.TerminateAsync();
        File.Delete(program.PathOf("root.key"));

        await AssertRefusedAsync("--data", program.PathOf("root.key"), "--data", program.Folder, "--url", "http://127.0.0.1:0");

        Assert.False(File.Exists(program.PathOf("root.key")));
    }

    [Theory]
    [InlineData("{\"url\":")]
    [InlineData("[]")]
    [InlineData("{\"url\":7}")]
    [InlineData("{\"colour\":\"blue\"}")]
    public async Task A_broken_settings_file_is_told_in_one_sentence(string json)
    {
        await File.WriteAllTextAsync(_scratch["signet.json"], json, Command.Token);

        await AssertRefusedAsync("signet.json", _scratch["signet.json"], "--data", _scratch.Path);
    }

    [Theory]
    [InlineData("--url", "--url", "here")]
    [InlineData("--url", "--url", "http://127.0.0.1:99999")]
    [InlineData("--url", "--url", "https://127.0.0.1:0")]
    [InlineData("--account", "--account", "12")]
    [InlineData("--auth", "--auth", "perhaps")]
    [InlineData("--auth", "--auth", "off", "--url", "http://0.0.0.0:0")]
    [InlineData("--database", "--database", "oracle")]
    [InlineData("--tls-key", "--tls-cert", "/nowhere.pem")]
    [InlineData("--tls-cert", "--tls-key", "/nowhere.pem", "--url", "https://127.0.0.1:0")]
    [InlineData("--tls-cert", "--tls-cert", "/nowhere.pem", "--tls-key", "/nowhere.pem")]
    [InlineData("--tls-cert", "--tls-cert", "/nowhere.pem", "--tls-key", "/nowhere.pem", "--url", "https://127.0.0.1:0")]
    public async Task A_setting_that_takes_another_value_is_told_in_one_sentence(string setting, params string[] options) =>
        await AssertRefusedAsync(setting, "", ["--data", _scratch.Path, .. options]);

    [Fact]
    public async Task A_tls_file_that_is_not_what_it_should_be_is_told_in_one_sentence_and_leaves_no_folder()
    {
        await Command.MustShellAsync(
            $"cd '{_scratch.Path}' && openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=one -keyout one.key -out one.pem && openssl genrsa -out other.key 2048 && echo hello >text");
        foreach (var (setting, certificate, key) in new[] { ("--tls-cert", "none", "one.key"), ("--tls-cert", "text", "one.key"), ("--tls-key", "one.pem", "none"), ("--tls-key", "one.pem", "text"), ("--tls-key", "one.pem", "other.key") })
        {
            await AssertRefusedAsync(
                setting, setting is "--tls-cert" ? _scratch[certificate] : _scratch[key],
                "--data", _scratch["data"], "--url", "https://127.0.0.1:0", "--tls-cert", _scratch[certificate], "--tls-key", _scratch[key]);
        }

        Assert.False(Directory.Exists(_scratch["data"]));
    }

    [Theory]
    [InlineData("SIGNET_ROOT_ACCESS_KEY_ID", "short", "a-secret-that-only-this-test-knows-12345")]
    [InlineData("SIGNET_ROOT_SECRET_ACCESS_KEY", "AKIACONFORMANCETESTS", "a secret of several words")]
    [InlineData("SIGNET_ROOT_SECRET_ACCESS_KEY", "AKIACONFORMANCETESTS", "")]
    public async Task A_root_key_of_the_environment_that_is_none_is_named_by_its_variable(string variable, string id, string secret)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["SIGNET_ROOT_ACCESS_KEY_ID"] = id, ["SIGNET_ROOT_SECRET_ACCESS_KEY"] = secret };

        var ended = await Command.RunAsync(Command.SignetWords("serve", "--data", _scratch["data"], "--url", "http://127.0.0.1:0"), environment);

        AssertSentence(variable, "", ended);
        Assert.DoesNotContain("words", ended.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_scratch["data"]));
    }

    [Fact]
    public async Task The_first_start_takes_the_given_root_key_and_the_second_keeps_everything_and_is_silent()
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SIGNET_ROOT_ACCESS_KEY_ID"] = "AKIACONFORMANCETESTS", ["SIGNET_ROOT_SECRET_ACCESS_KEY"] = "a-secret-that-only-this-test-knows-12345",
        };
        await using var program = await RunningProgram.StartAsync(environment: environment);
        Assert.Contains("export AWS_ACCESS_KEY_ID=AKIACONFORMANCETESTS\n", program.Output, StringComparison.Ordinal);
        Assert.Equal(new("AKIACONFORMANCETESTS", environment["SIGNET_ROOT_SECRET_ACCESS_KEY"]), program.CredentialsOf("default"));
        var key = await program.Root.CreateKeyAsync();
        await program.Root.KmsAsync("CreateAlias", $$"""{"TargetKeyId":"{{key}}","AliasName":"alias/kept"}""");
        var credentials = await File.ReadAllBytesAsync(program.PathOf("credentials"), Command.Token);
        var signature = (await program.Root.KmsAsync("Sign", SignBody(key))).Json.Text("Signature");

        Assert.Equal(0, await program.TerminateAsync());
        await program.StartAgainAsync();

        Assert.DoesNotContain("SECRET", program.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("AKIA", program.Output + program.Error, StringComparison.Ordinal);
        Assert.Equal(credentials, await File.ReadAllBytesAsync(program.PathOf("credentials"), Command.Token));
        var body = SignBody("alias/kept")[..^1] + $$""","Signature":"{{signature}}"}""";
        Assert.True((await program.Root.KmsAsync("Verify", body)).Json.GetProperty("SignatureValid").GetBoolean());
    }

    [Fact]
    public async Task Files_that_hold_secrets_are_for_their_owner_only_even_under_an_open_umask()
    {
        await using var program = await RunningProgram.StartAsync(wrapper: ["/bin/sh", "-c", "umask 0; exec \"$0\" \"$@\""]);
        await program.Root.CreateKeyAsync();
        Assert.Equal(0, (await Command.SignetAsync("account", "create", "444455556666", "--data", program.Folder)).ExitCode);

        string[] secret = ["signet.db", "signet.db-wal", "signet.db-shm", "signet.lock", "root.key", "credentials"];
        Assert.All(secret, file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(program.PathOf(file))));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(program.Folder));
    }

    private static string SignBody(string key) => $$"""{"KeyId":"{{key}}","SigningAlgorithm":"ECDSA_SHA_256","Message":"aGVsbG8="}""";

    private static async Task AssertRefusedAsync(string setting, string mentions, params string[] options) =>
        AssertSentence(setting, mentions, await Command.SignetAsync(["serve", .. options]));

    private static void AssertSentence(string setting, string mentions, Ended ended)
    {
        Assert.Equal(2, ended.ExitCode);
        Assert.Matches($@"\Asignet: {Regex.Escape(setting)}: [^\n]+[^.\n]\.\n\z", ended.Error);
        Assert.Contains(mentions, ended.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("export", ended.Output, StringComparison.Ordinal);
    }
}
