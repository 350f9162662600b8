namespace Signet.Bench;

/// <summary>Files of the repository that this program was built in.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>The release as <c>publish.sh</c> makes it; where there is none, the program of the checkout.</summary>
    public static string Server => File.Exists(Published) ? Published : Path.Combine(Root, "src", "Cli", "bin", "Release", "net10.0", "signet");

    /// <summary>Whether the release is measured, in native code, and not the program of the checkout.</summary>
    public static bool IsPublished => File.Exists(Published);

    /// <summary>Where results are kept.</summary>
    public static string Results => Path.Combine(Root, "bench", "results");

    private static string Published => Path.Combine(Root, "artifacts", "publish", "signet");

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Signet.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("the benchmark runs inside its repository");
        }

        return folder.FullName;
    }
}
