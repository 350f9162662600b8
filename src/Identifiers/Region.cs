using System.Text.RegularExpressions;

namespace Signet.Identifiers;

/// <summary>The name of a Region, such as <c>eu-central-1</c>: AWS's RegionType, 1 to 32 characters of <c>^([a-z]+-){2,3}\d+$</c>.</summary>
public readonly partial record struct Region
{
    private readonly string? _value;

    private Region(string value) => _value = value;

    /// <summary>The name.</summary>
    public string Value => _value ?? "us-east-1";

    /// <summary>The partition that the Region belongs to: <c>aws</c>, <c>aws-cn</c>, <c>aws-us-gov</c>.</summary>
    public string Partition => Value switch
    {
        ['c', 'n', '-', ..] => "aws-cn",
        ['u', 's', '-', 'g', 'o', 'v', '-', ..] => "aws-us-gov",
        _ => "aws",
    };

    /// <summary>Reads a Region name; throws <see cref="FormatException"/> when it has another form.</summary>
    public static Region Parse(string text) =>
        TryParse(text, out var region) ? region : throw new FormatException($"'{text}' is not a Region name.");

    /// <summary>Reads a Region name; false when it has another form.</summary>
    public static bool TryParse(string? text, out Region region)
    {
        var good = text is { Length: <= 32 } && Pattern().IsMatch(text);
        region = good ? new(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    [GeneratedRegex(@"^(?:[a-z]+-){2,3}[0-9]+\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Pattern();
}
