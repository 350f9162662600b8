namespace Signet.Policies.Grammar;

/// <summary>A document as it was written, before its kind's rules are asked.</summary>
internal sealed record WrittenPolicy
{
    /// <summary>The version with which variables came.</summary>
    public const string Version2012 = "2012-10-17";

    /// <summary>The version that a document without one has.</summary>
    public const string Version2008 = "2008-10-17";

    /// <summary>False when an element is unknown, of the wrong type, or beside one that it excludes.</summary>
    public required bool WellFormed { get; init; }

    /// <summary>The same of principals alone, since identity policies refuse them well formed or not.</summary>
    public required bool PrincipalsWellFormed { get; init; }

    /// <summary>The Version as written; null when there is none.</summary>
    public required string? Version { get; init; }

    public required IReadOnlyList<WrittenStatement> Statements { get; init; }

    public bool VersionIsKnown => Version is null or Version2008 or Version2012;

    /// <summary>Whether two statements have the same name; any number may have none.</summary>
    public bool RepeatsSid
    {
        get
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            return Statements.Any(statement => !string.IsNullOrEmpty(statement.Sid) && !seen.Add(statement.Sid));
        }
    }
}
