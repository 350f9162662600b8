using System.Security.Cryptography;

namespace Signet.Cryptography.Formats;

/// <summary>An input that cannot be read, or not in one way only, so that nothing can be decided; the message is one sentence for whoever gave it.</summary>
public sealed class UnreadableException : CryptographicException
{
    /// <summary>Says what is wrong in one sentence, which names the format and never the content.</summary>
    public UnreadableException(string message)
        : base(message)
    {
    }

    /// <summary>The same, with what was thrown below.</summary>
    public UnreadableException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
