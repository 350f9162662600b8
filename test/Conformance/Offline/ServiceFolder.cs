using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Offline;

/// <summary>A folder in whose shell <c>signet</c> is the program and the environment points at the shared server, as <c>signet env</c> has it.</summary>
internal sealed class ServiceFolder(SharedServer server) : IDisposable
{
    private readonly Scratch _scratch = new();

    public string this[string name] => _scratch[name];

    /// <summary>Makes a key; its id.</summary>
    public Task<string> CreateKeyAsync(string spec, string usage = "SIGN_VERIFY") =>
        server.Aws.ValueAsync("KeyMetadata.KeyId", "kms", "create-key", "--key-spec", spec, "--key-usage", usage);

    /// <summary>Writes a message of that many bytes.</summary>
    public Task WriteAsync(string name, int length) =>
        File.WriteAllBytesAsync(_scratch[name], [.. Enumerable.Range(0, length).Select(index => (byte)(index * 7))], Command.Token);

    /// <summary>Runs a shell line in the folder, which must succeed; gives its standard output.</summary>
    public async Task<string> ShellAsync(string line)
    {
        var ended = await TryAsync(line);
        Assert.True(ended.ExitCode == 0, $"{line}: exit {ended.ExitCode}\n{ended.Output}{ended.Error}");
        return ended.Output;
    }

    /// <summary>The same for a line that may fail.</summary>
    public Task<Ended> TryAsync(string line) => Command.RunAsync(["bash", "-c", Function + line], Environment(), _scratch.Path);

    public void Dispose() => _scratch.Dispose();

    private static string Function => $"set -o pipefail; signet() {{ {string.Join(' ', Command.SignetWords().Select(word => $"'{word}'"))} \"$@\"; }}\n";

    private Dictionary<string, string> Environment() => new(StringComparer.Ordinal)
    {
        ["AWS_ENDPOINT_URL"] = server.Program.Url.GetLeftPart(UriPartial.Authority),
        ["AWS_REGION"] = "us-east-1",
        ["AWS_ACCESS_KEY_ID"] = server.Admin.AccessKeyId,
        ["AWS_SECRET_ACCESS_KEY"] = server.Admin.SecretAccessKey,
    };
}
