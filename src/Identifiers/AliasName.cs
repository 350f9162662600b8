using System.Text.RegularExpressions;

namespace Signet.Identifiers;

/// <summary>An alias name with its prefix, <c>alias/release</c>: at most 256 characters of <c>[a-zA-Z0-9:/_-]</c>, and no colon in practice.</summary>
public readonly partial record struct AliasName
{
    /// <summary>What every alias name begins with.</summary>
    public const string Prefix = "alias/";

    /// <summary>What the names of AWS's own aliases begin with; nobody else may take these.</summary>
    public const string ReservedPrefix = "alias/aws/";

    private readonly string? _value;

    private AliasName(string value) => _value = value;

    /// <summary>The name, <c>alias/</c> included.</summary>
    public string Value => _value ?? "";

    /// <summary>Whether the name lies in AWS's own part, <c>alias/aws/</c>.</summary>
    public bool IsReserved => Value.StartsWith(ReservedPrefix, StringComparison.Ordinal);

    /// <summary>Reads a name; throws <see cref="FormatException"/> when it is none.</summary>
    public static AliasName Parse(string text) =>
        TryParse(text, out var name) ? name : throw new FormatException($"'{text}' is not an alias name.");

    /// <summary>Reads a name; false when it is none.</summary>
    public static bool TryParse(string? text, out AliasName name)
    {
        var good = text is { Length: > 6 and <= 256 } && text.StartsWith(Prefix, StringComparison.Ordinal) && Characters().IsMatch(text);
        name = good ? new(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"^[a-zA-Z0-9/_-]+\z")]
    private static partial Regex Characters();
}
