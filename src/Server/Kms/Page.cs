using Signet.Protocol.Wire;
using Signet.Server.Pipeline;

namespace Signet.Server.Kms;

/// <summary>One page of a list: its items, and the marker of the next one.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextMarker)
{
    /// <summary>Makes a page of what was read with one item more than the limit, so that it is known whether anything follows.</summary>
    public static Page<T> Of(IReadOnlyList<T> read, int limit, Func<T, string> place) =>
        read.Count <= limit ? new(read, null) : new([.. read.Take(limit)], PageMarker.After(typeof(T).Name, place(read[limit - 1])));

    /// <summary>Writes NextMarker (only when something follows) and Truncated (always).</summary>
    public void WriteEnd(ResponseWriter writer)
    {
        writer.Text("NextMarker", NextMarker);
        writer.Boolean("Truncated", NextMarker is not null);
    }
}

/// <summary>Reads KMS's markers.</summary>
internal static class Marker
{
    /// <summary>The place after which the page begins; null for the first page.</summary>
    public static string? Read<T>(string? marker) =>
        marker is null ? null : PageMarker.TryRead(typeof(T).Name, marker, out var place) ? place : throw KmsErrors.InvalidMarker();
}
