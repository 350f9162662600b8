namespace Signet.Identifiers;

/// <summary>An AWS account number: exactly twelve decimal digits.</summary>
public readonly record struct AccountId
{
    private readonly string? _value;

    private AccountId(string value) => _value = value;

    /// <summary>The twelve digits.</summary>
    public string Value => _value ?? "000000000000";

    /// <summary>Reads an account number; throws <see cref="FormatException"/> unless it is twelve digits.</summary>
    public static AccountId Parse(string text) =>
        TryParse(text, out var account) ? account : throw new FormatException($"'{text}' is not an account number of twelve digits.");

    /// <summary>Reads an account number; false unless it is twelve digits.</summary>
    public static bool TryParse(string? text, out AccountId account)
    {
        var good = text is { Length: 12 } && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
        account = good ? new(text!) : default;
        return good;
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
