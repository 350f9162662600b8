using System.Security.Cryptography;
using System.Text;

namespace Signet.Conformance.Tests.Running;

/// <summary>What a test has had to do with that must be found nowhere, and what must be found lest the search be a blind one.</summary>
internal sealed class Secrets
{
    private readonly Dictionary<string, byte[]> _kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _told = new(StringComparer.Ordinal);

    /// <summary>What must be found nowhere, by its name.</summary>
    public IReadOnlyDictionary<string, byte[]> Kept => _kept;

    /// <summary>What the trail tells, by its name.</summary>
    public IReadOnlyDictionary<string, byte[]> Told => _told;

    public void Add(string name, byte[] secret) => _kept.Add(name, secret);

    public void Add(string name, string secret) => Add(name, Encoding.UTF8.GetBytes(secret));

    /// <summary>A new secret, in base64. It is of letters, so that the very text would survive being quoted in a sentence or in JSON.</summary>
    public string New(string name)
    {
        var text = NewText();
        Add(name, text);
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(text));
    }

    /// <summary>A new text that is no secret.</summary>
    public string NewTold(string name)
    {
        var text = NewText();
        _told.Add(name, Encoding.ASCII.GetBytes(text));
        return text;
    }

    private static string NewText() => Convert.ToHexString(RandomNumberGenerator.GetBytes(20));
}
