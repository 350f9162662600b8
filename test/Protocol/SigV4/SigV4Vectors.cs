using System.Text.Json;

namespace Signet.Protocol.Tests.SigV4;

/// <summary>The vectors that lie beside the repository; a test without them is skipped.</summary>
internal static class SigV4Vectors
{
    public static IReadOnlyList<JsonElement> Read(string file)
    {
        var path = Path.Combine(Root(), "..", "shared", "vectors", "sigv4", file);
        if (!File.Exists(path))
        {
            Assert.Skip($"The vectors are not beside the repository: {file}");
        }

        return [.. File.ReadLines(path).Select(line => JsonElement.Parse(line))];
    }

    private static string Root()
    {
        var directory = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(directory, "Signet.slnx")))
        {
            directory = Path.GetDirectoryName(directory) ?? throw new DirectoryNotFoundException("Signet.slnx lies in no directory above the tests.");
        }

        return directory;
    }

    extension(JsonElement element)
    {
        public string Text(string name) => element.GetProperty(name).GetString()!;

        public DateTimeOffset Time(string name) => element.GetProperty(name).GetDateTimeOffset();
    }
}
