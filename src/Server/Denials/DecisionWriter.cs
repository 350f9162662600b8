using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Signet.Policies;
using Signet.Policies.Tracing;
using Signet.Server.State;

namespace Signet.Server.Denials;

/// <summary>
/// Writes a decision as DecodeAuthorizationMessage answers it, and beyond AWS the reason, the statements that lack, and every statement with what it said.
/// Lists end where the room does, and <c>truncated</c> then says so.
/// </summary>
internal sealed class DecisionWriter(DecisionTrace trace, IReadOnlyList<MissingStatement> missing, PolicyLabels labels)
{
    // What one entry of a list tells at most of values that callers or policies make long, in characters.
    private const int MaxTexts = 1024;

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>The JSON in UTF-8, about so long at most.</summary>
    public ReadOnlySpan<byte> Write(int size)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using var json = new Utf8JsonWriter(buffer, Options);
        var whole = true;
        json.WriteStartObject();
        json.WriteBoolean("allowed"u8, trace.Decision.Allowed);
        json.WriteBoolean("explicitDeny"u8, !trace.Decision.Allowed && trace.Deciding().Any());
        whole &= TryWriteItems(json, "matchedStatements", trace.Deciding(), size / 2, WriteMatched);
        json.WriteStartObject("failures"u8);
        json.WriteStartArray("items"u8);
        json.WriteEndArray();
        json.WriteEndObject();
        whole &= TryWriteContext(json, size * 3 / 4);
        WriteReason(json);
        whole &= TryWriteItems(json, "statements", trace.Statements, size, (_, said) => StatementJson.Write(json, said, labels.Of(said.Policy), MaxTexts));
        json.WriteBoolean("truncated"u8, !whole);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan;
    }

    private void WriteReason(Utf8JsonWriter json)
    {
        if (!trace.Decision.Allowed)
        {
            json.WriteString("reason"u8, trace.Decision.Explain(trace.Request.Action));
        }

        if (trace.Target.Reach != GrantReach.None)
        {
            json.WriteString("grant"u8, trace.Target.Reach.ToString());
        }

        json.WriteStartArray("missing"u8);
        foreach (var statement in missing)
        {
            StatementJson.Write(json, statement);
        }

        json.WriteEndArray();
    }

    private void WriteMatched(Utf8JsonWriter json, StatementTrace said)
    {
        json.WriteStartObject();
        json.WriteString("statementId"u8, said.Statement.Sid ?? "");
        json.WriteString("effect"u8, said.Statement.Effect == Effect.Deny ? "DENY" : "ALLOW");
        StatementJson.WritePlace(json, said, labels.Of(said.Policy));
        json.WriteEndObject();
    }

    private bool TryWriteContext(Utf8JsonWriter json, int size)
    {
        var request = trace.Request;
        json.WriteStartObject("context"u8);
        json.WriteStartObject("principal"u8);
        json.WriteString("id"u8, request.Context.Find("aws:userid", forResourcePolicy: false) is [var id] ? id : "");
        json.WriteString("arn"u8, request.Caller.Arn);
        json.WriteEndObject();
        json.WriteString("action"u8, request.Action);
        json.WriteString("resource"u8, request.Resource);
        var whole = TryWriteItems(json, "conditions", request.Context.Known, size, WriteCondition);
        json.WriteEndObject();
        return whole;
    }

    private static void WriteCondition(Utf8JsonWriter json, KeyValuePair<string, IReadOnlyList<string>> condition)
    {
        json.WriteStartObject();
        json.WriteString("key"u8, condition.Key);
        json.WriteStartObject("values"u8);
        json.WriteStartArray("items"u8);
        foreach (var value in StatementJson.Shorten(condition.Value, MaxTexts))
        {
            json.WriteStartObject();
            json.WriteString("value"u8, value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static bool TryWriteItems<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, int size, Action<Utf8JsonWriter, T> write)
    {
        var whole = true;
        json.WriteStartObject(name);
        json.WriteStartArray("items"u8);
        foreach (var item in items)
        {
            whole = json.BytesCommitted + json.BytesPending < size;
            if (!whole)
            {
                break;
            }

            write(json, item);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return whole;
    }
}
