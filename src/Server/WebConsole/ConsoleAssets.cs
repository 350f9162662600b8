using System.IO.Compression;
using System.Reflection;

namespace Signet.Server.WebConsole;

/// <summary>The files of the web console that the build embedded, each compressed by Brotli (RFC 7932); none when the console was left out.</summary>
internal sealed class ConsoleAssets
{
    private const string Prefix = "console/";

    private readonly Assembly _assembly;
    private readonly HashSet<string> _names;

    private ConsoleAssets(Assembly assembly)
    {
        _assembly = assembly;
        _names = [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..])];
    }

    /// <summary>What this build embedded.</summary>
    public static ConsoleAssets Embedded { get; } = new(typeof(ConsoleAssets).Assembly);

    /// <summary>Whether the build left the console out.</summary>
    public bool AreMissing => _names.Count == 0;

    /// <summary>Whether there is a file of this name, such as <c>assets/index-1a2b3c4d.js</c>.</summary>
    public bool Contains(string name) => _names.Contains(name);

    /// <summary>Opens a file: the compressed bytes, or the original ones.</summary>
    public Stream Open(string name, bool compressed)
    {
        var bytes = _assembly.GetManifestResourceStream(Prefix + name)!;
        return compressed ? bytes : new BrotliStream(bytes, CompressionMode.Decompress);
    }
}
