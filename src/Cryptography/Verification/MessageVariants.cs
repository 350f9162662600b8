using System.Text;
using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Verification;

/// <summary>What a message often was when it was signed: the same with another end, other line ends, or encoded otherwise.</summary>
internal static class MessageVariants
{
    private static readonly byte[] Bom = [0xEF, 0xBB, 0xBF];

    /// <summary>The variants that differ from the message, and from each other.</summary>
    public static IReadOnlyList<(Message Message, Deviation Deviation)> Of(byte[] message)
    {
        var seen = new List<byte[]> { message };
        var variants = new List<(Message, Deviation)>();
        foreach (var (bytes, code, words) in Rows(message))
        {
            if (bytes is not null && !seen.Exists(other => other.AsSpan().SequenceEqual(bytes)))
            {
                seen.Add(bytes);
                variants.Add((new(bytes), new(code, words)));
            }
        }

        return variants;
    }

    private static IEnumerable<(byte[]? Bytes, string Code, string Words)> Rows(byte[] message)
    {
        yield return (WithoutNewline(message), "message-trailing-newline", "over the message without the newline at its end");
        yield return ([.. message, (byte)'\n'], "message-no-newline", "over the message with a newline at its end");
        yield return ([.. message, (byte)'\r', (byte)'\n'], "message-no-newline", "over the message with CR LF at its end");
        yield return (ToLf(message), "message-crlf", "over the message with its lines ended by LF instead of CR LF");
        yield return (ToCrlf(message), "message-lf", "over the message with its lines ended by CR LF instead of LF");
        yield return (message.AsSpan().StartsWith(Bom) ? message[Bom.Length..] : null, "message-bom", "over the message without the byte order mark at its beginning");
        yield return ([.. Bom, .. message], "message-no-bom", "over the message with the byte order mark of UTF-8 at its beginning");
        yield return (FromHex(message), "message-hex", "over the bytes that the hexadecimal text in the message stands for");
        yield return (FromBase64(message), "message-base64", "over the bytes that the base64 text in the message stands for");
        yield return (Encoding.ASCII.GetBytes(Convert.ToBase64String(message)), "message-as-base64", "over the message encoded as base64, which was signed in its place");
        yield return (Encoding.ASCII.GetBytes(Convert.ToHexStringLower(message)), "message-as-hex", "over the message encoded as hexadecimal, which was signed in its place");
    }

    private static byte[]? WithoutNewline(byte[] message) => message switch
    {
        [.. var before, (byte)'\r', (byte)'\n'] => before,
        [.. var before, (byte)'\n'] => before,
        _ => null,
    };

    private static byte[]? ToLf(byte[] message)
    {
        var lines = new List<byte>(message.Length);
        for (var i = 0; i < message.Length; i++)
        {
            if (message[i] != '\r' || i + 1 == message.Length || message[i + 1] != '\n')
            {
                lines.Add(message[i]);
            }
        }

        return [.. lines];
    }

    private static byte[] ToCrlf(byte[] message)
    {
        var lines = new List<byte>(message.Length + 64);
        foreach (var value in message)
        {
            if (value == '\n' && (lines.Count == 0 || lines[^1] != '\r'))
            {
                lines.Add((byte)'\r');
            }

            lines.Add(value);
        }

        return [.. lines];
    }

    // As digits alone, and as sha256sum and openssl dgst print a digest: digits and a name, "name= digits".
    private static byte[]? FromHex(byte[] message)
    {
        if (message.Length > 1024 || !Ascii.IsValid(message))
        {
            return null;
        }

        var text = Encoding.ASCII.GetString(message).Trim();
        var words = text.Split([' ', '\t', '='], StringSplitOptions.RemoveEmptyEntries);
        return HexText.TryDecode(text, out var bytes)
            || (words.Length > 1 && words[0].Length >= 40 && HexText.TryDecode(words[0], out bytes))
            || (words.Length > 1 && words[^1].Length >= 40 && HexText.TryDecode(words[^1], out bytes)) ? bytes : null;
    }

    private static byte[]? FromBase64(byte[] message) =>
        Ascii.IsValid(message) && Base64Text.TryDecode(Encoding.ASCII.GetString(message), out var bytes) ? bytes : null;
}
