using System.Buffers;
using System.Text;
using System.Text.Json;
using Signet.Protocol.Wire;

namespace Signet.Protocol.Tests.Wire;

public sealed class AnswerTests
{
    private static readonly DateTimeOffset Time = DateTimeOffset.FromUnixTimeMilliseconds(1_772_439_304_120);

    [Fact]
    public void One_response_writes_itself_as_json() => Assert.Equal(
        """{"Text":"<&>","Secret":"s","Blob":"AQI=","Number":7,"Truth":true,"Time":1772439304.12,"Texts":["a","b"],"Inner":{"Text":"i"},"List":[{"Text":"i"}],"Map":{"A":1,"B":2}}""",
        Written(output => JsonAnswers.Write(output, new Sample())));

    [Fact]
    public void One_response_writes_itself_as_xml() => Assert.Equal(
        """<OpResponse xmlns="urn:x"><OpResult><Text>&lt;&amp;&gt;</Text><Secret>s</Secret><Blob>AQI=</Blob><Number>7</Number><Truth>true</Truth><Time>2026-03-02T08:15:04Z</Time><Texts><member>a</member><member>b</member></Texts><Inner><Text>i</Text></Inner><List><member><Text>i</Text></member></List><Map><entry><key>A</key><value>1</value></entry><entry><key>B</key><value>2</value></entry></Map></OpResult><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></OpResponse>""",
        Written(output => QueryAnswers.Write(output, "urn:x", "Op", new Sample(), "id")));

    [Fact]
    public void The_trail_sees_neither_secrets_nor_bytes()
    {
        var shown = Written(output =>
        {
            using var json = new Utf8JsonWriter(output);
            json.WriteStartObject();
            new Sample().Write(new TrailResponseWriter(json));
            json.WriteEndObject();
        });

        Assert.Equal(
            """{"text":"\u003C\u0026\u003E","number":7,"truth":true,"time":"Mar 2, 2026, 8:15:04 AM","texts":["a","b"],"inner":{"text":"i"},"list":[{"text":"i"}],"map":{"A":1,"B":2}}""",
            shown);
    }

    [Fact]
    public void An_operation_without_output_has_no_result_element() => Assert.Equal(
        """<OpResponse xmlns="urn:x"><ResponseMetadata><RequestId>id</RequestId></ResponseMetadata></OpResponse>""",
        Written(output => QueryAnswers.Write(output, "urn:x", "Op", response: null, "id")));

    [Fact]
    public void Clients_that_ask_for_it_get_the_query_answer_as_json() => Assert.Equal(
        """{"OpResponse":{"OpResult":{"Text":"i"},"ResponseMetadata":{"RequestId":"id"}}}""",
        Written(output => QueryAnswers.WriteJson(output, "Op", new Inner(), "id")));

    [Theory]
    [InlineData("NotFoundException", "no", """{"__type":"NotFoundException","message":"no"}""")]
    [InlineData("AccessDeniedException", "no", """{"__type":"AccessDeniedException","Message":"no"}""")]
    [InlineData("KMSInvalidSignatureException", null, """{"__type":"KMSInvalidSignatureException"}""")]
    public void A_refusal_in_json_has_the_recorded_members(string code, string? text, string body) =>
        Assert.Equal(body, Written(output => JsonAnswers.Write(output, new ServiceException(code, text))));

    [Fact]
    public void A_refusal_in_xml_names_whose_fault_it_is() => Assert.Equal(
        """<ErrorResponse xmlns="urn:x"><Error><Type>Sender</Type><Code>C</Code><Message>m</Message></Error><RequestId>id</RequestId></ErrorResponse>""",
        Written(output => QueryAnswers.Write(output, "urn:x", new ServiceException("C", "m", status: 403), "id")));

    [Fact]
    public void Characters_that_xml_cannot_hold_are_replaced() => Assert.Contains(
        "<Message>a?b</Message>",
        Written(output => QueryAnswers.Write(output, "urn:x", new ServiceException("C", "a\u0001b"), "id")),
        StringComparison.Ordinal);

    private static string Written(Action<IBufferWriter<byte>> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(buffer);
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private sealed class Sample : IWritable
    {
        public void Write(ResponseWriter writer)
        {
            writer.Text("Text", "<&>");
            writer.Text("Absent", value: null);
            writer.Secret("Secret", "s");
            writer.Blob("Blob", [1, 2]);
            writer.Integer("Number", 7);
            writer.Boolean("Truth", value: true);
            writer.Time("Time", Time);
            writer.Texts("Texts", ["a", "b"]);
            writer.Structure("Inner", new Inner());
            writer.Structures("List", [new Inner()]);
            writer.Numbers("Map", [KeyValuePair.Create("A", 1L), KeyValuePair.Create("B", 2L)]);
        }
    }

    private sealed class Inner : IWritable
    {
        public void Write(ResponseWriter writer) => writer.Text("Text", "i");
    }
}
