using Signet.Storage.Records;
using Signet.Storage.Sql.Tables;

namespace Signet.Storage;

/// <summary>How large a commit may be, and that its records have a table and its events can be written; checked on the caller's side, so that the writer meets no surprise.</summary>
internal static class CommitLimits
{
    private const int Resources = 1_000;

    // CloudTrail's own limit is 256 KB an event (CloudTrail user guide, "Quotas").
    private const int Json = 1_048_576;
    private const int Text = 4_096;

    public static void Check(Commit commit)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(commit.Changes.Count, Commit.MaxChanges, nameof(commit));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(commit.Events.Count, Commit.MaxEvents, nameof(commit));
        for (var index = 0; index < commit.Changes.Count; index++)
        {
            _ = Schema.Of(commit.Changes[index].Record);
        }

        for (var index = 0; index < commit.Events.Count; index++)
        {
            Check(commit.Events[index]);
        }
    }

    private static void Check(EventRecord record)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(record.Json.Length, Json, nameof(record.Json));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(record.Resources.Count, Resources, nameof(record.Resources));
        CheckText(record.EventId);
        CheckText(record.Name);
        CheckText(record.Source);
        CheckText(record.Username ?? "");
        CheckText(record.AccessKeyId ?? "");
        CheckText(record.RequestId ?? "");
        for (var index = 0; index < record.Resources.Count; index++)
        {
            CheckText(record.Resources[index].Type);
            CheckText(record.Resources[index].Name);
        }
    }

    private static void CheckText(string text) => ArgumentOutOfRangeException.ThrowIfGreaterThan(text.Length, Text, nameof(text));
}
