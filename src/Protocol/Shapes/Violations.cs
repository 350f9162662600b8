namespace Signet.Protocol.Shapes;

/// <summary>Collects every violated constraint of one request, and tells of all of them in AWS's one sentence.</summary>
public sealed class Violations
{
    // An answer never grows with a long list of wrong values: all are counted, the first of them told.
    private const int MaxTold = 100;

    private readonly List<string> _told = [];
    private int _count;

    /// <summary>Whether every constraint was kept so far.</summary>
    public bool None => _count == 0;

    /// <summary>A required member is absent.</summary>
    public void Missing(MemberPath path) => Add($"Value null at '{path}' failed to satisfy constraint: Member must not be null");

    /// <summary>The text or the list is too short; lengths count characters, decoded bytes or elements.</summary>
    public void TooShort(MemberPath path, string? value, int minimum) =>
        Add(path, value, $"Member must have length greater than or equal to {minimum}");

    /// <summary>The text or the list is too long.</summary>
    public void TooLong(MemberPath path, string? value, int maximum) =>
        Add(path, value, $"Member must have length less than or equal to {maximum}");

    /// <summary>The number is too small.</summary>
    public void TooSmall(MemberPath path, long value, long minimum) =>
        Add(path, value.ToString(), $"Member must have value greater than or equal to {minimum}");

    /// <summary>The number is too large.</summary>
    public void TooLarge(MemberPath path, long value, long maximum) =>
        Add(path, value.ToString(), $"Member must have value less than or equal to {maximum}");

    /// <summary>The text does not match the pattern as a whole.</summary>
    public void PatternMissed(MemberPath path, string value, string pattern) =>
        Add(path, value, $"Member must satisfy regular expression pattern: {pattern}");

    /// <summary>The value is not one of the names.</summary>
    public void UnknownName(MemberPath path, string value, string names) =>
        Add(path, value, $"Member must satisfy enum value set: [{names}]");

    /// <summary>Throws with all that was violated, under the code that the protocol uses for it.</summary>
    public void ThrowIfAny(string code)
    {
        if (None)
        {
            return;
        }

        var errors = _count == 1 ? "error" : "errors";
        throw new ServiceException(code, $"{_count} validation {errors} detected: {string.Join("; ", _told)}");
    }

    private void Add(MemberPath path, string? value, string constraint)
    {
        var shown = value is null || path.Sensitive ? "Value" : $"Value '{Shorten(value)}'";
        Add($"{shown} at '{path}' failed to satisfy constraint: {constraint}");
    }

    private void Add(string part)
    {
        if (_count++ < MaxTold)
        {
            _told.Add(part);
        }
    }

    // An answer never grows with a hostile value.
    private static string Shorten(string value) => value.Length <= 1024 ? value : value[..1024] + "...";
}
