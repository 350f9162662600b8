using Signet.Identifiers;

namespace Signet.Storage.Sql.Trail;

/// <summary>Puts events into blocks and blocks into the open transaction: one for each account and Region, or more when it grows large.</summary>
internal sealed class TrailWriter(Session session)
{
    private const int MaxOpen = 256;

    private readonly Dictionary<(AccountId Account, Region Region), TrailBlock> _open = [];
    private long? _lastSequence;

    /// <summary>The blocks that are to be put together when there is time.</summary>
    public SmallBlocks Small { get; } = new(session);

    public void Append(PreparedEvent written)
    {
        var place = (written.AccountId, written.Region);
        if (!_open.TryGetValue(place, out var block))
        {
            _open[place] = block = new();
        }

        var sequence = (_lastSequence ?? session[TrailTable.LastSequence].ExecuteNumber()) + 1;
        _lastSequence = sequence;
        block.Add(written.Head, written.Json.Span, sequence, written.Time, written.Values);
        if (block.Length >= TrailBlock.LargeEnough)
        {
            Write(place, block);
        }
    }

    /// <summary>Writes all that was appended.</summary>
    public void Flush()
    {
        foreach (var (place, block) in _open)
        {
            if (block.Count > 0)
            {
                Write(place, block);
            }
        }
    }

    /// <summary>Forgets what was appended: its transaction failed.</summary>
    public void Clear()
    {
        foreach (var block in _open.Values)
        {
            block.Clear();
        }

        if (_open.Count > MaxOpen)
        {
            _open.Clear();
        }
    }

    private void Write((AccountId Account, Region Region) place, TrailBlock block)
    {
        TrailTable.Write(block, place.Account, place.Region, session);
        Small.Note(place, block.Sequence, block.Length);
        block.Clear();
    }
}
