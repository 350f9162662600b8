using Signet.Identifiers;
using Signet.Storage.Records;

namespace Signet.Storage.Tests.Contract;

/// <summary>What tests say to a store, in few words.</summary>
internal static class Stores
{
    extension(IStore store)
    {
        public ValueTask<CommitResult> ChangeAsync(params Change[] changes) => store.CommitAsync(new(changes, []), Current.Token);

        public ValueTask<CommitResult> AppendAsync(params EventRecord[] events) => store.CommitAsync(new([], events), Current.Token);

        public async Task InsertAsync(params IEnumerable<IRecord> records) =>
            Assert.Equal(CommitResult.Committed, await store.ChangeAsync([.. records.Select(Change.Insert)]));

        public async Task<List<T>> AllAsync<T>()
            where T : IRecord
        {
            var records = new List<T>();
            await foreach (var record in store.ReadAllAsync<T>(Current.Token))
            {
                records.Add(record);
            }

            return records;
        }

        public async Task<IReadOnlyList<EventRecord>> EventsAsync(EventAttribute? attribute = null, string? value = null) =>
            (await store.LookupEventsAsync(Sample.Query with { Attribute = attribute, Value = value, Limit = 1000 }, Current.Token)).Events;

        /// <summary>Every event that a query finds, page by page.</summary>
        public async Task<List<EventRecord>> AllEventsAsync(EventQuery query)
        {
            var events = new List<EventRecord>();
            EventPosition? before = null;
            do
            {
                var page = await store.LookupEventsAsync(query with { Before = before }, Current.Token);
                events.AddRange(page.Events);
                before = page.Continuation;
            }
            while (before is not null);
            return events;
        }

        public async Task<List<KeyRecord>> AllKeysAsync()
        {
            var keys = new List<KeyRecord>();
            KeyId? after = null;
            while (await store.ListKeysAsync(Sample.AccountId, Sample.Region, after, limit: 1000, Current.Token) is { Count: > 0 } page)
            {
                keys.AddRange(page);
                after = page[^1].Id;
            }

            return keys;
        }
    }
}
