namespace Signet.Bench;

/// <summary>Files of the repository that this program was built in.</summary>
internal static class Repository
{
    private static readonly string Root = FindRoot();

    /// <summary>The server's program, as built for release.</summary>
    public static string Server => Path.Combine(Root, "src", "Cli", "bin", "Release", "net10.0", "signet.dll");

    /// <summary>Where results are kept.</summary>
    public static string Results => Path.Combine(Root, "bench", "results");

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
