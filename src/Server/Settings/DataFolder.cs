using Signet.Identifiers;
using Signet.Storage;

namespace Signet.Server.Settings;

/// <summary>The files of a data folder beside the database.</summary>
public sealed class DataFolder(string path)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The root key, 0600.</summary>
    public string RootKey => Path.Combine(path, "root.key");

    /// <summary>The root users' access keys in AWS's credentials-file format, 0600: the first account's as <c>[default]</c>.</summary>
    public string CredentialsFile => Path.Combine(path, "credentials");

    /// <summary>Where the running server answers; there while it runs, and after it was killed.</summary>
    public string EndpointFile => Path.Combine(path, "endpoint");

    /// <summary>Whether a server runs on the folder now; the endpoint's file alone does not tell, for a server that was killed leaves it behind.</summary>
    public bool IsServed => File.Exists(EndpointFile) && SqliteStore.IsOpen(path);

    /// <summary>Removes the endpoint's file, as far as the disk lets it.</summary>
    public void ForgetEndpoint()
    {
        try
        {
            File.Delete(EndpointFile);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A disk that takes no writes must not keep the server from stopping as it should.
        }
    }

    /// <summary>Adds a profile to the credentials file.</summary>
    public void AddCredentials(string profile, string accessKeyId, string secretAccessKey)
    {
        using var file = new FileStream(CredentialsFile, new FileStreamOptions
        {
            Mode = FileMode.Append, Access = FileAccess.Write, UnixCreateMode = OwnerOnly,
        });
        using var text = new StreamWriter(file);
        text.Write($"[{profile}]\naws_access_key_id = {accessKeyId}\naws_secret_access_key = {secretAccessKey}\n\n");
        text.Flush();
        file.Flush(flushToDisk: true);
    }

    /// <summary>Reads a profile of the credentials file; null when it is not there.</summary>
    public (string AccessKeyId, string SecretAccessKey)? ReadCredentials(string profile)
    {
        if (!File.Exists(CredentialsFile))
        {
            return null;
        }

        var lines = File.ReadLines(CredentialsFile).SkipWhile(line => line != $"[{profile}]").Skip(1).TakeWhile(line => !line.StartsWith('['));
        var values = lines.Select(line => line.Split(" = ", 2)).Where(pair => pair.Length == 2).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        return values.TryGetValue("aws_access_key_id", out var id) && values.TryGetValue("aws_secret_access_key", out var secret) ? (id, secret) : null;
    }

    /// <summary>The profile's name in the credentials file: accounts made later are named by their number.</summary>
    public static string ProfileOf(AccountId account) => $"account-{account}";
}
