using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Signet.Cryptography;
using Signet.Cryptography.Evidence;
using Signet.Cryptography.Verification;

namespace Signet.Cli.Offline;

/// <summary>What <c>signet verify --json</c> prints; docs/verify.md describes every member.</summary>
internal static class VerificationJson
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Undecided(string sentence) => Write(json =>
    {
        json.WriteNull("verified");
        json.WriteString("error", sentence);
    });

    public static string Of(Check check) => Write(json =>
    {
        var report = check.Report;
        json.WriteBoolean("verified", report.Verified);
        WriteKey(json, check);
        json.WriteString("algorithm", report.Algorithm?.Name);
        json.WriteString("messageType", check.Options.MessageType.Name);
        WriteSignature(json, report);
        WriteStrings(json, "notes", report.Notes);
        WriteExplanations(json, report);
        WriteStrings(json, "openssl", check.OpenSslLines() ?? []);
    });

    /// <summary>Of a bundle; docs/bundle.md describes every member.</summary>
    public static string Of(EvidenceBundle bundle, string? fault, bool isTrusted) => Write(json =>
    {
        json.WriteBoolean("verified", fault is null);
        json.WriteString("fault", fault);
        json.WriteStartObject("key");
        json.WriteString("arn", bundle.KeyArn);
        json.WriteString("sha256", Check.Fingerprint(bundle.PublicKey));
        json.WriteBoolean("compared", isTrusted);
        json.WriteEndObject();
        json.WriteString("algorithm", bundle.Algorithm.Name);
        json.WriteString("messageType", bundle.MessageType.Name);
        json.WriteString("callerArn", bundle.CallerArn);
        json.WriteString("requestId", bundle.RequestId);
        json.WriteString("eventTime", bundle.EventTime);
        json.WriteString("missing", bundle.Missing);
    });

    private static string Write(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Format))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteKey(Utf8JsonWriter json, Check check)
    {
        if (check.Report.Key is not { } key)
        {
            json.WriteNull("key");
            return;
        }

        json.WriteStartObject("key");
        json.WriteString("id", key.Id);
        json.WriteString("keySpec", key.Key.Spec.Name);
        json.WriteString("format", check.Keys.Format.ToString());
        json.WriteString("sha256", Check.Fingerprint(key));
        json.WriteEndObject();
    }

    private static void WriteSignature(Utf8JsonWriter json, VerificationReport report)
    {
        json.WriteStartObject("signature");
        json.WriteString("encoding", report.Encoding?.ToString());
        json.WriteString("form", report.Form switch { SignatureForm.Der => "der", SignatureForm.Fixed => "fixed", _ => null });
        json.WriteEndObject();
    }

    private static void WriteExplanations(Utf8JsonWriter json, VerificationReport report)
    {
        json.WriteStartArray("explanations");
        foreach (var explanation in report.Explanations)
        {
            json.WriteStartObject();
            json.WriteString("sentence", explanation.ToString());
            json.WriteString("algorithm", explanation.Algorithm?.Name);
            WriteStrings(json, "codes", explanation.Deviations.Select(deviation => deviation.Code));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteStrings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
