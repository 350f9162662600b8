using Signet.Cryptography.Formats;
using Signet.Cryptography.Verification;

namespace Signet.Cli.Offline;

/// <summary>The files of a command line, where <c>-</c> is standard input.</summary>
internal static class Inputs
{
    public const string StandardInput = "-";

    /// <summary>Throws when standard input is named twice: it can be read once.</summary>
    public static void RequireOneStandardInput(params IEnumerable<string> paths)
    {
        if (paths.Count(path => path == StandardInput) > 1)
        {
            throw new InputException(StandardInput, "standard input can be only one of the files.");
        }
    }

    public static KeyFile ReadKeys(string path) => Attempt(path, () => KeyFile.Read(ReadBounded(path, KeyFile.MaxLength)));

    public static SignatureFile ReadSignature(string path) => Attempt(path, () => SignatureFile.Read(ReadBounded(path, SignatureFile.MaxLength)));

    public static MessageSource Message(string path) =>
        path == StandardInput ? MessageSource.Once(Console.OpenStandardInput()) : MessageSource.File(path);

    /// <summary>The one key of a file, or that with the given id.</summary>
    public static KeyEntry Choose(KeyFile keys, string path, string? id)
    {
        var named = keys.Keys.Where(key => id is null || key.Id == id).ToList();
        return named switch
        {
            [var only] => only,
            [] => throw new InputException(path, "No key of the file has that id."),
            _ => throw new InputException(path, $"There are {named.Count} keys: choose one with --key-id."),
        };
    }

    /// <summary>Does what reads a file, and tells in one sentence why it could not.</summary>
    public static T Attempt<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (Sentence(path, error) is { } sentence)
        {
            throw new InputException(path, sentence);
        }
    }

    /// <summary>The same for what takes its time.</summary>
    public static async Task<T> AttemptAsync<T>(string path, Func<Task<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception error) when (Sentence(path, error) is { } sentence)
        {
            throw new InputException(path, sentence);
        }
    }

    /// <summary>A file of at most that many bytes, and one byte more of what is longer, so that it is seen to be.</summary>
    public static ReadOnlyMemory<byte> ReadBounded(string path, int limit)
    {
        using var stream = path == StandardInput ? Console.OpenStandardInput() : File.OpenRead(path);
        var buffer = new byte[limit + 1];
        return buffer.AsMemory(0, stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false));
    }

    private static string? Sentence(string path, Exception error) => error switch
    {
        UnreadableException => error.Message,
        FileNotFoundException or DirectoryNotFoundException => "There is no such file.",
        UnauthorizedAccessException => Directory.Exists(path) ? "This is a folder." : "The file may not be read.",
        IOException => "The file cannot be read.",
        _ => null,
    };
}
