using Signet.Conformance.Tests.Program;

namespace Signet.Conformance.Tests.Offline;

/// <summary>A folder with a message <c>msg</c>, a key of openssl's (<c>key.pem</c>, <c>pub.pem</c>) and its signature <c>sig</c>.</summary>
internal sealed class SignedFile : IDisposable
{
    private readonly Scratch _scratch = new();

    public string Path => _scratch.Path;

    /// <summary>Signs with a fresh key of P-256, with SHA-256.</summary>
    public static async Task<SignedFile> MakeAsync(string message = "hello\n")
    {
        var file = new SignedFile();
        await File.WriteAllTextAsync(file["msg"], message, Command.Token);
        await file.ShellAsync("openssl ecparam -name prime256v1 -genkey -noout -out key.pem && openssl ec -in key.pem -pubout -out pub.pem && openssl dgst -sha256 -sign key.pem -out sig msg");
        return file;
    }

    public string this[string name] => _scratch[name];

    /// <summary>Runs a shell line in the folder, where <c>signet</c> is the program; it must succeed.</summary>
    public Task<string> ShellAsync(string line) => Command.MustRunAsync(["bash", "-c", Function + line], folder: Path);

    /// <summary>The same for a line that may fail.</summary>
    public Task<Ended> TryShellAsync(string line) => Command.RunAsync(["bash", "-c", Function + line], folder: Path);

    /// <summary>Runs the program in the folder.</summary>
    public Task<Ended> SignetAsync(params IEnumerable<string> arguments) => Command.RunAsync(Command.SignetWords(arguments), folder: Path);

    public void Dispose() => _scratch.Dispose();

    private static string Function => $"signet() {{ {string.Join(' ', Command.SignetWords().Select(word => $"'{word}'"))} \"$@\"; }}\n";
}
