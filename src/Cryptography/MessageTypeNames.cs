namespace Signet.Cryptography;

/// <summary>AWS's words for <see cref="MessageType"/>, such as <c>EXTERNAL_MU</c>.</summary>
public static class MessageTypeNames
{
    // In the order of the enumeration.
    private static readonly string[] Words = ["RAW", "DIGEST", "EXTERNAL_MU"];

    extension(MessageType type)
    {
        /// <summary>AWS's word.</summary>
        public string Name => Words[(int)type];
    }

    /// <summary>Reads AWS's word; throws <see cref="FormatException"/> when it is none.</summary>
    public static MessageType Parse(string name) =>
        TryParse(name, out var type) ? type : throw new FormatException($"'{name}' is not a message type.");

    /// <summary>Reads AWS's word, upper case as AWS writes it; false when it is none.</summary>
    public static bool TryParse(string? name, out MessageType type)
    {
        var index = Array.IndexOf(Words, name);
        type = index < 0 ? default : (MessageType)index;
        return index >= 0;
    }
}
