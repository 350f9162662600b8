namespace Signet.Protocol.Wire;

/// <summary>Where a response writes its members. One response writes itself to JSON, to XML and to the trail alike; absent values are left out.</summary>
public abstract class ResponseWriter
{
    /// <summary>Writes a text.</summary>
    public abstract void Text(string name, string? value);

    /// <summary>Writes a text that the trail must never hold.</summary>
    public abstract void Secret(string name, string? value);

    /// <summary>Writes bytes, as base64; the trail never holds them.</summary>
    public abstract void Blob(string name, byte[]? value);

    /// <summary>Writes a number.</summary>
    public abstract void Integer(string name, long? value);

    /// <summary>Writes a truth value.</summary>
    public abstract void Boolean(string name, bool? value);

    /// <summary>Writes a moment: seconds since 1970 in JSON, ISO 8601 in XML, US English in the trail.</summary>
    public abstract void Time(string name, DateTimeOffset? value);

    /// <summary>Writes a list of texts.</summary>
    public abstract void Texts(string name, IEnumerable<string>? values);

    /// <summary>Writes a structure.</summary>
    public abstract void Structure(string name, IWritable? value);

    /// <summary>Writes a list of structures.</summary>
    public abstract void Structures(string name, IEnumerable<IWritable>? values);

    /// <summary>Writes a map of numbers by their names.</summary>
    public abstract void Numbers(string name, IEnumerable<KeyValuePair<string, long>> values);
}
