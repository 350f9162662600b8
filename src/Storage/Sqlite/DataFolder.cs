namespace Signet.Storage.Sqlite;

/// <summary>The folder that the database lies in, claimed by one server at a time.</summary>
internal sealed class DataFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly FileStream _claim;

    private DataFolder(string database, FileStream claim) => (Database, _claim) = (database, claim);

    /// <summary>The path of the database file.</summary>
    public string Database { get; }

    /// <summary>Makes the folder and an empty database where they are missing, and keeps every other server out until it is disposed.</summary>
    public static DataFolder Claim(string folder)
    {
        try
        {
            CreateFolder(folder);
            var claim = Open(ClaimOf(folder), FileShare.None);
            try
            {
                // SQLite gives its log files the database's mode (sqlite.org/src, os_unix.c, findCreateFileMode), so the database must have it first.
                var database = Path.Combine(folder, "signet.db");
                Open(database, FileShare.ReadWrite).Dispose();
                return new(database, claim);
            }
            catch
            {
                claim.Dispose();
                throw;
            }
        }
        catch (IOException error) when (IsTaken(error))
        {
            throw new StoreInUseException($"Another server has the data folder '{folder}' open.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new StoreUnavailableException($"The data folder '{folder}' cannot be written: {error.Message}", error);
        }
    }

    /// <summary>Whether a server keeps the others out now. Its claim dies with its process, however that ends.</summary>
    public static bool IsClaimed(string folder)
    {
        try
        {
            using var shared = new FileStream(ClaimOf(folder), FileMode.Open, FileAccess.Read, FileShare.Read);
            return false;
        }
        catch (IOException error) when (IsTaken(error))
        {
            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }

    public void Dispose() => _claim.Dispose();

    private static string ClaimOf(string folder) => Path.Combine(folder, "signet.lock");

    private static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
        }
    }

    private static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = OwnerOnly;
        }

        var file = new FileStream(path, options);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file.SafeFileHandle, OwnerOnly);
        }

        return file;
    }

    // EWOULDBLOCK of flock(2) on Linux and on macOS; ERROR_SHARING_VIOLATION on Windows.
    private static bool IsTaken(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
