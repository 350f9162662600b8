using Amazon.KeyManagementService;
using Amazon.KeyManagementService.Model;
using Amazon.Runtime;
using Amazon.SecurityToken;
using Microsoft.Extensions.Time.Testing;
using Signet.Protocol.SigV4;
using Signet.Server.Settings;

namespace Signet.Server.Tests;

/// <summary>The real server, in process, on a port and a data folder of its own, with a clock that tests can move.</summary>
internal sealed class TestServer : IAsyncDisposable
{
    public const string Account = "111122223333";
    public const string OtherAccount = "444455556666";
    public const string Region = "eu-central-1";

    private readonly List<IDisposable> _clients = [];
    private SignetServer _server;

    private TestServer(SignetServer server, ServerOptions options, FakeTimeProvider clock)
    {
        (_server, Options, Clock) = (server, options, clock);
        Root = server.FirstCredentials is { } first ? new(first.AccessKeyId, first.SecretAccessKey) : new(options.RootAccessKeyId!, options.RootSecretAccessKey!);
    }

    public ServerOptions Options { get; private set; }

    /// <summary>The server's clock; it starts at the real time and stands still until it is moved.</summary>
    public FakeTimeProvider Clock { get; }

    /// <summary>The root user's credentials.</summary>
    public SigningCredentials Root { get; }

    public Uri Url => new(_server.Urls[0]);

    public SignetServer Server => _server;

    /// <summary>AWS's own client as the root user.</summary>
    public AmazonKeyManagementServiceClient Kms => field ??= KmsAs(Root);

    /// <summary>A client that signs whatever it is told, at the time of the server's clock.</summary>
    public ApiClient Api => field ??= ApiAs(Root);

    public static async Task<TestServer> StartAsync(Func<ServerOptions, ServerOptions>? change = null)
    {
        var options = new ServerOptions
        {
            DataFolder = Directory.CreateTempSubdirectory("signet-test-").FullName,
            Urls = ["http://127.0.0.1:0"],
        };
        options = change?.Invoke(options) ?? options;
        var clock = new FakeTimeProvider(DateTimeOffset.UtcNow);
        return new(await SignetServer.StartAsync(options, clock, logging => { }, TestContext.Current.CancellationToken), options, clock);
    }

    /// <summary>Stops the server and starts it again on the same folder with other settings.</summary>
    public Task RestartAsync(Func<ServerOptions, ServerOptions> change)
    {
        Options = change(Options);
        return RestartAsync();
    }

    /// <summary>Stops the server and starts it again on the same folder, in which something may be done meanwhile.</summary>
    public async Task RestartAsync(Func<string, Task>? meanwhile = null)
    {
        await _server.DisposeAsync();
        await (meanwhile?.Invoke(Options.DataFolder) ?? Task.CompletedTask);
        _server = await SignetServer.StartAsync(Options, Clock, logging => { }, TestContext.Current.CancellationToken);
    }

    public AmazonKeyManagementServiceClient KmsAs(SigningCredentials credentials, string region = Region) =>
        Keep(new AmazonKeyManagementServiceClient(
            Aws(credentials),
            new AmazonKeyManagementServiceConfig { ServiceURL = Url.ToString(), AuthenticationRegion = region, MaxErrorRetry = 0 }));

    public AmazonSecurityTokenServiceClient StsAs(SigningCredentials credentials) =>
        Keep(new AmazonSecurityTokenServiceClient(
            Aws(credentials),
            new AmazonSecurityTokenServiceConfig { ServiceURL = Url.ToString(), AuthenticationRegion = Region, MaxErrorRetry = 0 }));

    public ApiClient ApiAs(SigningCredentials credentials, string region = Region) => Keep(new ApiClient(() => Url, credentials, region, Clock));

    /// <summary>Makes a key for signing, or for decrypting, and gives its id.</summary>
    public async Task<string> CreateKeyAsync(string spec, string usage = "SIGN_VERIFY", string? policy = null)
    {
        var answer = await Kms.CreateKeyAsync(
            new CreateKeyRequest { KeySpec = spec, KeyUsage = usage, Policy = policy }, TestContext.Current.CancellationToken);
        return answer.KeyMetadata.KeyId;
    }

    /// <summary>The ARN of a key of the first account.</summary>
    public static string ArnOf(string keyId) => $"arn:aws:kms:{Region}:{Account}:key/{keyId}";

    /// <summary>Makes an IAM user with an access key, and perhaps an inline policy; gives its credentials.</summary>
    public Task<SigningCredentials> CreateUserAsync(string name, string? policy = null) => CreateUserAsync(Api, name, policy);

    /// <summary>Makes an IAM user in the account of the client's credentials.</summary>
    public static async Task<SigningCredentials> CreateUserAsync(ApiClient iam, string name, string? policy = null)
    {
        await iam.QueryAsync("iam", "CreateUser", ("UserName", name));
        if (policy is not null)
        {
            await iam.QueryAsync("iam", "PutUserPolicy", ("UserName", name), ("PolicyName", "inline"), ("PolicyDocument", policy));
        }

        var key = await iam.QueryAsync("iam", "CreateAccessKey", ("UserName", name));
        return new(key["AccessKeyId"], key["SecretAccessKey"]);
    }

    /// <summary>Makes a role, and perhaps an inline policy of it.</summary>
    public async Task CreateRoleAsync(string name, string trust, string? policy = null)
    {
        await Api.QueryAsync("iam", "CreateRole", ("RoleName", name), ("AssumeRolePolicyDocument", trust));
        if (policy is not null)
        {
            await Api.QueryAsync("iam", "PutRolePolicy", ("RoleName", name), ("PolicyName", "inline"), ("PolicyDocument", policy));
        }
    }

    /// <summary>Assumes a role of the first account.</summary>
    public async Task<SigningCredentials> AssumeRoleAsync(SigningCredentials caller, string role, params (string Name, string Value)[] parameters)
    {
        var answer = await ApiAs(caller).QueryAsync(
            "sts", "AssumeRole", [("RoleArn", $"arn:aws:iam::{Account}:role/{role}"), ("RoleSessionName", "test-session"), .. parameters]);
        return new(answer["AccessKeyId"], answer["SecretAccessKey"], answer["SessionToken"]);
    }

    /// <summary>Makes a second account; gives its root user's credentials.</summary>
    public async Task<SigningCredentials> CreateAccountAsync(string account = OtherAccount)
    {
        var answer = await Api.JsonAsync("signet", "Signet.CreateAccount", $$"""{"AccountId":"{{account}}"}""");
        return new(answer.GetProperty("AccessKeyId").GetString()!, answer.GetProperty("SecretAccessKey").GetString()!);
    }

    /// <summary>The events of the trail, newest first, as whole records.</summary>
    public Task<List<System.Text.Json.JsonElement>> TrailAsync(string attribute, string value) => TrailAsync(Api, attribute, value);

    /// <summary>The events of the trail of the client's account.</summary>
    public static async Task<List<System.Text.Json.JsonElement>> TrailAsync(ApiClient api, string attribute, string value)
    {
        var answer = await api.JsonAsync(
            "cloudtrail",
            "com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.LookupEvents",
            $$"""{"LookupAttributes":[{"AttributeKey":"{{attribute}}","AttributeValue":"{{value}}"}]}""");
        return [.. answer.GetProperty("Events").EnumerateArray().Select(e => System.Text.Json.JsonDocument.Parse(e.GetProperty("CloudTrailEvent").GetString()!).RootElement)];
    }

    public async ValueTask DisposeAsync()
    {
        _clients.ForEach(client => client.Dispose());
        await _server.DisposeAsync();
        Directory.Delete(Options.DataFolder, recursive: true);
    }

    private static AWSCredentials Aws(SigningCredentials credentials) => credentials.SessionToken is { } token
        ? new SessionAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey, token)
        : new BasicAWSCredentials(credentials.AccessKeyId, credentials.SecretAccessKey);

    private T Keep<T>(T client)
        where T : IDisposable
    {
        _clients.Add(client);
        return client;
    }
}
