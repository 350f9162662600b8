using System.Text.Json;
using Signet.Identifiers;
using Signet.Server.Pipeline;
using Signet.Server.State;
using Signet.Storage.Records;

namespace Signet.Server.Trail;

/// <summary>The events of the service's own acts, CloudTrail's AwsServiceEvent: no caller, no request.</summary>
internal static class ServiceEvents
{
    /// <summary>A key was destroyed at the end of its waiting period.</summary>
    public static EventRecord DeleteKey(Key key, DateTimeOffset now) => Make("DeleteKey", key, now);

    /// <summary>A key got new material.</summary>
    public static EventRecord RotateKey(Key key, string rotationType, DateTimeOffset now) => Make("RotateKey", key, now, rotationType);

    /// <summary>Imported material was destroyed at the end of its time.</summary>
    public static EventRecord DeleteExpiredKeyMaterial(Key key, DateTimeOffset now) => Make("DeleteExpiredKeyMaterial", key, now);

    private static EventRecord Make(string name, Key key, DateTimeOffset now, string? rotationType = null)
    {
        var id = Uuid.New();
        return new EventRecord
        {
            EventId = id,
            Time = now,
            AccountId = key.AccountId,
            Region = key.Region,
            Name = name,
            Source = Service.Kms.EventSource,
            ReadOnly = false,
            Username = null,
            AccessKeyId = null,
            RequestId = null,
            Resources = [new("AWS::KMS::Key", key.Arn)],
            Json = EventJson.Write(
                (name, key, now, id, rotationType), static (json, all) => Write(json, all.name, all.key, all.now, all.id, all.rotationType)),
        };
    }

    private static void Write(Utf8JsonWriter json, string name, Key key, DateTimeOffset now, string id, string? rotationType)
    {
        json.WriteStartObject();
        json.WriteString("eventVersion", "1.11");
        json.WriteStartObject("userIdentity");
        json.WriteString("accountId", key.AccountId.Value);
        json.WriteString("invokedBy", "AWS Internal");
        json.WriteEndObject();
        json.WriteString("eventTime", ConditionContext.Date(now));
        json.WriteString("eventSource", Service.Kms.EventSource);
        json.WriteString("eventName", name);
        json.WriteString("awsRegion", key.Region.Value);
        json.WriteString("sourceIPAddress", "AWS Internal");
        json.WriteString("userAgent", "AWS Internal");
        json.WriteNull("requestParameters");
        json.WriteNull("responseElements");
        json.WriteString("eventID", id);
        json.WriteBoolean("readOnly", value: false);
        json.WriteStartArray("resources");
        json.WriteStartObject();
        json.WriteString("accountId", key.AccountId.Value);
        json.WriteString("type", "AWS::KMS::Key");
        json.WriteString("ARN", key.Arn);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteString("eventType", "AwsServiceEvent");
        json.WriteBoolean("managementEvent", value: true);
        json.WriteString("recipientAccountId", key.AccountId.Value);
        json.WriteString("eventCategory", "Management");
        json.WriteStartObject("serviceEventDetails");
        json.WriteString("keyId", key.Id.Value);
        if (rotationType is not null)
        {
            json.WriteString("rotationType", rotationType);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }
}
