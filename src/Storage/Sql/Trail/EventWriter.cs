using System.Buffers.Binary;
using System.Text;
using Signet.Storage.Records;

namespace Signet.Storage.Sql.Trail;

// An event in a block, little-endian:
//   int32 length of what follows | int64 sequence | int64 time, microseconds | byte 1 if it only reads
//   | texts: event id, name, source, user name, access key id, request id | int32 count of resources, each a type and a name | the JSON
// A text is its length in bytes (int32; -1 for null) and UTF-8.

/// <summary>Writes an event as it stands in a block. Its sequence is set when the block is written.</summary>
internal static class EventWriter
{
    public const int SequenceOffset = sizeof(int);
    public const int TimeOffset = SequenceOffset + sizeof(long);
    public const int HeaderLength = TimeOffset + sizeof(long) + 1;

    /// <summary>The event's bytes but for its JSON, which follows them; on the caller's side, so that the writer has only to copy them.</summary>
    public static byte[] WriteHead(EventRecord record)
    {
        var length = HeadLength(record);
        var bytes = new byte[length];
        BinaryPrimitives.WriteInt32LittleEndian(bytes, length + record.Json.Length - sizeof(int));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(TimeOffset), record.Time.SinceEpoch);
        bytes[HeaderLength - 1] = record.ReadOnly ? (byte)1 : (byte)0;

        var rest = bytes.AsSpan(HeaderLength);
        Put(ref rest, record.EventId);
        Put(ref rest, record.Name);
        Put(ref rest, record.Source);
        Put(ref rest, record.Username);
        Put(ref rest, record.AccessKeyId);
        Put(ref rest, record.RequestId);
        Put(ref rest, record.Resources.Count);
        for (var i = 0; i < record.Resources.Count; i++)
        {
            Put(ref rest, record.Resources[i].Type);
            Put(ref rest, record.Resources[i].Name);
        }

        Put(ref rest, record.Json.Length);
        return bytes;
    }

    private static int HeadLength(EventRecord record)
    {
        var length = HeaderLength + Length(record.EventId) + Length(record.Name) + Length(record.Source) + Length(record.Username)
            + Length(record.AccessKeyId) + Length(record.RequestId) + sizeof(int) + sizeof(int);
        for (var i = 0; i < record.Resources.Count; i++)
        {
            length += Length(record.Resources[i].Type) + Length(record.Resources[i].Name);
        }

        return length;
    }

    private static int Length(string? text) => sizeof(int) + (text is null ? 0 : Encoding.UTF8.GetByteCount(text));

    private static void Put(ref Span<byte> rest, int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(rest, number);
        rest = rest[sizeof(int)..];
    }

    private static void Put(ref Span<byte> rest, string? text)
    {
        var length = text is null ? -1 : Encoding.UTF8.GetBytes(text, rest[sizeof(int)..]);
        Put(ref rest, length);
        rest = rest[Math.Max(length, 0)..];
    }
}
