using System.Text.Json;
using Signet.Identifiers;
using Signet.Protocol;
using Signet.Protocol.Shapes;
using Signet.Protocol.Wire;
using Signet.Server.Pipeline;
using Signet.Storage.Records;

namespace Signet.Server.Trail;

/// <summary>Makes the events of calls in CloudTrail's format, version 1.11: fields in AWS's usual order, never a message, plaintext or secret.</summary>
internal static class TrailEvents
{
    // CloudTrail shows no more of a call's parameters (CloudTrail user guide, "Quotas").
    private const int MaxParameters = 100 * 1024;

    /// <summary>
    /// The events of a call that was allowed and done: one for the caller's account, a copy for each other account that it touched,
    /// one for another Region that it reached into, and the service's own acts that it set off.
    /// </summary>
    public static IReadOnlyList<EventRecord> Success<TResponse>(Call call, Done<TResponse> done)
        where TResponse : IWritable
    {
        var resources = done.Resources ?? call.Notes.Resources;
        var others = OtherAccounts(call, resources);
        var shared = others.Count == 0 ? null : Uuid.New();
        var facts = new Facts(call.Endpoint.Row.Name, RegionOf(call), resources, shared) { Response = done.Response, ChangedKeyArn = done.ChangedKeyArn };
        var own = Make(call, call.AccountId, facts);
        if (others.Count == 0 && done is { ServiceEvents.Count: 0, OtherRegion: null })
        {
            return [own];
        }

        List<EventRecord> records = [own, .. others.Select(account => Make(call, account, facts)), .. done.ServiceEvents];
        if (done.OtherRegion is { } there)
        {
            records.Add(Make(call, call.AccountId, new(there.Name, there.Region, [there.Resource], SharedEventId: null) { InvokedBy = call.Service.EventSource }));
        }

        return records;
    }

    /// <summary>The event of a call that was refused; of those only the caller's account hears.</summary>
    /// <param name="call">The call.</param>
    /// <param name="refusal">What it was answered.</param>
    /// <param name="encodedMessage">Why policies denied it, sealed; null when they did not, or when that may not be told.</param>
    public static EventRecord Refusal(Call call, ServiceException refusal, string? encodedMessage = null) => Make(
        call,
        call.AccountId,
        new(call.Endpoint.Row.Name, RegionOf(call), call.Notes.Resources, SharedEventId: null) { Refusal = refusal, EncodedMessage = encodedMessage });

    private static IReadOnlyList<AccountId> OtherAccounts(Call call, IReadOnlyList<EventResource> resources)
    {
        List<AccountId>? others = null;
        for (var i = 0; i < resources.Count; i++)
        {
            if (Arn.TryParse(resources[i].Name, out var arn) && AccountId.TryParse(arn.Account, out var owner) && owner != call.AccountId && others?.Contains(owner) is not true)
            {
                (others ??= []).Add(owner);
            }
        }

        return others ?? (IReadOnlyList<AccountId>)[];
    }

    private static EventRecord Make(Call call, AccountId recipient, in Facts facts)
    {
        var id = Uuid.New();
        var own = recipient == call.AccountId;
        return new EventRecord
        {
            EventId = id,
            Time = call.Time,
            AccountId = recipient,
            Region = facts.Region,
            Name = facts.Name,
            Source = call.Service.EventSource,
            ReadOnly = call.Endpoint.Row.ReadOnly,
            Username = own ? UserIdentity.NameOf(call.Caller) : null,
            AccessKeyId = own ? call.Caller.AccessKeyId : null,
            RequestId = call.Received.RequestId,
            Resources = facts.Resources,
            Json = EventJson.Write((call, recipient, facts, id), static (json, all) => Write(json, all.call, all.recipient, all.facts, all.id)),
        };
    }

    private static void Write(Utf8JsonWriter json, Call call, AccountId recipient, in Facts facts, string id)
    {
        json.WriteStartObject();
        WriteWho(json, call, facts, own: recipient == call.AccountId);
        WriteError(json, call, facts.Refusal);
        WriteRequest(json, call, facts.Refusal);
        WriteResponse(json, call, facts.Response, facts.ChangedKeyArn);
        WriteAdditional(json, call, facts.Refusal, facts.EncodedMessage);
        json.WriteString("requestID"u8, call.Received.RequestId);
        json.WriteString("eventID"u8, id);
        json.WriteBoolean("readOnly"u8, call.Endpoint.Row.ReadOnly);
        WriteResources(json, call, facts.Resources);
        json.WriteString("eventType"u8, "AwsApiCall"u8);
        json.WriteBoolean("managementEvent"u8, true);
        json.WriteString("recipientAccountId"u8, recipient.Value);
        if (facts.SharedEventId is { } shared)
        {
            json.WriteString("sharedEventID"u8, shared);
        }

        json.WriteString("eventCategory"u8, "Management"u8);
        WriteTls(json, call.Received);
        json.WriteEndObject();
    }

    private static Region RegionOf(Call call) =>
        call.Service.FixedRegion is { } region ? Region.Parse(region) : call.Region;

    private static void WriteWho(Utf8JsonWriter json, Call call, in Facts facts, bool own)
    {
        json.WriteString("eventVersion"u8, "1.11"u8);
        if (own)
        {
            UserIdentity.Write(json, call.Caller, facts.InvokedBy);
        }
        else
        {
            UserIdentity.WriteForeign(json, call.Caller);
        }

        json.WriteString("eventTime"u8, ConditionContext.Date(call.Time));
        json.WriteString("eventSource"u8, call.Service.EventSource);
        json.WriteString("eventName"u8, facts.Name);
        json.WriteString("awsRegion"u8, facts.Region.Value);
        json.WriteString("sourceIPAddress"u8, facts.InvokedBy ?? call.Received.RemoteAddress.ToString());
        var agent = facts.InvokedBy ?? call.Received.UserAgent;
        json.WriteString("userAgent"u8, agent.Length <= 1024 ? agent : agent[..1024]);
    }

    private static void WriteError(Utf8JsonWriter json, Call call, ServiceException? refusal)
    {
        if (refusal is null)
        {
            return;
        }

        json.WriteString("errorCode"u8, IsDenied(call, refusal) ? "AccessDenied" : refusal.Code);
        if (refusal.Text is not null)
        {
            json.WriteString("errorMessage"u8, refusal.Text);
        }
    }

    // AWS shows no parameters of a denied call.
    private static void WriteRequest(Utf8JsonWriter json, Call call, ServiceException? refusal)
    {
        json.WritePropertyName("requestParameters"u8);
        if (call.Notes.Fields is { } fields && (refusal is null || !IsDenied(call, refusal)) && AreShown(call, fields))
        {
            fields.WriteTrail(json);
            return;
        }

        json.WriteNullValue();
    }

    // One byte of a body becomes six at most, so that only a large body needs to be measured.
    private static bool AreShown(Call call, Fields fields) =>
        call.Received.Body.Length <= MaxParameters / 6 || EventJson.Measure(fields, static (json, fields) => fields.WriteTrail(json)) <= MaxParameters;

    private static void WriteAdditional(Utf8JsonWriter json, Call call, ServiceException? refusal, string? encodedMessage)
    {
        if (encodedMessage is not null)
        {
            json.WriteStartObject("additionalEventData"u8);
            json.WriteString("encodedAuthorizationMessage"u8, encodedMessage);
            json.WriteEndObject();
            return;
        }

        if (call.Notes.AdditionalEventData is { } additional && (refusal is null || !IsDenied(call, refusal)))
        {
            json.WritePropertyName("additionalEventData"u8);
            additional.WriteTo(json);
        }
    }

    private static bool IsDenied(Call call, ServiceException refusal) => refusal.Code == call.Service.AccessDenied.Code;

    // Reads answer null; changes that do not answer with the key name it here since December 2022.
    private static void WriteResponse(Utf8JsonWriter json, Call call, IWritable? response, string? changedKeyArn)
    {
        json.WritePropertyName("responseElements"u8);
        if (response is null || (call.Endpoint.Row.ReadOnly && !call.Endpoint.Row.RecordsResponse))
        {
            json.WriteNullValue();
            return;
        }

        if (response is NoResponse or EmptyResponse && changedKeyArn is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        response.Write(new TrailResponseWriter(json));
        if (changedKeyArn is not null)
        {
            json.WriteString("keyId"u8, changedKeyArn);
        }

        json.WriteEndObject();
    }

    private static void WriteTls(Utf8JsonWriter json, Received received)
    {
        if (received.Tls is not { } tls)
        {
            return;
        }

        json.WriteStartObject("tlsDetails"u8);
        json.WriteString("tlsVersion"u8, $"TLSv1.{tls.Protocol.ToString()[^1]}");
        json.WriteString("cipherSuite"u8, tls.NegotiatedCipherSuite?.ToString() ?? "");
        json.WriteString("clientProvidedHostHeader"u8, received.Header("host") ?? "");
        json.WriteEndObject();
    }

    private static void WriteResources(Utf8JsonWriter json, Call call, IReadOnlyList<EventResource> resources)
    {
        json.WriteStartArray("resources"u8);
        for (var i = 0; i < resources.Count; i++)
        {
            var resource = resources[i];
            json.WriteStartObject();
            json.WriteString("accountId"u8, Arn.TryParse(resource.Name, out var arn) ? arn.Account : call.AccountId.Value);
            json.WriteString("type"u8, resource.Type);
            json.WriteString("ARN"u8, resource.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    // What tells the records of one call apart.
    private readonly record struct Facts(string Name, Region Region, IReadOnlyList<EventResource> Resources, string? SharedEventId)
    {
        /// <summary>What was answered; null when nothing was, or nothing that is to be shown.</summary>
        public IWritable? Response { get; init; }

        /// <summary>The key that was changed, where the answer does not name it.</summary>
        public string? ChangedKeyArn { get; init; }

        /// <summary>What was answered instead; null for a call that was done.</summary>
        public ServiceException? Refusal { get; init; }

        /// <summary>The service that went on for the caller; null for the caller's own call.</summary>
        public string? InvokedBy { get; init; }

        /// <summary>Why policies denied the call, sealed.</summary>
        public string? EncodedMessage { get; init; }
    }
}
