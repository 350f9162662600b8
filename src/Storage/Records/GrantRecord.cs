using Signet.Identifiers;

namespace Signet.Storage.Records;

/// <summary>A grant: what one principal may do with one key (AWS KMS Developer Guide, Grants in AWS KMS).</summary>
public sealed record GrantRecord : IRecord
{
    /// <summary>The account of the key.</summary>
    public required AccountId AccountId { get; init; }

    /// <summary>The Region.</summary>
    public required Region Region { get; init; }

    /// <summary>The key.</summary>
    public required KeyId KeyId { get; init; }

    /// <summary>GrantId, 64 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The name that makes CreateGrant idempotent; null when none was given.</summary>
    public required string? Name { get; init; }

    /// <summary>Who may use the grant; users and roles by their unique id.</summary>
    public required string GranteePrincipal { get; init; }

    /// <summary>Who may retire the grant; users and roles by their unique id.</summary>
    public required string? RetiringPrincipal { get; init; }

    /// <summary>The operations that it allows, as AWS writes them, in alphabetical order.</summary>
    public required IReadOnlyList<string> Operations { get; init; }

    /// <summary>The encryption context that a request must have exactly.</summary>
    public required IReadOnlyDictionary<string, string>? EncryptionContextEquals { get; init; }

    /// <summary>The pairs that a request's encryption context must contain.</summary>
    public required IReadOnlyDictionary<string, string>? EncryptionContextSubset { get; init; }

    /// <summary>The account that made the grant.</summary>
    public required AccountId IssuingAccountId { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init => field = value.ToMicroseconds(); }

    /// <inheritdoc/>
    public long Version { get; init; }
}
