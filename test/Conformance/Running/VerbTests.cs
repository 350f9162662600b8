using System.Net;
using Signet.Conformance.Tests.Program;
using Signet.Protocol.SigV4;

namespace Signet.Conformance.Tests.Running;

/// <summary>The verbs beside <c>serve</c>: what they print, and what they exit with.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("serve", "--help")]
    [InlineData("env", "--help")]
    [InlineData("account", "create", "--help")]
    [InlineData("presign", "get-public-key", "--help")]
    [InlineData("seed", "check", "--help")]
    [InlineData("test", "reset", "--help")]
    [InlineData("test", "clock", "--help")]
    [InlineData("test", "requests", "--help")]
    [InlineData("--version")]
    public async Task Help_is_no_failure(params string[] arguments)
    {
        var ended = await Command.SignetAsync(arguments);

        Assert.Equal(0, ended.ExitCode);
        Assert.NotEmpty(ended.Output);
        Assert.Empty(ended.Error);
    }

    [Theory]
    [InlineData("Required command was not provided. Try: signet --help")]
    [InlineData("'fly' means nothing here. Try: signet --help", "fly")]
    [InlineData("'@/etc/hostname' means nothing here. Try: signet --help", "@/etc/hostname")]
    [InlineData("there is no option '--colour'. Try: signet serve --help", "serve", "--colour")]
    [InlineData("Required argument missing for option: '--data'. Try: signet serve --help", "serve", "--data")]
    [InlineData("there is no option '--url'. Try: signet env --help", "env", "--url", "http://127.0.0.1:1")]
    [InlineData("Required command was not provided. Try: signet account --help", "account")]
    [InlineData("Required argument 'ID' missing for command: 'create'. Try: signet account create --help", "account", "create")]
    [InlineData("'2' means nothing here. Try: signet account create --help", "account", "create", "111122223333", "2")]
    [InlineData("Option '--key-id' is required. Try: signet presign get-public-key --help", "presign", "get-public-key")]
    [InlineData("--account: '12' is not an account number of twelve digits.", "account", "create", "12")]
    [InlineData("--expires-in: 'soon' is not a number of seconds between 1 and 604800.", "presign", "get-public-key", "--key-id", "alias/x", "--expires-in", "soon")]
    [InlineData("--expires-in: '0' is not a number of seconds between 1 and 604800.", "presign", "get-public-key", "--key-id", "alias/x", "--expires-in", "0")]
    [InlineData("--expires-in: '604801' is not a number of seconds between 1 and 604800.", "presign", "get-public-key", "--key-id", "alias/x", "--expires-in", "604801")]
    public async Task A_command_line_that_means_nothing_is_told_so_in_one_line(string sentence, params string[] arguments) =>
        Assert.Equal(new Ended(2, "", $"signet: {sentence}\n"), await Command.SignetAsync(arguments));

    [Theory]
    [InlineData("env")]
    [InlineData("account", "create", "444455556666")]
    [InlineData("presign", "get-public-key", "--key-id", "alias/x")]
    [InlineData("test", "reset")]
    public async Task A_verb_without_a_server_says_how_to_start_one(params string[] arguments)
    {
        var ended = await Command.SignetAsync([.. arguments, "--data", _scratch.Path]);

        Assert.Equal(1, ended.ExitCode);
        Assert.Equal($"signet: no server runs on {_scratch.Path}; start one with: signet serve --data {_scratch.Path}\n", ended.Error);
    }

    [Fact]
    public async Task A_verb_after_a_kill_does_not_take_the_dead_server_for_a_running_one()
    {
        await using var program = await RunningProgram.StartAsync();
        await program.KillAsync();
        Assert.True(File.Exists(program.EndpointFile));

        var env = await Command.SignetAsync("env", "--data", program.Folder);

        Assert.Equal((1, ""), (env.ExitCode, env.Output));
        Assert.Equal($"signet: no server runs on {program.Folder}; start one with: signet serve --data {program.Folder}\n", env.Error);
        await program.StartAgainAsync();
        Assert.Equal(0, (await Command.SignetAsync("env", "--data", program.Folder)).ExitCode);
    }

    [Fact]
    public async Task Env_prints_lines_that_a_shell_takes_in()
    {
        await using var program = await RunningProgram.StartAsync();
        var root = program.CredentialsOf("default");
        var env = await Command.SignetAsync("env", "--data", program.Folder);
        Assert.Equal((0, ""), (env.ExitCode, env.Error));

        var shell = await Command.ShellAsync(
            $"AWS_SESSION_TOKEN=old AWS_PROFILE=old\n{env.Output}\necho \"$AWS_ENDPOINT_URL $AWS_ACCESS_KEY_ID $AWS_SECRET_ACCESS_KEY $AWS_REGION$AWS_SESSION_TOKEN$AWS_PROFILE\"");

        Assert.Equal($"{program.Url.GetLeftPart(UriPartial.Authority)} {root.AccessKeyId} {root.SecretAccessKey} us-east-1\n", shell.Output);
    }

    [Fact]
    public async Task Account_create_makes_an_account_whose_root_key_works_also_after_a_restart()
    {
        await using var program = await RunningProgram.StartAsync();

        var made = await Command.SignetAsync("account", "create", "444455556666", "--data", program.Folder);

        Assert.Equal((0, ""), (made.ExitCode, made.Error));
        var credentials = program.CredentialsOf("account-444455556666");
        Assert.Contains($"export AWS_ACCESS_KEY_ID={credentials.AccessKeyId}\nexport AWS_SECRET_ACCESS_KEY={credentials.SecretAccessKey}\n", made.Output, StringComparison.Ordinal);
        await AssertAccountAsync(program, credentials, "444455556666");
        await AssertAccountAsync(program, program.CredentialsOf("default"), "111122223333");

        await program.TerminateAsync();
        await program.StartAgainAsync();
        await AssertAccountAsync(program, credentials, "444455556666");
    }

    [Fact]
    public async Task Account_create_refuses_what_is_there()
    {
        await using var program = await RunningProgram.StartAsync();

        var there = await Command.SignetAsync("account", "create", "111122223333", "--data", program.Folder);

        Assert.Equal((1, "signet: The account 111122223333 already exists.\n"), (there.ExitCode, there.Error));
    }

    [Fact]
    public async Task Presign_prints_a_url_that_anyone_may_get()
    {
        await using var program = await RunningProgram.StartAsync();
        var key = await program.Root.CreateKeyAsync();

        var presigned = await Command.SignetAsync("presign", "get-public-key", "--key-id", key, "--expires-in", "60", "--data", program.Folder);

        Assert.Equal((0, ""), (presigned.ExitCode, presigned.Error));
        var url = new Uri(Assert.Single(presigned.Output.TrimEnd('\n').Split('\n')));
        using var http = new HttpClient();
        Assert.Contains("PublicKey", await http.GetStringAsync(url, Command.Token), StringComparison.Ordinal);
        using var forged = await http.GetAsync(new Uri(url.AbsoluteUri.Replace("X-Amz-Expires=60", "X-Amz-Expires=61", StringComparison.Ordinal)), Command.Token);
        Assert.Equal(HttpStatusCode.BadRequest, forged.StatusCode);
    }

    private static async Task AssertAccountAsync(RunningProgram program, SigningCredentials credentials, string account)
    {
        using var client = new Client(program, () => credentials);
        Assert.Equal(account, (await client.QueryAsync("sts", "GetCallerIdentity"))["Account"].Single());
    }
}
