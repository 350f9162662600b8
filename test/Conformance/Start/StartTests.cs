using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Start;

/// <summary>A start that cannot succeed ends with exit code 2 and one sentence that names the setting.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var scratch = new Scratch();
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

        await AssertRefusedAsync(["--data", scratch["data"], "--url", url], $"signet: --url: cannot listen on {url}: Address already in use.");
    }

    [Fact]
    public async Task A_data_folder_that_is_a_file_is_named()
    {
        using var scratch = new Scratch();
        await File.WriteAllTextAsync(scratch["data"], "", TestContext.Current.CancellationToken);

        await AssertRefusedAsync(["--data", scratch["data"]], $"signet: --data: The data folder '{scratch["data"]}' cannot be written: ");
    }

    // Not even the root user can write there, so that the test means the same for everybody.
    [Fact]
    public Task A_data_folder_that_cannot_be_written_is_named() =>
        AssertRefusedAsync(["--data", "/proc/signet"], "signet: --data: The data folder '/proc/signet' cannot be written: ");

    [Fact]
    public async Task A_second_server_on_the_folder_is_refused_and_the_first_serves_on()
    {
        using var scratch = new Scratch();
        await using var first = await SignetProgram.StartAsync(scratch["data"]);

        await AssertRefusedAsync(["--data", scratch["data"]], $"signet: --data: Another server has the data folder '{scratch["data"]}' open.");

        Assert.Equal("111122223333", await first.Aws.ValueAsync("Account", "sts", "get-caller-identity"));
        Assert.Equal(0, (await SignetProgram.RunAsync(["env", "--data", scratch["data"]])).Code);
    }

    [Fact]
    public async Task Another_root_key_and_a_missing_one_are_refused_and_the_right_one_opens_again()
    {
        using var scratch = new Scratch();
        await using (var server = await SignetProgram.StartAsync(scratch["data"]))
        {
            await server.StopAsync();
        }

        var rootKey = Path.Combine(scratch["data"], "root.key");
        var right = await File.ReadAllBytesAsync(rootKey, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(rootKey, RandomNumberGenerator.GetBytes(32), TestContext.Current.CancellationToken);
        await AssertRefusedAsync(["--data", scratch["data"]], "signet: --data: the root key is not the one that this data folder was sealed with.");

        File.Move(rootKey, scratch["elsewhere"]);
        await AssertRefusedAsync(["--data", scratch["data"]], $"signet: --data: the root key {rootKey} is missing, and the data beside it cannot be opened without it.");
        Assert.False(File.Exists(rootKey));

        await File.WriteAllBytesAsync(rootKey, right, TestContext.Current.CancellationToken);
        File.SetUnixFileMode(rootKey, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await AssertRefusedAsync(["--data", scratch["data"]], $"signet: --data: the root key {rootKey} may be read or written by others; chmod it to 0600.");

        File.SetUnixFileMode(rootKey, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        await using var again = await SignetProgram.StartAsync(scratch["data"]);
        Assert.Equal("111122223333", await again.Aws.ValueAsync("Account", "sts", "get-caller-identity"));
    }

    [Theory]
    [InlineData("--url: 'ftp://localhost' is not an address such as http://127.0.0.1:4599.", "--url", "ftp://localhost")]
    [InlineData("--url: an https address needs a certificate: --tls-cert and --tls-key.", "--url", "https://127.0.0.1:0")]
    [InlineData("--tls-cert: a certificate and its key are needed together: --tls-cert and --tls-key.", "--tls-cert", "cert.pem")]
    [InlineData("--tls-cert: nowhere.pem and nowhere.key are not a certificate and its key in PEM: ", "--tls-cert", "nowhere.pem", "--tls-key", "nowhere.key", "--url", "https://127.0.0.1:0")]
    [InlineData("--account: '12345' is not an account number of twelve digits.", "--account", "12345")]
    [InlineData("--auth: 'maybe' is neither enforce nor off.", "--auth", "maybe")]
    [InlineData("--auth: off is for tests and listens on loopback addresses only.", "--auth", "off", "--url", "http://0.0.0.0:0")]
    [InlineData("--database: 'postgres://localhost' is not supported by this version; it is sqlite.", "--database", "postgres://localhost")]
    public async Task A_wrong_setting_is_named(string sentence, params string[] options)
    {
        using var scratch = new Scratch();

        await AssertRefusedAsync(["--data", scratch["data"], .. options], "signet: " + sentence);
    }

    [Fact]
    public async Task Settings_come_from_option_then_environment_then_file()
    {
        using var scratch = new Scratch();
        Directory.CreateDirectory(scratch["data"]);
        await File.WriteAllTextAsync(scratch["data/signet.json"], """{ "account": "000000000001", "url": ["http://127.0.0.1:0"] }""", TestContext.Current.CancellationToken);

        await AssertAccountAsync("000000000001", scratch, [], []);
        await AssertAccountAsync("000000000002", scratch, new() { ["SIGNET_ACCOUNT_ID"] = "000000000002" }, []);
        await AssertAccountAsync("000000000003", scratch, new() { ["SIGNET_ACCOUNT_ID"] = "000000000002" }, ["--account", "000000000003"]);
    }

    [Fact]
    public async Task The_first_start_takes_the_root_credentials_that_it_is_given()
    {
        using var scratch = new Scratch();
        var given = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SIGNET_ROOT_ACCESS_KEY_ID"] = "AKIAFORTESTSONLY0001", ["SIGNET_ROOT_SECRET_ACCESS_KEY"] = "for tests only, known to everybody",
        };
        await using var server = await SignetProgram.StartAsync(scratch["data"], given);

        var aws = server.Aws.As(new("AKIAFORTESTSONLY0001", "for tests only, known to everybody"));

        Assert.Equal("arn:aws:iam::111122223333:root", await aws.ValueAsync("Arn", "sts", "get-caller-identity"));
    }

    [Fact]
    public async Task A_wrong_command_line_is_a_usage_error()
    {
        Assert.Equal(2, (await SignetProgram.RunAsync(["frobnicate"])).Code);
        Assert.Equal(2, (await SignetProgram.RunAsync(["serve", "--frobnicate"])).Code);
        Assert.Equal(2, (await SignetProgram.RunAsync([])).Code);
        Assert.Equal(0, (await SignetProgram.RunAsync(["--help"])).Code);
    }

    [Fact]
    public async Task Verbs_without_a_server_say_how_to_start_one()
    {
        using var scratch = new Scratch();

        var result = await SignetProgram.RunAsync(["env", "--data", scratch["data"]]);

        Assert.Equal(
            (1, $"signet: no server runs on {scratch["data"]}; start one with: signet serve --data {scratch["data"]}"),
            (result.Code, Assert.Single(result.ErrorLines)));
    }

    private static async Task AssertRefusedAsync(string[] options, string sentence)
    {
        string[] url = options.Contains("--url") ? [] : ["--url", "http://127.0.0.1:0"];
        var result = await SignetProgram.RunAsync(["serve", .. options, .. url]);

        var line = Assert.Single(result.ErrorLines);
        Assert.StartsWith(sentence, line, StringComparison.Ordinal);
        Assert.EndsWith(".", line, StringComparison.Ordinal);
        Assert.Equal((2, ""), (result.Code, result.Output));
    }

    private static async Task AssertAccountAsync(string account, Scratch scratch, Dictionary<string, string> environment, string[] options)
    {
        // A folder keeps the accounts that it has; each start here is the first with its number.
        await using var server = await SignetProgram.StartAsync(scratch["data"], environment, options);
        Assert.Contains($"account {account}", server.Output, StringComparison.Ordinal);
        await server.StopAsync();
    }
}
