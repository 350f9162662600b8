using System.CommandLine;

namespace Signet.Cli.Service;

/// <summary>The options that say which service a verb talks to.</summary>
internal sealed class ServiceOptions
{
    /// <summary>What every verb's manual says of them.</summary>
    public const string Text = """
        Talks to AWS KMS or to Signet, whichever endpoint, Region and credentials the AWS SDK finds (AWS_ENDPOINT_URL,
        AWS_REGION, AWS_PROFILE, AWS_ACCESS_KEY_ID, ~/.aws and so on). When there are none, or with --data, it is the
        Signet server that runs on the data folder, and its root user.
        """;

    private readonly SettingOptions _settings = new();

    private readonly Option<string> _endpoint = new("--endpoint-url") { HelpName = "URL", Description = "The service's endpoint (default: AWS_ENDPOINT_URL, else AWS's own)." };

    private readonly Option<string> _region = new("--region") { HelpName = "REGION", Description = "The Region (default: AWS_REGION, AWS_DEFAULT_REGION, or the profile's)." };

    public void AddTo(Command command)
    {
        command.Options.Add(_endpoint);
        command.Options.Add(_region);
        command.Options.Add(_settings.Data);
    }

    /// <summary>The service that the command line and the environment mean; it is looked for by the first call.</summary>
    public KmsService Connect(ParseResult parsed) => new(new Lazy<ServiceTarget>(() => Find(parsed)));

    private ServiceTarget Find(ParseResult parsed)
    {
        var (endpoint, region) = (parsed.GetValue(_endpoint), parsed.GetValue(_region));
        var isFolderGiven = parsed.GetResult(_settings.Data) is { Implicit: false };
        return isFolderGiven && endpoint is null
            ? ServiceTarget.Of(RunningServer.Find(_settings.Read(parsed)), region)
            : ServiceTarget.Find(endpoint, region, () => _settings.Read(parsed));
    }
}
