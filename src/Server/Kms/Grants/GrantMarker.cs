using System.Buffers;
using Signet.Storage.Records;

namespace Signet.Server.Kms.Grants;

/// <summary>Reads the markers of lists of grants.</summary>
internal static class GrantMarker
{
    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    /// <summary>The id after which the page begins; null for the first page.</summary>
    public static string? Read(string? marker) =>
        Marker.Read<GrantRecord>(marker) is not { } id ? null
        : id.Length == 64 && id.AsSpan().IndexOfAnyExcept(Hex) < 0 ? id
        : throw KmsErrors.InvalidMarker();
}
