using Signet.Identifiers;

namespace Signet.Storage.Sql.Trail;

/// <summary>The trail's rows: a block each, known by the sequence of its last event.</summary>
internal static class TrailTable
{
    /// <summary>The blocks that may hold events of a time, those with the newest events first.</summary>
    public static readonly Query Newest = new(
        """
        SELECT last_time, filter, content FROM trail_blocks
        WHERE account_id = @account_id AND region = @region AND last_time >= @from AND first_time <= @to
        ORDER BY last_time DESC, sequence DESC
        """,
        "account_id", "region", "from", "to");

    /// <summary>The sequence of the last event of all; 0 when there is none.</summary>
    public static readonly Query LastSequence = new("SELECT coalesce(max(sequence), 0) FROM trail_blocks");

    /// <summary>The blocks that were written last, the newest first.</summary>
    public static readonly Query Latest = new(
        "SELECT account_id, region, sequence, length(content) FROM trail_blocks ORDER BY sequence DESC LIMIT @limit", "limit");

    public static readonly Query Block = new("SELECT filter, content FROM trail_blocks WHERE sequence = @sequence", "sequence");

    public static readonly Query Delete = new("DELETE FROM trail_blocks WHERE sequence = @sequence", "sequence");

    private static readonly Query Insert = new(
        """
        INSERT INTO trail_blocks (sequence, account_id, region, first_time, last_time, count, filter, content)
        VALUES (@sequence, @account_id, @region, @first_time, @last_time, @count, @filter, @content)
        """,
        "sequence", "account_id", "region", "first_time", "last_time", "count", "filter", "content");

    public static void Write(TrailBlock block, AccountId account, Region region, Session session) => session[Insert]
        .Add(block.Sequence)
        .Add(account.Value)
        .Add(region.Value)
        .Add(block.FirstTime)
        .Add(block.LastTime)
        .Add(block.Count)
        .Add(block.Filter)
        .Add(block.Content)
        .Execute();
}
