using Signet.Conformance.Tests.Program;
using Signet.Protocol.SigV4;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace Signet.Conformance.Tests.Program;

/// <summary>One server, started as a user starts it, for every test that keeps to keys, users and roles of its own.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public const string Account = "111122223333";

    private readonly Scratch _scratch = new();
    private SignetProgram? _program;
    private SigningCredentials? _admin;

    internal SignetProgram Program => _program!;

    /// <summary>The stock command line as an administrator, who unlike the root user may assume roles.</summary>
    internal AwsCli Aws => Program.Aws.As(_admin!);

    /// <summary>The administrator's credentials.</summary>
    internal SigningCredentials Admin => _admin!;

    public async ValueTask InitializeAsync()
    {
        _program = await SignetProgram.StartAsync(_scratch["data"]);
        _admin = await _program.Aws.CreateUserAsync("admin", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null)
        {
            await _program.DisposeAsync();
        }

        _scratch.Dispose();
    }

    /// <summary>The ARN of a key in the Region that tests use.</summary>
    internal static string ArnOf(string keyId) => $"arn:aws:kms:us-east-1:{Account}:key/{keyId}";
}
