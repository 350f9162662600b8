using System.Buffers;
using System.Collections.Frozen;

namespace Signet.Protocol.SigV4;

// host;x-amz-date   as the request lists them.
internal sealed class SignedHeaders
{
    private const int Limit = 100;

    // What SDKs sign; naming these allocates nothing.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = FrozenSet.Create(
        StringComparer.Ordinal,
        "amz-sdk-invocation-id", "amz-sdk-request", "content-length", "content-type", "host", "x-amz-api-version", "x-amz-content-sha256",
        "x-amz-date", "x-amz-security-token", "x-amz-target", "x-amz-user-agent", "x-k8s-aws-id").GetAlternateLookup<ReadOnlySpan<char>>();

    // RFC 9110, 5.6.2: the characters of a header's name, less the upper-case ones.
    private static readonly SearchValues<char> NameCharacters = SearchValues.Create("!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyz");

    private readonly string[] _names;

    private SignedHeaders(ReadOnlyMemory<char> text, string[] names) => (Text, _names) = (text, names);

    public ReadOnlyMemory<char> Text { get; }

    public ReadOnlySpan<string> Names => _names;

    public static SignedHeaders Parse(ReadOnlyMemory<char> text)
    {
        var count = text.Span.Count(';') + 1;
        if (count > Limit)
        {
            throw SignatureErrors.TooLarge("signed headers");
        }

        var names = new string[count];
        var next = 0;
        foreach (var name in text.Span.Split(';'))
        {
            names[next++] = Name(text.Span[name]);
        }

        return new(text, names);
    }

    public bool Has(string name) => Array.IndexOf(_names, name) >= 0;

    /// <summary>Whether the list is one that a signer may have made for this request: lower case, sorted, each once, each present.</summary>
    public bool Fits<TRequest>(TRequest request)
        where TRequest : ISignedRequest
    {
        for (var i = 0; i < _names.Length; i++)
        {
            var sorted = i == 0 || string.CompareOrdinal(_names[i - 1], _names[i]) < 0;
            if (!sorted || _names[i].Length == 0 || _names[i].AsSpan().ContainsAnyExcept(NameCharacters) || request.HeaderCount(_names[i]) == 0)
            {
                return false;
            }
        }

        return true;
    }

    private static string Name(ReadOnlySpan<char> name) => Known.TryGetValue(name, out var known) ? known : name.ToString();
}
