using System.Text.Json;

namespace Signet.Protocol.Shapes;

/// <summary>The whole shape of an operation's request: its members, and the record that they make once every constraint is kept.</summary>
public sealed class RequestShape<T>(IReadOnlyList<Member> members, Func<Fields, T> make)
{
    private static readonly JsonReaderOptions Json = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Disallow };

    private readonly MemberTable _members = new(members);

    /// <summary>The rows, for those that make requests from them.</summary>
    public IReadOnlyList<Member> Members => _members.Members;

    /// <summary>
    /// Reads an awsJson1.1 body. All violated constraints come together in one ValidationException;
    /// broken JSON, a wrong type or broken base64 is a SerializationException.
    /// </summary>
    public Fields ReadJson(ReadOnlySpan<byte> body)
    {
        var violations = new Violations();
        var fields = ParseJson(body.IsEmpty ? "{}"u8 : body, violations);
        violations.ThrowIfAny("ValidationException");
        return fields;
    }

    /// <summary>Reads awsQuery parameters. All violated constraints come together in one refusal under the protocol's code.</summary>
    /// <param name="form">The parameters.</param>
    /// <param name="code">ValidationError for awsQuery, ValidationException for a JSON service that is called with a query string.</param>
    public Fields ReadForm(FormParameters form, string code = "ValidationError")
    {
        var violations = new Violations();
        var fields = _members.ReadForm(form, prefix: "", violations, parent: null);
        violations.ThrowIfAny(code);
        return fields;
    }

    /// <summary>The record that the members make; it may refuse members that contradict each other.</summary>
    public T Make(Fields fields) => make(fields);

    private Fields ParseJson(ReadOnlySpan<byte> body, Violations violations)
    {
        try
        {
            var reader = new Utf8JsonReader(body, Json);
            if (!reader.Read() || reader.TokenType is not JsonTokenType.StartObject)
            {
                throw Serialization.Error("The request body is not a JSON object.");
            }

            var fields = _members.ReadJson(ref reader, violations, parent: null);
            _ = reader.Read() ? throw Serialization.Error("The request body goes on after its JSON object.") : true;
            return fields;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or FormatException)
        {
            // Broken JSON, or a string that is no UTF-8; the bytes themselves may be secret and are not repeated.
            throw Serialization.Error("The request body is not well-formed JSON.");
        }
    }
}
