using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Signet.Cryptography.Formats;
using Signet.Cryptography.Signing;

namespace Signet.Cryptography.Evidence;

/// <summary>What is known of one signature, in one file, sealed by the key that made it (docs/bundle.md).</summary>
public sealed record EvidenceBundle
{
    /// <summary>The longest file that is looked at, in bytes; the longest bundle, ML_DSA_87's, has some 17,000.</summary>
    public const int MaxLength = 64 * 1024;

    private const int Version = 1;

    private const string SealType = "application/vnd.signet.bundle+json";

    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>SHA-256 of the message, 32 bytes.</summary>
    public required byte[] MessageSha256 { get; init; }

    /// <summary>What the message is signed with.</summary>
    public required SigningAlgorithm Algorithm { get; init; }

    /// <summary>Whether the service was given the message, its digest, or its μ.</summary>
    public required MessageType MessageType { get; init; }

    /// <summary>The digest or μ that the service was given; null with RAW.</summary>
    public byte[]? Digest { get; init; }

    /// <summary>The signature over the message, as AWS KMS gave it.</summary>
    public required byte[] Signature { get; init; }

    /// <summary>The public key, DER SubjectPublicKeyInfo.</summary>
    public required byte[] PublicKey { get; init; }

    /// <summary>The key's ARN.</summary>
    public required string KeyArn { get; init; }

    /// <summary>The ARN of who signed, by GetCallerIdentity; null when that was not to be had.</summary>
    public string? CallerArn { get; init; }

    /// <summary>The id of the Sign request, by which the trail knows it.</summary>
    public required string RequestId { get; init; }

    /// <summary>The time of the request in the trail (RFC 3339); null when it was not to be had.</summary>
    public string? EventTime { get; init; }

    /// <summary>Why caller or time are not there, in a sentence; null when both are.</summary>
    public string? Missing { get; init; }

    /// <summary>The key's signature, by the same algorithm, over all that stands before it; empty while the bundle is not sealed.</summary>
    public byte[] Seal { get; init; } = [];

    /// <summary>The bytes that the seal is made over: all but the seal, in DSSE's encoding.</summary>
    public byte[] ToBeSealed() => PreAuthentication.Encode(SealType, Write(withSeal: false));

    /// <summary>The file: UTF-8, members in their order, two blanks deep. Every bundle has this one form only.</summary>
    public byte[] Write() => [.. Write(withSeal: true), (byte)'\n'];

    /// <summary>Reads a file.</summary>
    /// <exception cref="UnreadableException">It is no bundle of this version, or not in the one form that <see cref="Write()"/> gives it.</exception>
    public static EvidenceBundle Read(ReadOnlyMemory<byte> content)
    {
        if (content.Length is 0 or > MaxLength)
        {
            throw new UnreadableException(content.IsEmpty ? "The file is empty." : $"The file is longer than {MaxLength} bytes, and so no bundle.");
        }

        using var document = JsonText.ParseObject(content);
        var root = document.RootElement;
        if (!root.TryGetProperty("signetBundle", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != Version)
        {
            throw new UnreadableException($"The file is no bundle of version {Version} ('signetBundle').");
        }

        var bundle = Read(root);
        return content.Span.SequenceEqual(bundle.Write())
            ? bundle
            : throw new UnreadableException("The bundle is not written as bundles are: members were added, moved or written otherwise.");
    }

    private static EvidenceBundle Read(JsonElement root)
    {
        if (!SigningAlgorithm.TryGet(root.RequiredText("signingAlgorithm"), out var algorithm) || !MessageTypeNames.TryParse(root.RequiredText("messageType"), out var type))
        {
            throw new UnreadableException("The bundle's 'signingAlgorithm' or 'messageType' is none of AWS KMS.");
        }

        return new()
        {
            MessageSha256 = Blob(root, "messageSha256")!,
            Algorithm = algorithm,
            MessageType = type,
            Digest = Blob(root, "digest", canBeNull: true),
            Signature = Blob(root, "signature")!,
            PublicKey = Blob(root, "publicKey")!,
            KeyArn = root.RequiredText("keyArn"),
            CallerArn = TextOrNull(root, "callerArn"),
            RequestId = root.RequiredText("requestId"),
            EventTime = TextOrNull(root, "eventTime"),
            Missing = TextOrNull(root, "missing"),
            Seal = Blob(root, "seal")!,
        };
    }

    private static string? TextOrNull(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Null ? null : root.RequiredText(name);

    private static byte[]? Blob(JsonElement root, string name, bool canBeNull = false)
    {
        var text = canBeNull ? TextOrNull(root, name) : root.RequiredText(name);
        return text is null ? null : Base64Text.TryDecode(text, out var bytes) ? bytes : throw new UnreadableException($"The member '{name}' is not base64.");
    }

    private byte[] Write(bool withSeal)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            json.WriteNumber("signetBundle", Version);
            json.WriteBase64String("messageSha256", MessageSha256);
            json.WriteString("signingAlgorithm", Algorithm.Name);
            json.WriteString("messageType", MessageType.Name);
            json.WriteString("digest", Digest is null ? null : Convert.ToBase64String(Digest));
            json.WriteBase64String("signature", Signature);
            json.WriteBase64String("publicKey", PublicKey);
            json.WriteString("keyArn", KeyArn);
            json.WriteString("callerArn", CallerArn);
            json.WriteString("requestId", RequestId);
            json.WriteString("eventTime", EventTime);
            json.WriteString("missing", Missing);
            if (withSeal)
            {
                json.WriteBase64String("seal", Seal);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
