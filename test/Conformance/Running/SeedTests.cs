using System.Security.Cryptography;
using System.Text;
using Signet.Conformance.Tests.Program;
using Signet.Tests;

namespace Signet.Conformance.Tests.Running;

/// <summary>Seeds and test controls through the program itself.</summary>
public sealed class SeedTests : IDisposable
{
    private const string Key = "12345678-1234-1234-1234-123456789012";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public async Task Secrets_of_a_seed_are_told_nowhere_and_lie_nowhere_in_the_clear()
    {
        var (secret, material) = (Convert.ToHexString(RandomNumberGenerator.GetBytes(20)), RandomNumberGenerator.GetBytes(32));
        var seed = Seed($$"""
            Users: [{UserName: alice, AccessKeys: [{AccessKeyId: AKIAIOSFODNN7EXAMPLE, SecretAccessKey: {{secret}}}]}]
            Keys: [{KeyId: {{Key}}, KeyMaterial: {{Convert.ToHexStringLower(material)}}, Aliases: [alias/seeded]}]
            """);
        await using var program = await RunningProgram.StartAsync(environment: Environment(seed));
        Assert.Equal(0, await program.TerminateAsync());
        await program.StartAgainAsync();
        await program.Root.KmsAsync("Encrypt", """{"KeyId":"alias/seeded","Plaintext":"aGk="}""");
        var reset = await Command.SignetAsync("test", "reset", "--data", program.Folder);
        Assert.Equal((0, "", ""), (reset.ExitCode, reset.Output, reset.Error));
        await program.Root.KmsAsync("Encrypt", """{"KeyId":"alias/seeded","Plaintext":"aGk="}""");
        var (output, error) = (program.Output, program.Error);
        Assert.Equal(0, await program.TerminateAsync());

        // With another secret and other material the seed is refused, and tells neither the old nor the new.
        var (otherSecret, otherMaterial) = (Convert.ToHexString(RandomNumberGenerator.GetBytes(20)), RandomNumberGenerator.GetBytes(32));
        var text = await File.ReadAllTextAsync(seed, Command.Token);
        var withSecret = await ServeAsync(program, text.Replace(secret, otherSecret, StringComparison.Ordinal));
        var withMaterial = await ServeAsync(program, text.Replace(Convert.ToHexStringLower(material), Convert.ToHexStringLower(otherMaterial), StringComparison.Ordinal));
        Assert.EndsWith("the access key AKIAIOSFODNN7EXAMPLE has another secret; secrets are never replaced.\n", withSecret.Error, StringComparison.Ordinal);
        Assert.EndsWith($"the key {Key} has other material; material is never replaced.\n", withMaterial.Error, StringComparison.Ordinal);

        var haystack = Haystack.Of(
            program.Folder, except: ["credentials"], ("output", output), ("errors", error), ("secret", withSecret.Output + withSecret.Error), ("material", withMaterial.Output + withMaterial.Error));
        Assert.NotEmpty(haystack.FindExact("alias/seeded"u8.ToArray()));
        Assert.Equal([], ((byte[][])[Encoding.ASCII.GetBytes(secret), material, Encoding.ASCII.GetBytes(otherSecret), otherMaterial]).SelectMany(haystack.Find));
    }

    [Fact]
    public async Task A_wrong_seed_stops_the_start_with_one_sentence_and_leaves_nothing()
    {
        var seed = Seed("Users:\n  - UserName: alice\n  - UserName: not a name\n");
        await using var program = await RunningProgram.StartAsync();
        await program.TerminateAsync();

        var ended = await Command.SignetAsync("serve", "--data", program.Folder, "--url", "http://127.0.0.1:0", "--seed", seed);

        Assert.Equal(
            new Ended(2, "", $"signet: {seed}, line 3, column 5: CreateUser is refused: ValidationError: The specified value for userName is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-.\n"),
            ended);
        await program.StartAgainAsync();
        Assert.Empty((await program.Root.QueryAsync("iam", "ListUsers"))["UserName"]);
    }

    [Fact]
    public async Task Check_tells_what_a_seed_would_do_or_what_is_wrong_with_it()
    {
        var good = await Command.SignetAsync("seed", "check", Seed($"Keys: [{{KeyId: {Key}, Aliases: [alias/a, alias/b]}}]"));
        var wrong = await Command.SignetAsync("seed", "check", Seed("Keys: [{KeyId: 1}]"));
        var none = await Command.SignetAsync("seed", "check", _scratch["nowhere.yaml"]);

        Assert.Equal(new Ended(0, "    1 CreateKey\n    2 CreateAlias\n", ""), good);
        Assert.Equal((2, $"signet: {_scratch["seed.yaml"]}, line 1, column 16: here should be a key id: a UUID in lower case, or mrk- and 32 hexadecimal digits.\n"), (wrong.ExitCode, wrong.Error));
        Assert.Equal((2, $"signet: {_scratch["nowhere.yaml"]}: it cannot be read.\n"), (none.ExitCode, none.Error));
    }

    [Fact]
    public async Task The_clock_moves_and_calls_are_listed_from_the_command_line()
    {
        await using var program = await RunningProgram.StartAsync(environment: Environment(Seed($"Keys: [{{KeyId: {Key}}}]")));
        Assert.Contains("Test controls are ON", program.Output, StringComparison.Ordinal);
        Assert.Contains("Test controls are ON", program.Error + program.Output, StringComparison.Ordinal);

        var clock = await Command.SignetAsync("test", "clock", "400d", "--data", program.Folder);
        var requests = await Command.SignetAsync("test", "requests", "--last", "1", "--data", program.Folder);
        var misuse = await Command.SignetAsync("test", "clock", "soon", "--data", program.Folder);

        Assert.True(DateTimeOffset.Parse(clock.Output.Trim(), null) > TimeProvider.System.GetUtcNow().AddDays(399));
        Assert.EndsWith("200 signet:MoveClock arn:aws:iam::111122223333:root\n", requests.Output, StringComparison.Ordinal);
        Assert.Equal((2, "signet: FORWARD: 'soon' is not a time such as 90s, 15m, 2h or 30d.\n"), (misuse.ExitCode, misuse.Error));
    }

    [Fact]
    public async Task Without_test_controls_the_command_line_is_refused()
    {
        await using var program = await RunningProgram.StartAsync();

        var reset = await Command.SignetAsync("test", "reset", "--data", program.Folder);

        Assert.Equal((1, "signet: UnknownOperationException\n"), (reset.ExitCode, reset.Error));
    }

    private static Dictionary<string, string> Environment(string seed) => new(StringComparer.Ordinal) { ["SIGNET_SEED"] = seed, ["SIGNET_TEST_CONTROLS"] = "on" };

    private string Seed(string text)
    {
        File.WriteAllText(_scratch["seed.yaml"], text);
        return _scratch["seed.yaml"];
    }

    private async Task<Ended> ServeAsync(RunningProgram program, string seed) =>
        await Command.SignetAsync("serve", "--data", program.Folder, "--url", "http://127.0.0.1:0", "--seed", Seed(seed));
}
