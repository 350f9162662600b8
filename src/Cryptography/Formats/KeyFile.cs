using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Signet.Cryptography.Formats;

/// <summary>
/// The public keys in a file, whatever its format: DER, PEM, JWK, JWK Set, X.509 certificate, OpenSSH, COSE, or the JSON of AWS KMS's GetPublicKey.
/// Private keys are refused. Nothing is looked up anywhere: a certificate's dates, chain and revocation are the caller's business.
/// </summary>
public sealed class KeyFile : IDisposable
{
    /// <summary>The longest file that is looked at, in bytes.</summary>
    public const int MaxLength = 1024 * 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private KeyFile(PublicKeyFormat format, params IReadOnlyList<KeyEntry> keys) => (Format, Keys) = (format, keys);

    /// <summary>How the file is written.</summary>
    public PublicKeyFormat Format { get; }

    /// <summary>Its keys, in its order; at least one. The file owns them.</summary>
    public IReadOnlyList<KeyEntry> Keys { get; }

    /// <summary>How many keys of a set were passed over because no key of AWS KMS is of their type.</summary>
    public int UnknownKeys { get; private init; }

    /// <summary>Reads a file's content.</summary>
    /// <exception cref="UnreadableException">There is no public key, or a private one, or one that is damaged or of no key spec; or the content is too long.</exception>
    public static KeyFile Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length is 0 or > MaxLength)
        {
            throw new UnreadableException(content.IsEmpty ? "The file is empty." : $"The file is longer than {MaxLength} bytes, and so no public key.");
        }

        try
        {
            return content.Span[0] switch
            {
                0x30 when content.Length > 1 && !IsText(content.Span) => Of(DerKey.Read(content.Span)),
                var first when CoseKey.Looks(first) => new(PublicKeyFormat.Cose, CoseKey.Read(content)),
                _ => ReadText(content),
            };
        }
        catch (CryptographicException error) when (error is not UnreadableException)
        {
            throw new UnreadableException(error.Message, error);
        }
    }

    /// <summary>Writes a key; <paramref name="id"/> becomes <c>kid</c> or the comment where the format has one.</summary>
    /// <exception cref="UnreadableException">The format has no name for keys of this spec.</exception>
    /// <exception cref="ArgumentException">The format is one that is only read.</exception>
    public static byte[] Write(PublicKey key, PublicKeyFormat format, string? id = null) => format switch
    {
        PublicKeyFormat.Der => key.ExportSubjectPublicKeyInfo(),
        PublicKeyFormat.Pem => Encoding.ASCII.GetBytes(PemEncoding.WriteString("PUBLIC KEY", key.ExportSubjectPublicKeyInfo()) + "\n"),
        PublicKeyFormat.Jwk => WriteJson(json => Jwk.Write(json, key, id)),
        PublicKeyFormat.Jwks => WriteSet([(key, id)]),
        PublicKeyFormat.Ssh => Encoding.UTF8.GetBytes(SshKey.Write(key, id)),
        PublicKeyFormat.Cose => CoseKey.Write(key, id),
        PublicKeyFormat.OpenSslText => Encoding.ASCII.GetBytes(OpenSslText.Write(key)),
        _ => throw new ArgumentException($"{format} is only read.", nameof(format)),
    };

    /// <summary>Writes a JWK Set.</summary>
    /// <exception cref="UnreadableException">There is no JWK for keys of one of the specs (SM2).</exception>
    public static byte[] WriteSet(IEnumerable<(PublicKey Key, string? Id)> keys) => WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray("keys");
        foreach (var (key, id) in keys)
        {
            Jwk.Write(json, key, id);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var key in Keys)
        {
            key.Dispose();
        }
    }

    private static KeyFile ReadText(ReadOnlyMemory<byte> content)
    {
        var text = Decode(content.Span);
        var trimmed = text.TrimStart();
        if (trimmed.StartsWith('{'))
        {
            return ReadJson(Encoding.UTF8.GetBytes(trimmed));
        }

        if (trimmed.Contains(PemKey.Begin, StringComparison.Ordinal))
        {
            var (keys, format) = PemKey.Read(text);
            return new(format, keys);
        }

        if (SshKey.Looks(trimmed))
        {
            return new(PublicKeyFormat.Ssh, SshKey.Read(text));
        }

        return Base64Text.TryDecode(text, out var der) && der[0] == 0x30
            ? Of(DerKey.Read(der))
            : throw new UnreadableException("The file is none of DER, PEM, JWK, JWK Set, certificate, SSH key, COSE key, or JSON of get-public-key.");
    }

    private static KeyFile ReadJson(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonText.ParseObject(utf8);
        var root = document.RootElement;
        if (root.TryGetProperty("keys", out _))
        {
            var (keys, unknown) = Jwk.ReadSet(root);
            return keys.Count > 0
                ? new(PublicKeyFormat.Jwks, keys) { UnknownKeys = unknown }
                : throw new UnreadableException("The JWK Set has no key of a type that AWS KMS has.");
        }

        return root.TryGetProperty("kty", out _) ? new(PublicKeyFormat.Jwk, Jwk.Read(root))
            : root.TryGetProperty("PublicKey", out _) ? new(PublicKeyFormat.AwsJson, AwsJson.ReadPublicKey(root))
            : throw new UnreadableException("The JSON is neither a JWK ('kty'), nor a JWK Set ('keys'), nor an answer of get-public-key ('PublicKey').");
    }

    private static KeyFile Of((KeyEntry Key, PublicKeyFormat Format) read) => new(read.Format, read.Key);

    // Text may begin with '0', which is also DER's SEQUENCE.
    private static bool IsText(ReadOnlySpan<byte> content) => !content.ContainsAnyExceptInRange((byte)9, (byte)0x7E);

    private static string Decode(ReadOnlySpan<byte> content)
    {
        if (content is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            throw new UnreadableException("The file is text in UTF-16, as PowerShell's '>' writes it: write it as UTF-8.");
        }

        try
        {
            return StrictUtf8.GetString(content is [0xEF, 0xBB, 0xBF, ..] ? content[3..] : content);
        }
        catch (DecoderFallbackException error)
        {
            throw new UnreadableException("The file is none of DER, PEM, JWK, JWK Set, certificate, SSH key, COSE key, or JSON of get-public-key.", error);
        }
    }

    private static byte[] WriteJson(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            write(json);
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }
}
