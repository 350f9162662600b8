using System.Text;

namespace Signet.Server.Pipeline;

/// <summary>Where a list goes on: opaque to clients, the place of the last item to us.</summary>
internal static class PageMarker
{
    private const string Prefix = "signet:";

    /// <summary>The marker of what follows a place.</summary>
    public static string After(string place) => Convert.ToBase64String(Encoding.UTF8.GetBytes(Prefix + place));

    /// <summary>Reads the place out of a marker; false when it is not one of ours.</summary>
    public static bool TryRead(string marker, out string place)
    {
        var bytes = new byte[marker.Length];
        place = Convert.TryFromBase64String(marker, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        var ours = place.StartsWith(Prefix, StringComparison.Ordinal);
        place = ours ? place[Prefix.Length..] : "";
        return ours;
    }
}
