using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>Bytes, sent as base64; the bounds count decoded bytes. The value is never repeated in an answer nor shown in the trail.</summary>
public sealed class BlobShape(int minimum, int maximum) : Shape<byte[]>
{
    internal override byte[] ReadJson(ref Utf8JsonReader reader, Violations violations, MemberPath path)
    {
        if (reader.TokenType is not JsonTokenType.String || !reader.TryGetBytesFromBase64(out var value))
        {
            throw Serialization.Unexpected(path, "base64");
        }

        return Checked(value, violations, path);
    }

    internal override bool TryReadForm(FormParameters form, string name, Violations violations, MemberPath path, out byte[] value)
    {
        value = [];
        var sent = form[name];
        if (sent is null)
        {
            return false;
        }

        var buffer = new byte[sent.Length];
        if (!Convert.TryFromBase64String(sent, buffer, out var length))
        {
            throw Serialization.Unexpected(path, "base64");
        }

        value = Checked(buffer[..length], violations, path);
        return true;
    }

    internal override void WriteTrail(Utf8JsonWriter writer, byte[] value) =>
        throw new InvalidOperationException("Bytes are never written to the trail: mark the member as hidden.");

    private byte[] Checked(byte[] value, Violations violations, MemberPath path)
    {
        if (value.Length < minimum)
        {
            violations.TooShort(path, value: null, minimum);
        }

        if (value.Length > maximum)
        {
            violations.TooLong(path, value: null, maximum);
        }

        return value;
    }
}
