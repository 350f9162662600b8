using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;

namespace Signet.Cryptography.Formats;

/// <summary>Base64 (RFC 4648) as it comes out of tools: sections 4 or 5, padded or not, in lines.</summary>
internal static class Base64Text
{
    private static readonly SearchValues<char> Digits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_=");

    /// <summary>Decodes it; false when there is anything else, or nothing.</summary>
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        var digits = string.Concat(text.Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
        if (digits.Length == 0 || digits.AsSpan().ContainsAnyExcept(Digits))
        {
            return false;
        }

        var plain = digits.TrimEnd('=').Replace('-', '+').Replace('_', '/');
        var padded = plain.PadRight((plain.Length + 3) / 4 * 4, '=');
        var buffer = new byte[padded.Length / 4 * 3];
        if (digits.Length - plain.Length > 2 || !Convert.TryFromBase64String(padded, buffer, out var length))
        {
            return false;
        }

        bytes = buffer[..length];
        return true;
    }

    /// <summary>Decodes base64url without padding, as JOSE writes it, in its one proper form; throws <see cref="UnreadableException"/> for any other.</summary>
    public static byte[] DecodeStrictly(string text)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(text);
            if (Base64Url.EncodeToString(bytes) == text)
            {
                return bytes;
            }
        }
        catch (FormatException)
        {
            // Told below, like what decodes and is no proper form.
        }

        throw new UnreadableException("A member is not base64url without padding (RFC 7515, section 2).");
    }
}
