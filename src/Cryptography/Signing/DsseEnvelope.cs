using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using Signet.Cryptography.Formats;

namespace Signet.Cryptography.Signing;

/// <summary>A body of a type that is told, with signatures over both: a DSSE envelope in its JSON form (DSSE v1.0.2, envelope.md).</summary>
/// <param name="PayloadType">What the body is: a media type or a URI.</param>
/// <param name="Payload">The body, whatever bytes it has.</param>
/// <param name="Signatures">The signatures, at least one once it is signed.</param>
public sealed record DsseEnvelope(string PayloadType, byte[] Payload, IReadOnlyList<DsseSignature> Signatures)
{
    /// <summary>The longest envelope that is read, in bytes.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    // Each is tried with each key.
    private const int MaxSignatures = 64;

    /// <summary>The bytes that keys sign.</summary>
    public byte[] ToBeSigned => PreAuthentication.Encode(PayloadType, Payload);

    /// <summary>The <c>keyid</c> that is written: SHA-256 of the key's SubjectPublicKeyInfo, in hexadecimal. It is a hint, which no verifier may rely on.</summary>
    public static string KeyIdOf(PublicKey key) => Convert.ToHexStringLower(SHA256.HashData(key.ExportSubjectPublicKeyInfo()));

    /// <summary>Reads an envelope. Members that the protocol does not know are passed over, as it demands.</summary>
    /// <exception cref="UnreadableException">It is none.</exception>
    public static DsseEnvelope Read(ReadOnlyMemory<byte> json)
    {
        if (json.Length > MaxLength)
        {
            throw new UnreadableException($"The file is longer than {MaxLength >> 20} MiB, the most that is read of an envelope.");
        }

        using var document = JsonText.ParseObject(json);
        var root = document.RootElement;
        if (!root.TryGetProperty("signatures", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() is 0 or > MaxSignatures)
        {
            throw new UnreadableException($"The member 'signatures' is not a list of 1 to {MaxSignatures}.");
        }

        return new(root.RequiredText("payloadType"), Decode(root, "payload", mayBeEmpty: true), [.. list.EnumerateArray().Select(ReadSignature)]);
    }

    /// <summary>The envelope as JSON in UTF-8, on one line.</summary>
    public byte[] Write()
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("payloadType", PayloadType);
            json.WriteBase64String("payload", Payload);
            json.WriteStartArray("signatures");
            foreach (var signature in Signatures)
            {
                signature.Write(json);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return [.. buffer.WrittenSpan, (byte)'\n'];
    }

    private static DsseSignature ReadSignature(JsonElement element) => element.ValueKind == JsonValueKind.Object
        ? new(element.Text("keyid"), Decode(element, "sig", mayBeEmpty: false))
        : throw new UnreadableException("A signature of the envelope is not an object.");

    private static byte[] Decode(JsonElement element, string name, bool mayBeEmpty)
    {
        var text = element.RequiredText(name);
        return text.Length == 0 && mayBeEmpty ? []
            : Base64Text.TryDecode(text, out var bytes) ? bytes
            : throw new UnreadableException($"The member '{name}' is not base64.");
    }
}

/// <summary>One signature of an envelope.</summary>
/// <param name="KeyId">What its signer calls the key; null when it is not told. Unproven.</param>
/// <param name="Bytes">The signature over <see cref="DsseEnvelope.ToBeSigned"/>; of ECDSA and SM2 in DER.</param>
public sealed record DsseSignature(string? KeyId, byte[] Bytes)
{
    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (KeyId is not null)
        {
            json.WriteString("keyid", KeyId);
        }

        json.WriteBase64String("sig", Bytes);
        json.WriteEndObject();
    }
}
