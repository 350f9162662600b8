namespace Signet.Cli.Offline;

/// <summary>A file that appears under its name only when it is whole, or standard output.</summary>
internal sealed class OutputFile : IAsyncDisposable
{
    private readonly string? _path;
    private readonly string? _unfinished;
    private bool _isKept;

    private OutputFile(Stream stream, string? path, string? unfinished) => (Stream, _path, _unfinished) = (stream, path, unfinished);

    public Stream Stream { get; }

    /// <summary>Begins a file beside its place; standard output for null or <c>-</c>, unless it is a terminal and the content is not for one.</summary>
    public static OutputFile Create(string? path, bool forTerminal = false, bool isSecret = false)
    {
        if (path is null or Inputs.StandardInput)
        {
            return forTerminal || Console.IsOutputRedirected
                ? new(Console.OpenStandardOutput(), path: null, unfinished: null)
                : throw new InputException("--output", "The ciphertext is not for a terminal: give a file.");
        }

        var unfinished = $"{path}.{Guid.NewGuid():N}.part";
        return Inputs.Attempt(path, () => new OutputFile(Open(unfinished, isSecret), path, unfinished));
    }

    /// <summary>What was written is all: it takes its place when it is disposed of.</summary>
    public void Keep() => _isKept = true;

    public async ValueTask DisposeAsync()
    {
        await Stream.DisposeAsync();
        if (_unfinished is null)
        {
            return;
        }

        if (_isKept)
        {
            File.Move(_unfinished, _path!, overwrite: true);
        }
        else
        {
            File.Delete(_unfinished);
        }
    }

    // Of a secret only its owner may read even the beginning.
    private static FileStream Open(string path, bool isSecret) => new(path, new FileStreamOptions
    {
        Mode = FileMode.CreateNew, Access = FileAccess.Write,
        UnixCreateMode = isSecret ? UnixFileMode.UserRead | UnixFileMode.UserWrite : null,
    });
}
