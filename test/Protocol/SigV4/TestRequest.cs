using System.Text;
using Signet.Protocol.SigV4;

namespace Signet.Protocol.Tests.SigV4;

/// <summary>A request as a server received it.</summary>
internal sealed record TestRequest(string Method, string Path, string Query, IReadOnlyList<KeyValuePair<string, string>> Headers, ReadOnlyMemory<byte> Body)
    : ISignedRequest
{
    public static TestRequest To(string method, string target, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        var parts = target.Split('?', 2);
        return new(method, parts[0], parts.Length > 1 ? parts[1] : "", [.. headers], body);
    }

    /// <summary>Reads HTTP as text; a folded line stays in its header's value as it came.</summary>
    public static TestRequest Parse(string http)
    {
        var halves = http.Split("\n\n", 2);
        var lines = halves[0].Replace("\n ", "\0 ", StringComparison.Ordinal).Split('\n');
        var start = lines[0];
        var (first, last) = (start.IndexOf(' ', StringComparison.Ordinal), start.LastIndexOf(' '));
        var headers = lines[1..].Select(line => line.Replace('\0', '\n').Split(':', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]));

        return To(start[..first], start[(first + 1)..last], headers, Encoding.UTF8.GetBytes(halves.ElementAtOrDefault(1) ?? ""));
    }

    public static TestRequest To(string method, Uri uri, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body) =>
        To(method, uri.PathAndQuery, headers.Prepend(KeyValuePair.Create("Host", uri.Authority)), body);

    public TestRequest With(string name, string value) => this with { Headers = [.. Without(name).Headers, KeyValuePair.Create(name, value)] };

    public TestRequest And(string name, string value) => this with { Headers = [.. Headers, KeyValuePair.Create(name, value)] };

    public TestRequest Without(string name) => this with { Headers = [.. Headers.Where(header => !Is(header, name))] };

    public string Header(string name) => Headers.Single(header => Is(header, name)).Value;

    public int HeaderCount(string name) => Headers.Count(header => Is(header, name));

    public string HeaderValue(string name, int index) => Headers.Where(header => Is(header, name)).ElementAt(index).Value;

    private static bool Is(KeyValuePair<string, string> header, string name) => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase);
}
