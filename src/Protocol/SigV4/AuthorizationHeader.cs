namespace Signet.Protocol.SigV4;

// Authorization: AWS4-HMAC-SHA256 Credential=…, SignedHeaders=…, Signature=…   (steps 6a to 6d)
internal static class AuthorizationHeader
{
    public const string Name = "Authorization";
    public const string Date = "X-Amz-Date";
    public const string Token = "X-Amz-Security-Token";

    public static SignatureParts Read<TRequest>(TRequest request, string header)
        where TRequest : ISignedRequest
    {
        var (credential, signedHeaders, signature) = ReadParameters(header);
        var date = SingleHeader.Read(request, Date) ?? SingleHeader.Read(request, "Date");
        if (credential is null || signature is null || signedHeaders is null || date is null)
        {
            throw SignatureErrors.HeaderIncomplete(Missing(credential, signature, signedHeaders, date), header);
        }

        return new(credential.Value, signedHeaders.Value, signature.Value, date) { SessionToken = SingleHeader.Read(request, Token) };
    }

    private static (ReadOnlyMemory<char>? Credential, ReadOnlyMemory<char>? SignedHeaders, ReadOnlyMemory<char>? Signature) ReadParameters(string header)
    {
        ReadOnlyMemory<char>? credential = null, signedHeaders = null, signature = null;
        var rest = AfterScheme(header);
        while (!rest.IsEmpty)
        {
            var comma = rest.Span.IndexOf(',');
            var part = (comma < 0 ? rest : rest[..comma]).Trim();
            rest = comma < 0 ? default : rest[(comma + 1)..];

            var equal = part.Span.IndexOf('=');
            if (equal < 0)
            {
                throw SignatureErrors.NotKeyValue(part.ToString(), header);
            }

            // The last of a name wins, as measured on AWS; names that mean nothing are let by.
            switch (part.Span[..equal])
            {
                case "Credential": credential = part[(equal + 1)..]; break;
                case "SignedHeaders": signedHeaders = part[(equal + 1)..]; break;
                case "Signature": signature = part[(equal + 1)..]; break;
            }
        }

        return (credential, signedHeaders, signature);
    }

    private static ReadOnlyMemory<char> AfterScheme(string header)
    {
        var space = header.IndexOf(' ', StringComparison.Ordinal);
        var scheme = space < 0 ? header : header.AsSpan(0, space);
        if (!scheme.SequenceEqual(SignatureParts.Algorithm))
        {
            throw SignatureErrors.UnsupportedScheme(scheme.ToString());
        }

        return header.AsMemory(scheme.Length).Trim();
    }

    private static IEnumerable<string> Missing(ReadOnlyMemory<char>? credential, ReadOnlyMemory<char>? signature, ReadOnlyMemory<char>? signedHeaders, string? date)
    {
        if (credential is null)
        {
            yield return "Authorization header requires 'Credential' parameter.";
        }

        if (signature is null)
        {
            yield return "Authorization header requires 'Signature' parameter.";
        }

        if (signedHeaders is null)
        {
            yield return "Authorization header requires 'SignedHeaders' parameter.";
        }

        if (date is null)
        {
            yield return "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.";
        }
    }
}
