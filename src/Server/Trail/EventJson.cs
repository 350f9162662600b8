using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Signet.Storage;

namespace Signet.Server.Trail;

/// <summary>Writes the JSON of events; each thread has a writer and a buffer that it uses again and again.</summary>
internal static class EventJson
{
    // Nearly all events are shorter; a buffer that a long one has made larger is not kept.
    private const int Kept = 16 * 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? _kept;

    /// <summary>What is written.</summary>
    public static Utf8Text Write<T>(in T state, Action<Utf8JsonWriter, T> write)
    {
        var (buffer, json) = Take();
        write(json, state);
        json.Flush();
        var text = new Utf8Text(buffer.WrittenSpan.ToArray());
        if (buffer.Capacity <= Kept)
        {
            buffer.ResetWrittenCount();
            json.Reset(buffer);
            _kept = (buffer, json);
        }

        return text;
    }

    /// <summary>How many bytes are written.</summary>
    public static int Measure<T>(in T state, Action<Utf8JsonWriter, T> write) => Write(state, write).Length;

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Take()
    {
        if (_kept is { } kept)
        {
            _kept = null;
            return kept;
        }

        var buffer = new ArrayBufferWriter<byte>(4096);
        return (buffer, new(buffer, Options));
    }
}
