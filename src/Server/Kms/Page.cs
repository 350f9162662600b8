using System.Text;
using Signet.Protocol.Wire;

namespace Signet.Server.Kms;

/// <summary>One page of a list: its items, and the marker of the next one.</summary>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? NextMarker)
{
    /// <summary>Makes a page of what was read with one item more than the limit, so that it is known whether anything follows.</summary>
    public static Page<T> Of(IReadOnlyList<T> read, int limit, Func<T, string> place) =>
        read.Count <= limit ? new(read, null) : new([.. read.Take(limit)], Marker.After(place(read[limit - 1])));

    /// <summary>Writes NextMarker (only when something follows) and Truncated (always).</summary>
    public void WriteEnd(ResponseWriter writer)
    {
        writer.Text("NextMarker", NextMarker);
        writer.Boolean("Truncated", NextMarker is not null);
    }
}

/// <summary>Where a list goes on: opaque to clients, the place of the last item to us.</summary>
internal static class Marker
{
    private const string Prefix = "signet:";

    public static string After(string place) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Prefix + place));

    /// <summary>The place after which the page begins; null for the first page.</summary>
    public static string? Read(string? marker)
    {
        if (marker is null)
        {
            return null;
        }

        var bytes = new byte[marker.Length];
        var place = Convert.TryFromBase64String(marker, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        return place.StartsWith(Prefix, StringComparison.Ordinal) ? place[Prefix.Length..] : throw KmsErrors.InvalidMarker();
    }
}
