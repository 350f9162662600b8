using System.Text;

namespace Signet.Storage;

/// <summary>A text in UTF-8, which is how it is stored: it is not decoded on the way. Texts of the same bytes are equal.</summary>
public readonly struct Utf8Text(ReadOnlyMemory<byte> bytes) : IEquatable<Utf8Text>
{
    /// <summary>The text's bytes.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Its length in bytes.</summary>
    public int Length => bytes.Length;

    /// <summary>A string as such a text.</summary>
    public static Utf8Text Of(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public bool Equals(Utf8Text other) => bytes.Span.SequenceEqual(other.Bytes.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Utf8Text other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(bytes.Span);
        return hash.ToHashCode();
    }

    /// <summary>The text as a string.</summary>
    public override string ToString() => Encoding.UTF8.GetString(bytes.Span);

    /// <summary>Whether two texts have the same bytes.</summary>
    public static bool operator ==(Utf8Text left, Utf8Text right) => left.Equals(right);

    /// <summary>Whether two texts have different bytes.</summary>
    public static bool operator !=(Utf8Text left, Utf8Text right) => !left.Equals(right);
}
