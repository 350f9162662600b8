using System.Text.Json;

namespace Signet.Cryptography.Tests.Wycheproof;

/// <summary>A file of Project Wycheproof, which lies beside the repository; the test is skipped where it does not.</summary>
internal sealed class VectorFile : IDisposable
{
    private readonly string _name;
    private readonly JsonDocument _document;
    private readonly List<string> _failures = [];
    private int _count;

    public VectorFile(string name)
    {
        var path = Path.Combine(Root(), "..", "shared", "vectors", "wycheproof", name + ".json");
        Assert.SkipUnless(File.Exists(path), $"The Wycheproof vectors are not here: {Path.GetFullPath(path)}");
        (_name, _document) = (name, JsonDocument.Parse(File.ReadAllBytes(path)));
    }

    public IEnumerable<JsonElement> Groups => _document.RootElement.GetProperty("testGroups").EnumerateArray();

    public static IEnumerable<JsonElement> Tests(JsonElement group) => group.GetProperty("tests").EnumerateArray();

    public static byte[] Bytes(JsonElement element, string name) => Convert.FromHexString(Text(element, name));

    public static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    public static bool IsValid(JsonElement test) => Text(test, "result") == "valid";

    /// <summary>Counts one case, and remembers it by name when it did not come out as it should.</summary>
    public void Record(JsonElement test, bool asExpected)
    {
        _count++;
        if (!asExpected)
        {
            _failures.Add($"{_name}#{test.GetProperty("tcId").GetInt32()} {Text(test, "comment")}");
        }
    }

    /// <summary>Fails unless that many cases were run and none came out wrong.</summary>
    public void RequireAll(int count)
    {
        Assert.Empty(_failures);
        Assert.Equal(count, _count);
    }

    public void Dispose() => _document.Dispose();

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Signet.slnx")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("There is no Signet.slnx above the tests.");
        }

        return folder.FullName;
    }
}
