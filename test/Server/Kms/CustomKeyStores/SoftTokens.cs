using System.Diagnostics;
using System.Runtime.InteropServices;
using Signet.Server.Settings;
using Signet.Server.Tests.Kms.CustomKeyStores;

[assembly: AssemblyFixture(typeof(SoftTokens))]

namespace Signet.Server.Tests.Kms.CustomKeyStores;

/// <summary>
/// Tokens of SoftHSM, one for each test that asks. A module is loaded but once in a process, and finds its tokens then: all are made before.
/// </summary>
public sealed class SoftTokens : IAsyncDisposable
{
    public const string Pin = "correct horse";

    private const int Count = 40;

    private static readonly string[] Modules = ["/usr/lib/softhsm/libsofthsm2.so", "/usr/lib64/softhsm/libsofthsm2.so", "/usr/lib64/pkcs11/libsofthsm2.so"];

    private readonly string _folder = Directory.CreateTempSubdirectory("signet-softhsm-").FullName;
    private readonly Lazy<Task> _made;
    private int _taken;

    public SoftTokens() => _made = new(MakeAsync);

    private string ConfigurationFile => Path.Combine(_folder, "softhsm2.conf");

    /// <summary>A token that no other test has, as a cluster of the settings.</summary>
    internal async Task<HsmCluster> TakeAsync(byte[]? trustAnchor = null)
    {
        await _made.Value;
        var number = Interlocked.Increment(ref _taken);
        Assert.True(number <= Count, "Too few tokens were made.");
        return ClusterOf(number, trustAnchor);
    }

    /// <summary>A cluster whose token does not exist.</summary>
    internal async Task<HsmCluster> MissingAsync()
    {
        await _made.Value;
        return ClusterOf(99, trustAnchor: null);
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static HsmCluster ClusterOf(int number, byte[]? trustAnchor) => new()
    {
        Id = $"cluster-token{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}aaaa",
        ModulePath = Modules.FirstOrDefault(File.Exists) ?? throw new FileNotFoundException("SoftHSM is not installed."),
        TokenLabel = $"token {number}",
        SlotId = null,
        TrustAnchor = trustAnchor,
    };

    private async Task MakeAsync()
    {
        var tokens = Directory.CreateDirectory(Path.Combine(_folder, "tokens")).FullName;
        await File.WriteAllTextAsync(ConfigurationFile, $"directories.tokendir = {tokens}\nobjectstore.backend = file\nlog.level = ERROR\n");
        for (var number = 1; number <= Count; number++)
        {
            using var process = Process.Start(new ProcessStartInfo("softhsm2-util", ["--init-token", "--free", "--label", $"token {number}", "--so-pin", "so-pin-1234", "--pin", Pin])
            {
                Environment = { ["SOFTHSM2_CONF"] = ConfigurationFile }, RedirectStandardOutput = true, UseShellExecute = false,
            })!;
            await process.WaitForExitAsync();
            Assert.Equal(0, process.ExitCode);
        }

        // .NET keeps an environment of its own; the module asks the C library.
        Assert.Equal(0, SetEnvironment("SOFTHSM2_CONF", ConfigurationFile, overwrite: 1));
    }

    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetEnvironment([MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
