using System.Security.Cryptography;

namespace Signet.Cryptography.Formats;

/// <summary>Public keys and certificates in PEM (RFC 7468).</summary>
internal static class PemKey
{
    public const string Begin = "-----BEGIN ";

    private const int MaxBlocks = 100;

    /// <summary>Reads every block; throws <see cref="UnreadableException"/> when one holds something else, or is damaged, or there are several certificates.</summary>
    public static (IReadOnlyList<KeyEntry> Keys, PublicKeyFormat Format) Read(string text)
    {
        var blocks = Blocks(text);
        var read = blocks.ConvertAll(block => ReadBlock(block.Label, block.Der));
        return read.Count > 1 && read.Exists(key => key.Format == PublicKeyFormat.Certificate)
            ? throw new UnreadableException("There are several certificates: keep the one whose key signed.")
            : (read.ConvertAll(key => key.Key), read[0].Format);
    }

    private static List<(string Label, byte[] Der)> Blocks(string text)
    {
        var blocks = new List<(string, byte[])>();
        var rest = text.AsSpan();
        while (blocks.Count <= MaxBlocks && PemEncoding.TryFind(rest, out var fields))
        {
            blocks.Add((rest[fields.Label].ToString(), Convert.FromBase64String(rest[fields.Base64Data].ToString())));
            rest = rest[fields.Location.End..];
        }

        var begun = text.AsSpan().Count(Begin);
        return blocks.Count == begun && begun <= MaxBlocks
            ? blocks
            : throw new UnreadableException($"A PEM block is damaged, or there are more than {MaxBlocks}.");
    }

    private static (KeyEntry Key, PublicKeyFormat Format) ReadBlock(string label, byte[] der)
    {
        if (label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
        {
            throw new UnreadableException(DerKey.PrivateKey);
        }

        if (label is not ("PUBLIC KEY" or "RSA PUBLIC KEY" or "CERTIFICATE"))
        {
            throw new UnreadableException("A PEM block is neither a PUBLIC KEY nor a CERTIFICATE.");
        }

        var (key, format) = DerKey.Read(der);
        return (format == PublicKeyFormat.Certificate) == (label == "CERTIFICATE")
            ? (key, format == PublicKeyFormat.Der ? PublicKeyFormat.Pem : format)
            : throw new UnreadableException("A PEM block holds something else than its label says.");
    }
}
