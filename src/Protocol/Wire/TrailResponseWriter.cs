using System.Text.Json;
using Signet.Protocol.Shapes;

namespace Signet.Protocol.Wire;

/// <summary>Writes members as CloudTrail shows response elements: lower camel case, no bytes, no secrets, times in US English.</summary>
public sealed class TrailResponseWriter(Utf8JsonWriter json) : ResponseWriter
{
    private readonly JsonResponseWriter _plain = new(json);

    /// <inheritdoc/>
    public override void Text(string name, string? value) => _plain.Text(MemberPath.CamelCase(name), value);

    /// <inheritdoc/>
    public override void Secret(string name, string? value)
    {
    }

    /// <inheritdoc/>
    public override void Blob(string name, byte[]? value)
    {
    }

    /// <inheritdoc/>
    public override void Integer(string name, long? value) => _plain.Integer(MemberPath.CamelCase(name), value);

    /// <inheritdoc/>
    public override void Boolean(string name, bool? value) => _plain.Boolean(MemberPath.CamelCase(name), value);

    /// <inheritdoc/>
    public override void Time(string name, DateTimeOffset? value) =>
        _plain.Text(MemberPath.CamelCase(name), value is { } time ? TrailTime.Format(time) : null);

    /// <inheritdoc/>
    public override void Texts(string name, IEnumerable<string>? values) => _plain.Texts(MemberPath.CamelCase(name), values);

    /// <inheritdoc/>
    public override void Structure(string name, IWritable? value)
    {
        if (value is null)
        {
            return;
        }

        json.WriteStartObject(MemberPath.CamelCase(name));
        value.Write(this);
        json.WriteEndObject();
    }

    /// <inheritdoc/>
    public override void Structures(string name, IEnumerable<IWritable>? values)
    {
        if (values is null)
        {
            return;
        }

        json.WriteStartArray(MemberPath.CamelCase(name));
        foreach (var value in values)
        {
            json.WriteStartObject();
            value.Write(this);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public override void Numbers(string name, IEnumerable<KeyValuePair<string, long>> values) => _plain.Numbers(MemberPath.CamelCase(name), values);
}
