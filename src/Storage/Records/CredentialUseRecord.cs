namespace Signet.Storage.Records;

/// <summary>When and for what an access key or a role was last used.</summary>
public sealed record CredentialUseRecord
{
    /// <summary>The access key id, or the unique id of the role.</summary>
    public required string Id { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset UsedAt { get; init => field = value.ToMicroseconds(); }

    /// <summary>The Region of the call.</summary>
    public required string Region { get; init; }

    /// <summary>The service, as ARNs call it: <c>kms</c>.</summary>
    public required string Service { get; init; }
}
