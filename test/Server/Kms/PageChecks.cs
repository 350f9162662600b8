namespace Signet.Server.Tests.Kms;

/// <summary>What every list checks of its limit and its marker.</summary>
internal static class PageChecks
{
    public static async Task ChecksPagesAsync(this ApiClient api, string operation, Dictionary<string, object> request, int maximum)
    {
        Dictionary<string, object> With(string name, object value) => new(request) { [name] = value };

        await api.DoAsync(operation, With("Limit", 1));
        await api.DoAsync(operation, With("Limit", maximum));
        await api.RefusesValueAsync(
            operation, With("Limit", 0), "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        await api.RefusesValueAsync(
            operation, With("Limit", -1), "Value '-1' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1");
        await api.RefusesValueAsync(
            operation, With("Limit", maximum + 1), $"Value '{maximum + 1}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to {maximum}");

        foreach (var marker in new[] { "no marker", "AAAA", "c2lnbmV0", " ", "====", "ÿ" })
        {
            await api.RefusesAsync(operation, With("Marker", marker), "InvalidMarkerException", text: null);
        }

        await api.RefusesValueAsync(
            operation, With("Marker", ""), "Value '' at 'marker' failed to satisfy constraint: Member must have length greater than or equal to 1");
        await api.RefusesValueAsync(
            operation, With("Marker", "ā"), @"Value 'ā' at 'marker' failed to satisfy constraint: Member must satisfy regular expression pattern: [\u0020-\u00FF]*");
        await api.RefusesValueAsync(
            operation,
            With("Marker", new string('m', 1025)),
            $"Value '{new string('m', 1024)}...' at 'marker' failed to satisfy constraint: Member must have length less than or equal to 1024");
    }
}
