namespace Signet.Protocol.SigV4;

// A client's request as the server will receive it.
internal sealed class OutgoingRequest : ISignedRequest
{
    private readonly ILookup<string, string> _headers;

    public OutgoingRequest(string method, Uri uri, IEnumerable<KeyValuePair<string, string>> headers, ReadOnlyMemory<byte> body)
    {
        Method = method;
        Path = uri.AbsolutePath;
        Query = uri.Query.Length > 1 ? uri.Query[1..] : "";
        Body = body;
        _headers = headers.ToLookup(header => header.Key, header => header.Value, StringComparer.OrdinalIgnoreCase);
    }

    public string Method { get; }

    public string Path { get; }

    public string Query { get; }

    public ReadOnlyMemory<byte> Body { get; }

    public IEnumerable<string> HeaderNames => _headers.Select(header => header.Key.ToLowerInvariant());

    public int HeaderCount(string name) => _headers[name].Count();

    public string HeaderValue(string name, int index) => _headers[name].ElementAt(index);
}
