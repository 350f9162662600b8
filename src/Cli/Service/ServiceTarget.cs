using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Signet.Server.Settings;

namespace Signet.Cli.Service;

/// <summary>Where a service is and who calls it; what is null the AWS SDK finds as it does everywhere.</summary>
internal sealed record ServiceTarget(string? Endpoint, string? Region, AWSCredentials? Credentials)
{
    private const string LocalRegion = "us-east-1";

    private static readonly string[] Sources =
    [
        "AWS_ENDPOINT_URL", "AWS_ENDPOINT_URL_KMS", "AWS_ACCESS_KEY_ID", "AWS_PROFILE", "AWS_WEB_IDENTITY_TOKEN_FILE",
        "AWS_CONTAINER_CREDENTIALS_RELATIVE_URI", "AWS_CONTAINER_CREDENTIALS_FULL_URI",
    ];

    /// <summary>What the options and the environment say; the server on the data folder when they say nothing and it runs.</summary>
    public static ServiceTarget Find(string? endpoint, string? region, Func<ServerOptions> settings)
    {
        if (endpoint is not null && !IsUrl(endpoint))
        {
            throw new SettingException("--endpoint-url", $"'{endpoint}' is not a URL");
        }

        region ??= Variable("AWS_REGION") ?? Variable("AWS_DEFAULT_REGION");
        if (endpoint is null && !IsConfigured() && settings() is var own && new DataFolder(own.DataFolder).IsServed)
        {
            return Of(RunningServer.Find(own), region);
        }

        var isElsewhere = endpoint is not null || Variable("AWS_ENDPOINT_URL_KMS") is not null || Variable("AWS_ENDPOINT_URL") is not null;
        return new(endpoint, region ?? (isElsewhere ? LocalRegion : null), Credentials: null);
    }

    /// <summary>A server of ours, as its root user.</summary>
    public static ServiceTarget Of(RunningServer server, string? region) => new(
        server.Endpoint.GetLeftPart(UriPartial.Authority), region ?? LocalRegion,
        new BasicAWSCredentials(server.Credentials.AccessKeyId, server.Credentials.SecretAccessKey));

    /// <summary>A variable of the environment; null when it is not set, or empty.</summary>
    public static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private static bool IsConfigured() =>
        Sources.Any(name => Variable(name) is not null) || new CredentialProfileStoreChain().TryGetProfile("default", out _);

    private static bool IsUrl(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
}
