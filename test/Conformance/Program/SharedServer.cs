using Signet.Conformance.Tests.Program;
using Signet.Protocol.SigV4;

[assembly: AssemblyFixture(typeof(SharedServer))]

namespace Signet.Conformance.Tests.Program;

/// <summary>One running program for every test that keeps to keys, users and roles of its own.</summary>
public sealed class SharedServer : IAsyncLifetime
{
    public const string Account = "111122223333";

    private RunningProgram? _program;
    private SigningCredentials? _admin;

    internal RunningProgram Program => _program!;

    /// <summary>The stock command line as an administrator, who unlike the root user may assume roles.</summary>
    internal AwsCli Aws => new(Program.Url, _admin!);

    /// <summary>The administrator's credentials.</summary>
    internal SigningCredentials Admin => _admin!;

    public async ValueTask InitializeAsync()
    {
        _program = await RunningProgram.StartAsync();
        _admin = await new AwsCli(_program.Url, _program.CredentialsOf("default")).CreateUserAsync("admin", """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""");
    }

    public ValueTask DisposeAsync() => _program?.DisposeAsync() ?? default;

    /// <summary>The ARN of a key in the Region that tests use.</summary>
    internal static string ArnOf(string keyId) => $"arn:aws:kms:us-east-1:{Account}:key/{keyId}";
}
