using System.Security.Cryptography;
using Signet.Protocol.SigV4;
using Signet.Server.Settings;

namespace Signet.Server.Tests.Golden;

/// <summary>
/// A data folder that a release left behind, with what it answered at the time. Root key and first credentials are no secrets:
/// they are made here, from a sentence, and so lie in no file of the repository.
/// </summary>
internal static class GoldenFolder
{
    private const string Database = "signet.db";

    /// <summary>The folders, by the release that made them.</summary>
    public static TheoryData<string> Releases => [.. Directory.GetDirectories(Root).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal)];

    /// <summary>The root user's credentials in every golden folder.</summary>
    public static SigningCredentials Credentials { get; } = new(
        "AKIA" + Convert.ToHexString(SHA256.HashData("golden access key id"u8))[..16], Convert.ToHexString(SHA256.HashData("golden secret access key"u8)));

    private static string Root => Path.Combine(AppContext.BaseDirectory, "Golden");

    /// <summary>The folder of a release.</summary>
    public static string Of(string release) => Path.Combine(Root, release);

    public static string Manifest(string folder) => Path.Combine(folder, "manifest.json");

    /// <summary>Starts the server on a copy of the folder.</summary>
    public static Task<TestServer> StartOnCopyAsync(string folder) => TestServer.StartAsync(options =>
    {
        Prepare(options.DataFolder);
        File.Copy(Path.Combine(folder, Database), Path.Combine(options.DataFolder, Database));
        return WithCredentials(options);
    });

    /// <summary>Starts the server on an empty folder that is to become golden.</summary>
    public static Task<TestServer> StartNewAsync() => TestServer.StartAsync(options =>
    {
        Prepare(options.DataFolder);
        return WithCredentials(options);
    });

    /// <summary>Keeps what a stopped server left behind.</summary>
    public static void Keep(string dataFolder, string target, string manifest)
    {
        Directory.CreateDirectory(target);
        File.Copy(Path.Combine(dataFolder, Database), Path.Combine(target, Database), overwrite: true);
        File.WriteAllText(Manifest(target), manifest);
    }

    private static void Prepare(string folder)
    {
        var path = new DataFolder(folder).RootKey;
        File.WriteAllBytes(path, SHA256.HashData("The root key of golden data folders, which seals nothing of value."u8));
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private static ServerOptions WithCredentials(ServerOptions options) => options with
    {
        RootAccessKeyId = Credentials.AccessKeyId,
        RootSecretAccessKey = Credentials.SecretAccessKey,
    };
}
