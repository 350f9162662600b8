namespace Signet.Cryptography.Jose;

/// <summary>What a token must say to be taken; what is null may be anything.</summary>
/// <param name="Now">The time to hold <c>exp</c> and <c>nbf</c> against.</param>
public sealed record JwtExpectations(DateTimeOffset Now)
{
    /// <summary>The issuer, <c>iss</c>.</summary>
    public string? Issuer { get; init; }

    /// <summary>One that must be among the audience, <c>aud</c>.</summary>
    public string? Audience { get; init; }

    /// <summary>By how much the clocks may differ.</summary>
    public TimeSpan Leeway { get; init; }
}
