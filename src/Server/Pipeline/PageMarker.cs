using System.Text;

namespace Signet.Server.Pipeline;

/// <summary>Where a list goes on: opaque to clients, the place of the last item to us.</summary>
internal static class PageMarker
{
    /// <summary>The marker of what follows a place in a list of some kind.</summary>
    public static string After(string kind, string place) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{kind}:{place}"));

    /// <summary>Reads the place out of a marker; false when it is not one of such a list.</summary>
    public static bool TryRead(string kind, string marker, out string place)
    {
        var bytes = new byte[marker.Length];
        place = Convert.TryFromBase64String(marker, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : "";
        var ours = place.StartsWith($"{kind}:", StringComparison.Ordinal);
        place = ours ? place[(kind.Length + 1)..] : "";
        return ours;
    }
}
