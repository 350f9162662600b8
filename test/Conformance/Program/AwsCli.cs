using System.Text.Json;
using System.Text.RegularExpressions;
using Signet.Protocol.SigV4;

namespace Signet.Conformance.Tests.Program;

/// <summary>The stock <c>aws</c> command line with somebody's credentials.</summary>
internal sealed partial class AwsCli(Uri endpoint, SigningCredentials credentials, string region = "us-east-1")
{
    private static readonly Lazy<Task<string>> Program = new(FindAsync);

    /// <summary>What a shell needs so that <c>aws</c> finds the endpoint; old versions do not know AWS_ENDPOINT_URL.</summary>
    public static async Task<Dictionary<string, string>> PathAsync() => new(StringComparer.Ordinal)
    {
        ["PATH"] = string.Join(':', [Path.GetDirectoryName(await Program.Value)!, Environment.GetEnvironmentVariable("PATH")!]),
    };

    public AwsCli As(SigningCredentials other) => new(endpoint, other, region);

    public AwsCli In(string otherRegion) => new(endpoint, credentials, otherRegion);

    /// <summary>Runs a command that succeeds; gives its answer.</summary>
    public async Task<JsonElement> DoAsync(params string[] arguments)
    {
        var result = await RunAsync([.. arguments, "--output", "json"]);
        Assert.True(result.ExitCode == 0, $"aws {string.Join(' ', arguments)}: exit {result.ExitCode}\n{result.Error}");
        return result.Output.Trim().Length == 0 ? default : JsonDocument.Parse(result.Output).RootElement;
    }

    /// <summary>Runs a command that succeeds; gives one value of its answer as text.</summary>
    public async Task<string> ValueAsync(string query, params string[] arguments)
    {
        var result = await RunAsync([.. arguments, "--query", query, "--output", "text"]);
        Assert.True(result.ExitCode == 0, $"aws {string.Join(' ', arguments)}: exit {result.ExitCode}\n{result.Error}");
        return result.Output.TrimEnd('\n');
    }

    /// <summary>Runs a command that is refused; gives the code and the sentence.</summary>
    public async Task<(string Code, string Text)> RefusedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        var refusal = Refusal().Match(result.Error);
        Assert.True(result.ExitCode != 0 && refusal.Success, $"aws {string.Join(' ', arguments)}: exit {result.ExitCode}\n{result.Output}{result.Error}");
        return (refusal.Groups["code"].Value, refusal.Groups["text"].Value.TrimEnd('\n'));
    }

    public async Task<Ended> RunAsync(params string[] arguments)
    {
        var environment = await PathAsync();
        environment["AWS_ENDPOINT_URL"] = endpoint.GetLeftPart(UriPartial.Authority);
        environment["AWS_DEFAULT_REGION"] = environment["AWS_REGION"] = region;
        environment["AWS_ACCESS_KEY_ID"] = credentials.AccessKeyId;
        environment["AWS_SECRET_ACCESS_KEY"] = credentials.SecretAccessKey;
        environment["AWS_MAX_ATTEMPTS"] = "1";
        if (credentials.SessionToken is { } token)
        {
            environment["AWS_SESSION_TOKEN"] = token;
        }

        return await Command.RunAsync([await Program.Value, .. arguments], environment);
    }

    /// <summary>Makes a user with an access key and an inline policy; gives its credentials.</summary>
    public async Task<SigningCredentials> CreateUserAsync(string name, string? policy = null)
    {
        await DoAsync("iam", "create-user", "--user-name", name);
        if (policy is not null)
        {
            await DoAsync("iam", "put-user-policy", "--user-name", name, "--policy-name", "inline", "--policy-document", policy);
        }

        var key = (await DoAsync("iam", "create-access-key", "--user-name", name)).GetProperty("AccessKey");
        return new(key.Text("AccessKeyId"), key.Text("SecretAccessKey"));
    }

    /// <summary>Assumes a role; gives the session's credentials.</summary>
    public async Task<SigningCredentials> AssumeRoleAsync(string arn, params string[] more)
    {
        var answer = await DoAsync(["sts", "assume-role", "--role-arn", arn, "--role-session-name", "test-session", .. more]);
        var session = answer.GetProperty("Credentials");
        return new(session.Text("AccessKeyId"), session.Text("SecretAccessKey"), session.Text("SessionToken"));
    }

    // AWS_ENDPOINT_URL came with 1.29 and 2.13 (July 2023); Debian 12 has 2.9. For those an aws of ours stands first on the PATH.
    private static async Task<string> FindAsync()
    {
        var real = (await Command.MustShellAsync("command -v aws")).Trim();
        var version = Version().Match(await Command.MustRunAsync([real, "--version"]));
        var (major, minor) = (int.Parse(version.Groups[1].Value), int.Parse(version.Groups[2].Value));
        if ((major, minor) is ( > 2, _) or (2, >= 13) or (1, >= 29))
        {
            return real;
        }

        var folder = Directory.CreateTempSubdirectory("signet-aws-").FullName;
        var wrapper = Path.Combine(folder, "aws");
        await File.WriteAllTextAsync(wrapper, $"#!/bin/sh\nexec '{real}' ${{AWS_ENDPOINT_URL:+--endpoint-url \"$AWS_ENDPOINT_URL\"}} \"$@\"\n");
        File.SetUnixFileMode(wrapper, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return wrapper;
    }

    [GeneratedRegex(@"^aws-cli/(\d+)\.(\d+)")]
    private static partial Regex Version();

    [GeneratedRegex(@"An error occurred \((?<code>\w+)\) when calling the \w+ operation(?: \(reached max retries: \d\))?: ?(?<text>.*)", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Refusal();
}
