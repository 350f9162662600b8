using System.Runtime.InteropServices;
using Signet.Identifiers;

namespace Signet.Storage.Sql.Trail;

/// <summary>
/// The small blocks that callers who came alone have left: put together they are read faster. Known from memory, and after a start from the blocks that were written
/// last; what is not known of stays as it is.
/// </summary>
internal sealed class SmallBlocks(Session session)
{
    // So many small ones of one account and Region are worth the work when nothing else is to be done, and so many also when there is.
    private const int WhenIdle = 64;
    private const int Always = 8_192;

    private const int KnownAtStart = 2_048;

    private readonly Dictionary<(AccountId, Region), Waiting> _waiting = [];
    private readonly HashSet<(AccountId, Region)> _some = [];
    private readonly HashSet<(AccountId, Region)> _many = [];
    private bool _started;

    /// <summary>Whether there is something to do when nothing else is to be done.</summary>
    public bool Any => !_started || _some.Count > 0;

    /// <summary>Whether there is so much that it is to be done now.</summary>
    public bool Many => _many.Count > 0;

    /// <summary>Takes note of a block that is being written. Should its transaction fail, it is not found later, and that does no harm.</summary>
    public void Note((AccountId, Region) place, long sequence, int length)
    {
        if (length >= TrailBlock.LargeEnough)
        {
            return;
        }

        if (!_waiting.TryGetValue(place, out var waiting))
        {
            _waiting[place] = waiting = new();
        }

        waiting.Blocks.Enqueue(new(sequence, length));
        waiting.Length += length;
        Sort(place, waiting);
    }

    /// <summary>Puts some blocks of one account and Region together, within an open transaction.</summary>
    public void Merge()
    {
        Start();
        var place = _many.Count > 0 ? _many.First() : _some.FirstOrDefault();
        if (!_waiting.TryGetValue(place, out var waiting))
        {
            return;
        }

        var merged = new TrailBlock();
        while (merged.Length < TrailBlock.LargeEnough && waiting.Blocks.TryDequeue(out var block))
        {
            waiting.Length -= block.Length;
            Take(block.Sequence, merged);
        }

        Sort(place, waiting);
        if (merged.Count > 0)
        {
            TrailTable.Write(merged, place.Item1, place.Item2, session);
            Note(place, merged.Sequence, merged.Length);
        }
    }

    private void Sort((AccountId, Region) place, Waiting waiting)
    {
        Put(_some, waiting.Blocks.Count >= WhenIdle || (waiting.Blocks.Count > 1 && waiting.Length >= TrailBlock.LargeEnough));
        Put(_many, waiting.Blocks.Count >= Always);

        void Put(HashSet<(AccountId, Region)> set, bool belongs)
        {
            if (belongs)
            {
                set.Add(place);
            }
            else
            {
                set.Remove(place);
            }
        }
    }

    private void Start()
    {
        if (_started)
        {
            return;
        }

        _started = true;
        var latest = new List<((AccountId, Region) Place, Small Block)>();
        using (var rows = session[TrailTable.Latest].Add(KnownAtStart).Read())
        {
            while (rows.Read())
            {
                latest.Add(((AccountId.Parse(rows.GetString(0)), Region.Parse(rows.GetString(1))), new(rows.GetInt64(2), rows.GetInt32(3))));
            }
        }

        _waiting.Clear();
        latest.Reverse();
        latest.ForEach(known => Note(known.Place, known.Block.Sequence, known.Block.Length));
    }

    private void Take(long sequence, TrailBlock merged)
    {
        byte[] filter;
        byte[] content;
        using (var rows = session[TrailTable.Block].Add(sequence).Read())
        {
            if (!rows.Read())
            {
                return;
            }

            (filter, content) = (rows.GetFieldValue<byte[]>(0), rows.GetFieldValue<byte[]>(1));
        }

        merged.Add(content, filter);
        session[TrailTable.Delete].Add(sequence).Execute();
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Small(long Sequence, int Length);

    private sealed class Waiting
    {
        public Queue<Small> Blocks { get; } = [];

        public int Length { get; set; }
    }
}
