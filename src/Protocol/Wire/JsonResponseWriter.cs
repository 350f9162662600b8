using System.Globalization;
using System.Text.Json;

namespace Signet.Protocol.Wire;

/// <summary>Writes members as awsJson1.1 has them.</summary>
public sealed class JsonResponseWriter(Utf8JsonWriter json) : ResponseWriter
{
    /// <inheritdoc/>
    public override void Text(string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }

    /// <inheritdoc/>
    public override void Secret(string name, string? value) => Text(name, value);

    /// <inheritdoc/>
    public override void Blob(string name, byte[]? value)
    {
        if (value is not null)
        {
            json.WriteBase64String(name, value);
        }
    }

    /// <inheritdoc/>
    public override void Integer(string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    /// <inheritdoc/>
    public override void Boolean(string name, bool? value)
    {
        if (value is { } truth)
        {
            json.WriteBoolean(name, truth);
        }
    }

    /// <inheritdoc/>
    public override void Time(string name, DateTimeOffset? value)
    {
        if (value is { } time)
        {
            json.WritePropertyName(name);
            json.WriteRawValue((time.ToUnixTimeMilliseconds() / 1000m).ToString("0.0##", CultureInfo.InvariantCulture));
        }
    }

    /// <inheritdoc/>
    public override void Texts(string name, IEnumerable<string>? values)
    {
        if (values is null)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public override void Structure(string name, IWritable? value)
    {
        if (value is null)
        {
            return;
        }

        json.WriteStartObject(name);
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

        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteStartObject();
            value.Write(this);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <inheritdoc/>
    public override void Numbers(string name, IEnumerable<KeyValuePair<string, long>> values)
    {
        json.WriteStartObject(name);
        foreach (var (key, value) in values)
        {
            json.WriteNumber(key, value);
        }

        json.WriteEndObject();
    }
}
