using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Signet.Protocol.Wire;

/// <summary>Bodies of awsJson1.1: successes and refusals.</summary>
public static class JsonAnswers
{
    /// <summary>The media type of requests and answers.</summary>
    public const string ContentType = "application/x-amz-json-1.1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Writes a response; one without members is <c>{}</c>.</summary>
    public static void Write(IBufferWriter<byte> output, IWritable response)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        response.Write(new JsonResponseWriter(json));
        json.WriteEndObject();
    }

    /// <summary>Writes a refusal. AccessDeniedException has its sentence under <c>Message</c> (recorded), the others under <c>message</c>.</summary>
    public static void Write(IBufferWriter<byte> output, ServiceException refusal)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteString("__type"u8, refusal.Code);
        if (refusal.Text is not null)
        {
            json.WriteString(refusal.Code is "AccessDeniedException" ? "Message"u8 : "message"u8, refusal.Text);
        }

        json.WriteEndObject();
    }
}
