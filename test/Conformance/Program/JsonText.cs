using System.Text.Json;

namespace Signet.Conformance.Tests.Program;

/// <summary>Reads texts from JSON answers.</summary>
internal static class JsonText
{
    public static string Text(this JsonElement json, string name) => json.GetProperty(name).GetString()!;
}
