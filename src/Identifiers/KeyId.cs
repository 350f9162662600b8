using System.Buffers;

namespace Signet.Identifiers;

/// <summary>A KMS key's id: a lower-case UUID, or for multi-Region keys <c>mrk-</c> and 32 lower-case hexadecimal digits.</summary>
public readonly record struct KeyId
{
    private const string MultiRegionPrefix = "mrk-";

    private static readonly SearchValues<char> LowerHex = SearchValues.Create("0123456789abcdef");

    private readonly string? _value;

    private KeyId(string value) => _value = value;

    /// <summary>The id as AWS writes it.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the id belongs to a multi-Region key.</summary>
    public bool IsMultiRegion => Value.StartsWith(MultiRegionPrefix, StringComparison.Ordinal);

    /// <summary>A fresh random id.</summary>
    public static KeyId New(bool multiRegion = false)
    {
        var id = Guid.NewGuid();
        return new(multiRegion ? $"{MultiRegionPrefix}{id:N}" : id.ToString("D"));
    }

    /// <summary>Reads an id; throws <see cref="FormatException"/> when it has neither form.</summary>
    public static KeyId Parse(string text) =>
        TryParse(text, out var id) ? id : throw new FormatException($"'{text}' is not a key id.");

    /// <summary>Reads an id; false when it has neither form.</summary>
    public static bool TryParse(string? text, out KeyId id)
    {
        var good = text is not null && (IsUuid(text) || IsMultiRegionForm(text));
        id = good ? new(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsUuid(string text) =>
        text.Length == 36 && Guid.TryParseExact(text, "D", out _) && text.AsSpan().IndexOfAnyInRange('A', 'F') < 0;

    private static bool IsMultiRegionForm(string text) =>
        text.Length == 36 && text.StartsWith(MultiRegionPrefix, StringComparison.Ordinal)
        && text.AsSpan(MultiRegionPrefix.Length).IndexOfAnyExcept(LowerHex) < 0;
}
