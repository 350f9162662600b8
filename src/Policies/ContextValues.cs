namespace Signet.Policies;

/// <summary>What one condition key holds: nothing, one text or a list, without a list being made for the one.</summary>
internal readonly struct ContextValues(object? value)
{
    public int Count => value switch
    {
        null => 0,
        IReadOnlyList<string> list => list.Count,
        _ => 1,
    };

    public string this[int index] => value is IReadOnlyList<string> list ? list[index] : (string)value!;

    public IReadOnlyList<string>? AsList() => value switch
    {
        string one => [one],
        IReadOnlyList<string> { Count: > 0 } list => list,
        _ => null,
    };
}
