using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Signet.Server.Kms.Materials;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.Scheduler;

/// <summary>Ends the states through which keys only pass: Creating and Updating, a second later.</summary>
internal sealed class KeyTransitions : ScheduledJob
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly ServerParts _parts;
    private readonly ConcurrentDictionary<string, KeyRecord> _passing = new(StringComparer.Ordinal);

    public KeyTransitions(ServerParts parts, ILogger<KeyTransitions> log)
        : base(parts.Clock, Interval, log)
    {
        _parts = parts;
        foreach (var key in parts.Catalog.PassingKeys())
        {
            _passing[key.Arn] = key.Record;
        }

        parts.Catalog.Changed += Note;
    }

    protected override async Task<int> RunRoundAsync(CancellationToken cancellationToken)
    {
        var ended = 0;
        foreach (var (arn, record) in _passing)
        {
            var key = new Key(record);
            var state = MaterialRules.AreComplete(key, _parts.Catalog) ? KeyStates.Enabled : KeyStates.PendingImport;
            var result = await _parts.Store.CommitAsync(new([Change.Update(record with { State = state.ToString() })], []), cancellationToken);

            // A record that was overtaken has been noted again, if its state is still one to end.
            if (result.Outcome is not CommitOutcome.Committed)
            {
                _passing.TryRemove(new(arn, record));
                continue;
            }

            ended++;
        }

        return ended;
    }

    private void Note(Change change)
    {
        if (change.Record is not KeyRecord record)
        {
            return;
        }

        var arn = Identifiers.Arn.Key(record.Region, record.AccountId, record.Id).ToString();
        if (change.Kind is not ChangeKind.Delete && record.State is nameof(KeyStates.Creating) or nameof(KeyStates.Updating))
        {
            _passing[arn] = record;
            return;
        }

        if (!_passing.IsEmpty)
        {
            _passing.TryRemove(arn, out _);
        }
    }
}
