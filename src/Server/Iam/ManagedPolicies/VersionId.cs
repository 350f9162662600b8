namespace Signet.Server.Iam.ManagedPolicies;

/// <summary>Numbers of versions as requests and answers write them: <c>v1</c>.</summary>
internal static class VersionId
{
    public static string Of(int number) => $"v{number}";

    /// <summary>The number; 0, which no version has, when the id is of a version that cannot be here.</summary>
    public static int NumberIn(string id) => int.TryParse(id.AsSpan(1), out var number) ? number : 0;
}
