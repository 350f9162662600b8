using System.Buffers;
using System.Text;

namespace Signet.Protocol.SigV4;

// RFC 3986, 2.1 to 2.3, in the one form that SigV4 allows: everything but the unreserved characters escaped, with upper-case digits.
internal static class PercentEncoding
{
    private const int EscapeLength = 3;
    private const int LongestRune = 4;

    private static readonly SearchValues<char> Unreserved =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

    /// <summary>Encodes text as it stands; an escape in it is escaped again.</summary>
    public static void Append(ref CanonicalBuffer buffer, ReadOnlySpan<char> text)
    {
        if (!text.ContainsAnyExcept(Unreserved))
        {
            buffer.Append(text);
            return;
        }

        foreach (var rune in text.EnumerateRunes())
        {
            AppendRune(ref buffer, rune);
        }
    }

    /// <summary>Decodes a name or a value of a query and encodes it again, whatever way it was written.</summary>
    public static void AppendRecoded(ref CanonicalBuffer buffer, ReadOnlySpan<char> component)
    {
        while (!component.IsEmpty)
        {
            switch (component[0])
            {
                case '%':
                    AppendOctet(ref buffer, ReadEscape(component));
                    component = component[EscapeLength..];
                    break;
                case '+':
                    AppendOctet(ref buffer, (byte)' ');
                    component = component[1..];
                    break;
                default:
                    Rune.DecodeFromUtf16(component, out var rune, out var used);
                    AppendRune(ref buffer, rune);
                    component = component[used..];
                    break;
            }
        }
    }

    /// <summary>The text behind what <see cref="AppendRecoded"/> wrote.</summary>
    public static string Decode(ReadOnlySpan<byte> encoded) => Uri.UnescapeDataString(Encoding.ASCII.GetString(encoded));

    /// <summary>Whether every escape in a path is a whole one.</summary>
    public static bool IsWhole(ReadOnlySpan<char> path)
    {
        for (var at = path.IndexOf('%'); at >= 0; at = path.IndexOf('%'))
        {
            path = path[at..];
            if (path.Length < EscapeLength || !char.IsAsciiHexDigit(path[1]) || !char.IsAsciiHexDigit(path[2]))
            {
                return false;
            }

            path = path[EscapeLength..];
        }

        return true;
    }

    private static byte ReadEscape(ReadOnlySpan<char> text)
    {
        if (text.Length < EscapeLength)
        {
            throw SignatureErrors.MalformedQuery("Incomplete trailing escape % sequence");
        }

        Span<byte> octet = stackalloc byte[1];
        return Convert.FromHexString(text[1..EscapeLength], octet, out _, out _) == OperationStatus.Done
            ? octet[0]
            : throw SignatureErrors.MalformedQuery($"Illegal hex character in escape % pattern: {text[..EscapeLength]}");
    }

    private static void AppendRune(ref CanonicalBuffer buffer, Rune rune)
    {
        Span<byte> octets = stackalloc byte[LongestRune];
        foreach (var octet in octets[..rune.EncodeToUtf8(octets)])
        {
            AppendOctet(ref buffer, octet);
        }
    }

    private static void AppendOctet(ref CanonicalBuffer buffer, byte octet)
    {
        if (Unreserved.Contains((char)octet))
        {
            buffer.Append(octet);
            return;
        }

        buffer.Append([(byte)'%', Digit(octet >> 4), Digit(octet & 0xF)]);
    }

    private static byte Digit(int value) => "0123456789ABCDEF"u8[value];
}
