using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Iam;

/// <summary>One page of a list: its items, and the marker of the next page when something follows.</summary>
internal sealed record IamPage<T>(IReadOnlyList<T> Items, string? Marker)
{
    /// <summary>Writes IsTruncated (always) and Marker (only when something follows).</summary>
    public void WriteEnd(ResponseWriter writer)
    {
        writer.Boolean("IsTruncated", Marker is not null);
        writer.Text("Marker", Marker);
    }
}

/// <summary>Which page of a list is asked for.</summary>
/// <param name="MaxItems">How many items it may hold.</param>
/// <param name="After">The name after which it begins; null for the first page.</param>
internal sealed record PageRequest(int MaxItems, string? After)
{
    private const string Kind = "iam";

    private static readonly Member<string> MarkerMember = Member.Optional("Marker", new TextShape(1, 1024));
    private static readonly Member<int?> MaxItemsMember = Member.Optional("MaxItems", new IntegerShape(1, 1000));

    /// <summary>The members of every list operation.</summary>
    public static IReadOnlyList<Member> Members { get; } = [MarkerMember, MaxItemsMember];

    public static PageRequest Read(Fields fields) => new(fields.Get(MaxItemsMember) ?? 100, PlaceOf(fields.Get(MarkerMember)));

    /// <summary>The page of a list that is in memory, in ordinal order of its names.</summary>
    public IamPage<T> Of<T>(IEnumerable<T> all, Func<T, string> nameOf)
    {
        var following = After is null ? all : all.SkipWhile(item => string.CompareOrdinal(nameOf(item), After) <= 0);
        return Cut([.. following.Take(MaxItems + 1)], nameOf);
    }

    /// <summary>The page of what was read from the store with one item more than fits, so that it is known whether anything follows.</summary>
    public IamPage<T> Cut<T>(IReadOnlyList<T> read, Func<T, string> nameOf) =>
        read.Count <= MaxItems ? new(read, Marker: null) : new([.. read.Take(MaxItems)], PageMarker.After(Kind, nameOf(read[MaxItems - 1])));

    private static string? PlaceOf(string? marker) =>
        marker is null ? null : PageMarker.TryRead(Kind, marker, out var place) ? place : throw IamErrors.InvalidMarker();
}
