using System.Globalization;
using Signet.Protocol;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Storage;
using Signet.Storage.Records;

namespace Signet.Server.CloudTrail;

/// <summary>Looks up the events of the last 90 days in the account and Region, newest first.</summary>
internal sealed class LookupEvents(IStore store, TimeProvider clock) : Operation<LookupEventsRequest, LookupEventsResponse>(Table)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    public static Operation Table { get; } = new("LookupEvents") { ReadOnly = true };

    public override Resolution Resolve(Decoded<LookupEventsRequest> call) => new([new IdentityDemand("cloudtrail:LookupEvents", "*")]);

    public override void Admit(Admitted<LookupEventsRequest> call) => call.Request.Check();

    public override async ValueTask<Done<LookupEventsResponse>> ExecuteAsync(Admitted<LookupEventsRequest> call, CancellationToken cancellationToken)
    {
        var request = call.Request;
        var oldest = clock.GetUtcNow() - Kept;
        var query = new EventQuery
        {
            AccountId = call.AccountId,
            Region = call.Region,
            From = request.StartTime is { } start && start > oldest ? start : oldest,
            To = request.EndTime,
            Attribute = request.Attribute?.Key,
            Value = request.Attribute?.Value,
            Before = request.ReadToken(),
            Limit = request.MaxResults,
        };
        var page = await store.LookupEventsAsync(query, cancellationToken);
        return Done.With(new LookupEventsResponse(page.Events, page.Continuation is { } next ? request.WriteToken(next) : null));
    }
}

/// <summary>The attribute that events are looked up by.</summary>
internal sealed record LookupAttribute(EventAttribute Key, string Value);

/// <summary>Asks for a page of events.</summary>
internal sealed record LookupEventsRequest(
    IReadOnlyList<LookupAttribute> Attributes, DateTimeOffset? StartTime, DateTimeOffset? EndTime, string? EventCategory, int MaxResults, string? NextToken)
    : IRequest<LookupEventsRequest>
{
    private static readonly Member<EventAttribute> KeyMember =
        Member.Required("AttributeKey", new NameShape<EventAttribute>(Enum.GetValues<EventAttribute>(), attribute => attribute.ToString()));

    private static readonly Member<string> ValueMember = Member.Required("AttributeValue", new TextShape(1, 2000));

    private static readonly Member<IReadOnlyList<LookupAttribute>> AttributesMember = Member.Optional(
        "LookupAttributes",
        new ListShape<LookupAttribute>(new StructureShape<LookupAttribute>(
            [KeyMember, ValueMember],
            fields => new(fields.Get(KeyMember), fields.Get(ValueMember)),
            (json, attribute) =>
            {
                json.WriteStartObject();
                json.WriteString("attributeKey", attribute.Key.ToString());
                json.WriteString("attributeValue", attribute.Value);
                json.WriteEndObject();
            })));

    private static readonly Member<DateTimeOffset?> StartMember = Member.Optional("StartTime", new TimeShape());
    private static readonly Member<DateTimeOffset?> EndMember = Member.Optional("EndTime", new TimeShape());
    private static readonly Member<string> CategoryMember = Member.Optional("EventCategory", new TextShape(1, 64));
    private static readonly Member<int?> MaxResultsMember = Member.Optional("MaxResults", new IntegerShape(int.MinValue, int.MaxValue));
    private static readonly Member<string> TokenMember = Member.Optional("NextToken", new TextShape(1, 1024));

    public static RequestShape<LookupEventsRequest> Shape { get; } = new(
        [AttributesMember, StartMember, EndMember, CategoryMember, MaxResultsMember, TokenMember],
        fields => new(
            fields.Get(AttributesMember) ?? [],
            fields.Get(StartMember),
            fields.Get(EndMember),
            fields.Get(CategoryMember),
            fields.Get(MaxResultsMember) ?? 50,
            fields.Get(TokenMember)));

    public LookupAttribute? Attribute => Attributes.Count == 0 ? null : Attributes[0];

    // A token goes with the request that it was given for.
    private string Fingerprint => string.Create(
        CultureInfo.InvariantCulture, $"{Attribute?.Key}={Attribute?.Value};{StartTime?.UtcTicks};{EndTime?.UtcTicks}");

    /// <summary>Refuses in CloudTrail's own codes.</summary>
    public void Check()
    {
        if (Attributes.Count > 1)
        {
            throw new ServiceException("InvalidLookupAttributesException", "You can specify only one lookup attribute.");
        }

        if (StartTime > EndTime)
        {
            throw new ServiceException("InvalidTimeRangeException", "The start time is after the end time.");
        }

        if (MaxResults is < 1 or > 50)
        {
            throw new ServiceException("InvalidMaxResultsException", "MaxResults must be between 1 and 50.");
        }

        if (EventCategory is "insight")
        {
            throw new ServiceException("UnsupportedOperationException", "Insights events are not recorded.");
        }

        if (EventCategory is not null)
        {
            throw new ServiceException("InvalidEventCategoryException", $"'{EventCategory}' is not an event category.");
        }
    }

    public EventPosition? ReadToken()
    {
        if (NextToken is null)
        {
            return null;
        }

        _ = PageMarker.TryRead("events", NextToken, out var text);
        return text.Split('|', 3) is [var ticks, var number, var fingerprint] && fingerprint == Fingerprint
            && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time <= DateTime.MaxValue.Ticks
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            ? new(new(time, TimeSpan.Zero), sequence)
            : throw new ServiceException("InvalidNextTokenException", "The token is not one of this request.");
    }

    public string WriteToken(EventPosition next) =>
        PageMarker.After("events", string.Create(CultureInfo.InvariantCulture, $"{next.Time.UtcTicks}|{next.Sequence}|{Fingerprint}"));
}

/// <summary>A page of events.</summary>
internal sealed record LookupEventsResponse(IReadOnlyList<EventRecord> Events, string? NextToken) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Structures("Events", Events.Select(record => new EventEntry(record)));
        writer.Text("NextToken", NextToken);
    }
}

/// <summary>An event in the list; the whole record is in it as JSON text.</summary>
internal sealed class EventEntry(EventRecord record) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("EventId", record.EventId);
        writer.Text("EventName", record.Name);
        writer.Text("ReadOnly", record.ReadOnly ? "true" : "false");
        writer.Text("AccessKeyId", record.AccessKeyId);
        writer.Time("EventTime", record.Time);
        writer.Text("EventSource", record.Source);
        writer.Text("Username", record.Username);
        writer.Structures("Resources", record.Resources.Select(resource => new EventResourceEntry(resource)));
        writer.Text("CloudTrailEvent", record.Json.ToString());
    }
}

/// <summary>A resource of an event.</summary>
internal sealed class EventResourceEntry(EventResource resource) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("ResourceType", resource.Type);
        writer.Text("ResourceName", resource.Name);
    }
}
