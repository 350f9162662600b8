using System.Globalization;
using System.Xml;

namespace Signet.Protocol.Wire;

/// <summary>Writes members as awsQuery's XML has them: lists as <c>&lt;Name&gt;&lt;member&gt;…</c>, maps as <c>&lt;Name&gt;&lt;entry&gt;&lt;key&gt;…</c>, times as ISO 8601 with seconds.</summary>
public sealed class XmlResponseWriter(XmlWriter xml) : ResponseWriter
{
    /// <inheritdoc/>
    public override void Text(string name, string? value)
    {
        if (value is not null)
        {
            xml.WriteElementString(name, value);
        }
    }

    /// <inheritdoc/>
    public override void Secret(string name, string? value) => Text(name, value);

    /// <inheritdoc/>
    public override void Blob(string name, byte[]? value) => Text(name, value is null ? null : Convert.ToBase64String(value));

    /// <inheritdoc/>
    public override void Integer(string name, long? value) => Text(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override void Boolean(string name, bool? value) => Text(name, value is { } truth ? (truth ? "true" : "false") : null);

    /// <inheritdoc/>
    public override void Time(string name, DateTimeOffset? value) =>
        Text(name, value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public override void Texts(string name, IEnumerable<string>? values)
    {
        if (values is null)
        {
            return;
        }

        xml.WriteStartElement(name);
        foreach (var value in values)
        {
            xml.WriteElementString("member", value);
        }

        xml.WriteEndElement();
    }

    /// <inheritdoc/>
    public override void Structure(string name, IWritable? value)
    {
        if (value is null)
        {
            return;
        }

        xml.WriteStartElement(name);
        value.Write(this);
        xml.WriteEndElement();
    }

    /// <inheritdoc/>
    public override void Structures(string name, IEnumerable<IWritable>? values)
    {
        if (values is null)
        {
            return;
        }

        xml.WriteStartElement(name);
        foreach (var value in values)
        {
            Structure("member", value);
        }

        xml.WriteEndElement();
    }

    /// <inheritdoc/>
    public override void Numbers(string name, IEnumerable<KeyValuePair<string, long>> values)
    {
        xml.WriteStartElement(name);
        foreach (var (key, value) in values)
        {
            xml.WriteStartElement("entry");
            Text("key", key);
            Integer("value", value);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
