using System.Buffers;

namespace Signet.Protocol.SigV4;

// The block name:value\n of the canonical request, in the order of the signed names.
internal static class CanonicalHeaders
{
    private const int Limit = 64 * 1024;

    private static readonly SearchValues<byte> Whitespace = SearchValues.Create(" \t\r\n"u8);

    /// <summary>Refuses headers that are larger than anyone signs.</summary>
    public static void Check<TRequest>(TRequest request, SignedHeaders headers)
        where TRequest : ISignedRequest
    {
        var length = 0;
        foreach (var name in headers.Names)
        {
            var count = request.HeaderCount(name);
            for (var index = 0; index < count; index++)
            {
                length += request.HeaderValue(name, index).Length + 1;
                if (length > Limit)
                {
                    throw SignatureErrors.TooLarge("signed header text");
                }
            }
        }
    }

    public static void Append<TRequest>(ref CanonicalBuffer buffer, TRequest request, SignedHeaders headers)
        where TRequest : ISignedRequest
    {
        foreach (var name in headers.Names)
        {
            buffer.Append(name);
            buffer.Append((byte)':');

            var count = request.HeaderCount(name);
            for (var index = 0; index < count; index++)
            {
                buffer.Append(index == 0 ? [] : ","u8);
                AppendValue(ref buffer, request.HeaderValue(name, index));
            }

            buffer.Append((byte)'\n');
        }
    }

    // Trimmed, and every run of white space one space; a folded line (RFC 9112, 5.2) is such a run too.
    private static void AppendValue(ref CanonicalBuffer buffer, string value)
    {
        var start = buffer.Length;
        buffer.Append(value.AsSpan());

        var rest = buffer.Written[start..];
        var kept = start;
        while (!(rest = rest.TrimStart(" \t\r\n"u8)).IsEmpty)
        {
            var end = rest.IndexOfAny(Whitespace);
            var word = end < 0 ? rest : rest[..end];
            if (kept > start)
            {
                buffer.Written[kept++] = (byte)' ';
            }

            word.CopyTo(buffer.Written[kept..]);
            kept += word.Length;
            rest = rest[word.Length..];
        }

        buffer.Truncate(kept);
    }
}
