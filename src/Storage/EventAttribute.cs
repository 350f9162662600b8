namespace Signet.Storage;

/// <summary>What LookupEvents can look for (CloudTrail API reference, LookupAttribute).</summary>
public enum EventAttribute
{
    /// <summary>The event's own id.</summary>
    EventId,

    /// <summary>The operation.</summary>
    EventName,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    ReadOnly,

    /// <summary>The user's or session's name.</summary>
    Username,

    /// <summary>The type of a resource of the event.</summary>
    ResourceType,

    /// <summary>The name of a resource of the event.</summary>
    ResourceName,

    /// <summary>The service, such as <c>kms.amazonaws.com</c>.</summary>
    EventSource,

    /// <summary>The access key that signed the request.</summary>
    AccessKeyId,
}
