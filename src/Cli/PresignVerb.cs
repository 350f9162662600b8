using System.CommandLine;
using System.Globalization;
using Signet.Protocol.SigV4;
using Signet.Server.Settings;

namespace Signet.Cli;

/// <summary><c>signet presign</c>: a URL that carries its own signature, to hand to people without credentials.</summary>
internal static class PresignVerb
{
    private const int MaxSeconds = 604800;

    public static Command Command()
    {
        var options = new SettingOptions();
        var key = new Option<string>("--key-id") { Required = true, HelpName = "KEY", Description = "Key id, key ARN, alias name or alias ARN." };
        var expires = new Option<string>("--expires-in") { HelpName = "SECONDS", DefaultValueFactory = _ => "3600", Description = "How long the URL is good, at most 604800 (default: 3600)." };
        var publicKey = new Command(
            "get-public-key",
            "Print a URL from which anyone downloads a key's public half. It is signed by the credentials in AWS_ACCESS_KEY_ID and so on, else by the running server's root user.")
        {
            key, expires, options.Data,
        };
        publicKey.SetAction(parsed =>
        {
            var lifetime = ReadLifetime(parsed.GetRequiredValue(expires));
            Console.WriteLine(Presign(parsed.GetRequiredValue(key), lifetime, () => RunningServer.Find(options.Read(parsed))));
            return ExitCodes.Good;
        });
        return new Command("presign", "Make URLs that need no credentials.") { publicKey };
    }

    private static TimeSpan ReadLifetime(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= MaxSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new SettingException("--expires-in", $"'{text}' is not a number of seconds between 1 and {MaxSeconds}");

    private static string Presign(string key, TimeSpan expires, Func<RunningServer> findServer)
    {
        var endpoint = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL") is { Length: > 0 } url ? new Uri(url) : findServer().Endpoint;
        var region = Environment.GetEnvironmentVariable("AWS_REGION") is { Length: > 0 } name ? name : "us-east-1";
        var target = new Uri(endpoint, $"/?Action=GetPublicKey&KeyId={Uri.EscapeDataString(key)}&Version=2014-11-01");
        return RequestSigner.Presign(
            "GET", target, [], ReadOnlyMemory<byte>.Empty, CredentialsOf(findServer), region, "kms", TimeProvider.System.GetUtcNow(), expires).AbsoluteUri;
    }

    private static SigningCredentials CredentialsOf(Func<RunningServer> findServer) =>
        Environment.GetEnvironmentVariable("AWS_ACCESS_KEY_ID") is { Length: > 0 } id
        && Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") is { Length: > 0 } secret
            ? new(id, secret, Environment.GetEnvironmentVariable("AWS_SESSION_TOKEN"))
            : findServer().Credentials;
}
