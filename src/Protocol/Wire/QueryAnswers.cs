using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Xml;

namespace Signet.Protocol.Wire;

/// <summary>Bodies of awsQuery: <c>&lt;OpResponse&gt;&lt;OpResult&gt;…</c> and <c>&lt;ErrorResponse&gt;</c>, or the JSON twin that some clients ask for.</summary>
public static class QueryAnswers
{
    /// <summary>The media type of answers.</summary>
    public const string ContentType = "text/xml";

    private static readonly XmlWriterSettings Settings = new() { OmitXmlDeclaration = true, Encoding = new UTF8Encoding(false), CheckCharacters = false };

    /// <summary>Writes a response; operations without output (null) have no result element.</summary>
    public static void Write(IBufferWriter<byte> output, string xmlNamespace, string operation, IWritable? response, string requestId) =>
        WriteXml(output, xml =>
        {
            xml.WriteStartElement($"{operation}Response", xmlNamespace);
            if (response is not null)
            {
                xml.WriteStartElement($"{operation}Result");
                response.Write(new XmlResponseWriter(xml));
                xml.WriteEndElement();
            }

            xml.WriteStartElement("ResponseMetadata");
            xml.WriteElementString("RequestId", requestId);
            xml.WriteEndElement();
            xml.WriteEndElement();
        });

    /// <summary>Writes a refusal.</summary>
    public static void Write(IBufferWriter<byte> output, string xmlNamespace, ServiceException refusal, string requestId) =>
        WriteXml(output, xml =>
        {
            xml.WriteStartElement("ErrorResponse", xmlNamespace);
            xml.WriteStartElement("Error");
            xml.WriteElementString("Type", refusal.Status < 500 ? "Sender" : "Receiver");
            xml.WriteElementString("Code", refusal.Code);
            if (refusal.Text is not null)
            {
                xml.WriteElementString("Message", Printable(refusal.Text));
            }

            xml.WriteEndElement();
            xml.WriteElementString("RequestId", requestId);
            xml.WriteEndElement();
        });

    /// <summary>Writes a response as JSON, for clients that send <c>Accept: application/json</c>.</summary>
    public static void WriteJson(IBufferWriter<byte> output, string operation, IWritable? response, string requestId)
    {
        using var json = new Utf8JsonWriter(output);
        json.WriteStartObject();
        json.WriteStartObject($"{operation}Response");
        if (response is not null)
        {
            json.WriteStartObject($"{operation}Result");
            response.Write(new JsonResponseWriter(json));
            json.WriteEndObject();
        }

        json.WriteStartObject("ResponseMetadata");
        json.WriteString("RequestId", requestId);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A refusal may quote what the caller sent, and XML 1.0 cannot hold every character of it.
    private static string Printable(string text) =>
        text.All(XmlConvert.IsXmlChar) ? text : string.Create(text.Length, text, (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = XmlConvert.IsXmlChar(source[i]) ? source[i] : '?';
            }
        });

    private static void WriteXml(IBufferWriter<byte> output, Action<XmlWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var xml = XmlWriter.Create(buffer, Settings))
        {
            write(xml);
        }

        output.Write(buffer.GetBuffer().AsSpan(0, (int)buffer.Length));
    }
}
