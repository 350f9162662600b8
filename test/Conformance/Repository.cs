namespace Signet.Conformance.Tests;

/// <summary>The checkout that these tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(new DirectoryInfo(AppContext.BaseDirectory));

    private static string Find(DirectoryInfo? folder) => folder switch
    {
        null => throw new InvalidOperationException("Signet.slnx is in none of the folders above the tests."),
        _ when File.Exists(Path.Combine(folder.FullName, "Signet.slnx")) => folder.FullName,
        _ => Find(folder.Parent),
    };
}
