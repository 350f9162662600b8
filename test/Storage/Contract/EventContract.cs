using Signet.Storage.Records;

namespace Signet.Storage.Tests.Contract;

/// <summary>Looking things up in the trail, as CloudTrail's LookupEvents does.</summary>
public abstract class EventContract<TDatabase>
    where TDatabase : ITestDatabase, new()
{
    public static readonly TheoryData<EventAttribute, string> Attributes = new()
    {
        { EventAttribute.EventId, "the-id" },
        { EventAttribute.EventName, "Decrypt" },
        { EventAttribute.ReadOnly, "false" },
        { EventAttribute.Username, "bob" },
        { EventAttribute.ResourceType, "AWS::IAM::Role" },
        { EventAttribute.ResourceName, "arn:role" },
        { EventAttribute.EventSource, "sts.amazonaws.com" },
        { EventAttribute.AccessKeyId, "ASIAOTHER" },
    };

    private static readonly EventRecord Different = Sample.Event(minute: 5) with
    {
        EventId = "the-id",
        Name = "Decrypt",
        ReadOnly = false,
        Username = "bob",
        Resources = [new("AWS::KMS::Key", "arn:key"), new("AWS::IAM::Role", "arn:role"), new("AWS::IAM::Role", "arn:role")],
        Source = "sts.amazonaws.com",
        AccessKeyId = "ASIAOTHER",
    };

    [Fact]
    public async Task An_event_reads_back_equal_after_a_restart()
    {
        await using var database = new TDatabase();
        EventRecord[] events = [Sample.Event(1), Sample.Event(2) with { ReadOnly = false, Username = null, AccessKeyId = null, RequestId = null, Resources = [] }];
        await using (var store = await database.OpenAsync())
        {
            await store.AppendAsync(events);
        }

        await using var reopened = await database.OpenAsync();
        Assert.Equivalent(events.Reverse(), await reopened.EventsAsync(), strict: true);
    }

    [Theory, MemberData(nameof(Attributes))]
    public async Task An_event_is_found_by_each_attribute(EventAttribute attribute, string value)
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.AppendAsync(Sample.Event(4), Different, Sample.Event(6));
        await store.AppendAsync(Different with { Region = Sample.OtherRegion }, Different with { AccountId = Sample.OtherAccountId });

        Assert.Equivalent(Different, Assert.Single(await store.EventsAsync(attribute, value)), strict: true);
        Assert.Empty(await store.EventsAsync(attribute, value + "x"));
    }

    [Fact]
    public async Task Events_come_newest_first_even_when_they_were_written_in_another_order()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.AppendAsync(Sample.Event(2));
        await store.AppendAsync(Sample.Event(1), Sample.Event(3));

        Assert.Equal([Sample.Time(3), Sample.Time(2), Sample.Time(1)], (await store.EventsAsync()).Select(record => record.Time.AddTicks(7)));
    }

    [Fact]
    public async Task The_range_of_time_includes_both_ends()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.AppendAsync([.. Enumerable.Range(1, 5).Select(Sample.Event)]);

        var page = await store.LookupEventsAsync(Sample.Query with { From = Sample.Time(2), To = Sample.Time(4) }, Current.Token);
        var later = await store.LookupEventsAsync(Sample.Query with { From = Sample.Time(5).AddTicks(10) }, Current.Token);
        var earlier = await store.LookupEventsAsync(Sample.Query with { To = Sample.Time(1).AddTicks(-10) }, Current.Token);

        Assert.Equal([Sample.Event(4).Time, Sample.Event(3).Time, Sample.Event(2).Time], page.Events.Select(record => record.Time));
        Assert.Empty(later.Events);
        Assert.Empty(earlier.Events);
    }

    [Theory, InlineData(null, null), InlineData(EventAttribute.EventName, "Sign"), InlineData(EventAttribute.Username, "alice"),
        InlineData(EventAttribute.ResourceType, "AWS::KMS::Key"), InlineData(EventAttribute.ResourceName, "arn:aws:kms:eu-central-1:111122223333:key/1")]
    public async Task Pages_follow_each_other_without_gap_or_repetition_though_new_events_arrive(EventAttribute? attribute, string? value)
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        EventRecord[] events = [.. Enumerable.Range(0, 25).Select(number => Sample.Event(number / 7))];
        await store.AppendAsync(events);

        var query = Sample.Query with { Attribute = attribute, Value = value, Limit = 10 };
        var first = await store.LookupEventsAsync(query, Current.Token);
        await store.AppendAsync(Sample.Event(50));
        var second = await store.LookupEventsAsync(query with { Before = first.Continuation }, Current.Token);
        var third = await store.LookupEventsAsync(query with { Before = second.Continuation }, Current.Token);

        Assert.Equal(events.Reverse().Select(record => record.EventId), first.Events.Concat(second.Events).Concat(third.Events).Select(record => record.EventId));
        Assert.Null(third.Continuation);
    }

    [Fact]
    public async Task A_last_page_that_is_just_full_has_no_continuation()
    {
        await using var database = new TDatabase();
        await using var store = await database.OpenAsync();
        await store.AppendAsync(Sample.Event(1), Sample.Event(2));

        Assert.Null((await store.LookupEventsAsync(Sample.Query with { Limit = 2 }, Current.Token)).Continuation);
        Assert.NotNull((await store.LookupEventsAsync(Sample.Query with { Limit = 1 }, Current.Token)).Continuation);
    }
}
