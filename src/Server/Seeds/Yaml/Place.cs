namespace Signet.Server.Seeds.Yaml;

/// <summary>Where something stands in a seed.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line, from 1; 0 for the file as a whole.</param>
/// <param name="Column">The column, from 1.</param>
internal readonly record struct Place(string File, long Line = 0, long Column = 0)
{
    /// <summary>What is wrong here; the sentence has no full stop and no secret.</summary>
    public SeedException Error(string sentence) => new($"{this}: {sentence}");

    public override string ToString() => Line == 0 ? File : $"{File}, line {Line}, column {Column}";
}
