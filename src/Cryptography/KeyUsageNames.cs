namespace Signet.Cryptography;

/// <summary>AWS's words for <see cref="KeyUsage"/>, such as <c>SIGN_VERIFY</c>.</summary>
public static class KeyUsageNames
{
    // In the order of the enumeration.
    private static readonly string[] Words = ["ENCRYPT_DECRYPT", "SIGN_VERIFY", "GENERATE_VERIFY_MAC", "KEY_AGREEMENT"];

    extension(KeyUsage usage)
    {
        /// <summary>AWS's word.</summary>
        public string Name => Words[(int)usage];
    }

    /// <summary>Reads AWS's word; throws <see cref="FormatException"/> when it is none.</summary>
    public static KeyUsage Parse(string name) =>
        TryParse(name, out var usage) ? usage : throw new FormatException($"'{name}' is not a key usage.");

    /// <summary>Reads AWS's word, upper case as AWS writes it; false when it is none.</summary>
    public static bool TryParse(string? name, out KeyUsage usage)
    {
        var index = Array.IndexOf(Words, name);
        usage = index < 0 ? default : (KeyUsage)index;
        return index >= 0;
    }
}
