using System.Buffers.Text;
using System.Text;

namespace Signet.Tests;

/// <summary>Bytes that secrets are looked for in: as they are, in hexadecimal, in base64 at each alignment.</summary>
internal sealed class Haystack(IReadOnlyList<(string Name, byte[] Bytes)> parts)
{
    // Long values are spread over the pages of a database: half of a secret is a find too.
    private const int Shortest = 16;

    /// <summary>Every file of the folder but those named, and the texts.</summary>
    public static Haystack Of(string folder, IReadOnlyList<string> except, params IEnumerable<(string Name, string Text)> texts) => new(
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !except.Contains(Path.GetFileName(file), StringComparer.Ordinal))
            .Select(file => (Path.GetFileName(file), File.ReadAllBytes(file))),
        .. texts.Select(text => (text.Name, Encoding.UTF8.GetBytes(text.Text))),
    ]);

    /// <summary>Where the secret was found, and in which form.</summary>
    public IEnumerable<string> Find(byte[] secret) =>
        from form in Forms(secret)
        from piece in Pieces(form.Bytes)
        from part in parts
        where part.Bytes.AsSpan().IndexOf(piece) >= 0
        select $"{form.Name} in {part.Name}";

    /// <summary>Where these very bytes were found.</summary>
    public IEnumerable<string> FindExact(byte[] bytes) => parts.Where(part => part.Bytes.AsSpan().IndexOf(bytes) >= 0).Select(part => part.Name);

    /// <summary>The bytes in base64, as they look when they begin at any place of a longer text.</summary>
    public static IEnumerable<byte[]> Base64(byte[] bytes)
    {
        for (var before = 0; before < 3; before++)
        {
            var usable = bytes.Length - ((bytes.Length + before) % 3);
            var text = Convert.ToBase64String([.. new byte[before], .. bytes[..usable]]);

            // The first characters depend on what comes before, too.
            yield return Encoding.ASCII.GetBytes(text[((before * 8 + 5) / 6)..]);
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Forms(byte[] secret) =>
    [
        ("raw", secret),
        ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(secret))),
        ("HEX", Encoding.ASCII.GetBytes(Convert.ToHexString(secret))),
        .. Base64(secret).Select(bytes => ("base64", bytes)),
        ("base64url", Encoding.ASCII.GetBytes(Base64Url.EncodeToString(secret))),
    ];

    private static IEnumerable<byte[]> Pieces(byte[] form) =>
        form.Length < 2 * Shortest ? [form] : [form[..(form.Length / 2)], form[(form.Length / 2)..]];
}
