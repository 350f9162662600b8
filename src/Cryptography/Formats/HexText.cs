using System.Diagnostics.CodeAnalysis;

namespace Signet.Cryptography.Formats;

/// <summary>Hexadecimal as it comes out of tools: either case, blanks, colons, lines, a 0x in front.</summary>
internal static class HexText
{
    /// <summary>Decodes it; false when there is anything else, or nothing.</summary>
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? bytes)
    {
        bytes = null;
        var digits = string.Concat(text.Split([' ', '\t', '\r', '\n', ':'], StringSplitOptions.RemoveEmptyEntries));
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
        {
            digits = digits[2..];
        }

        if (digits.Length == 0 || digits.Length % 2 != 0 || !digits.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        bytes = Convert.FromHexString(digits);
        return true;
    }
}
