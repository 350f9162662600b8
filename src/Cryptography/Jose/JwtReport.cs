namespace Signet.Cryptography.Jose;

/// <summary>What became of a token's verification.</summary>
/// <param name="Fault">Why the token is not to be taken, in a sentence; null when it is.</param>
/// <param name="Claims">The claims, JSON; null when the signature does not hold, as they are then nobody's.</param>
public sealed record JwtReport(string? Fault, string? Claims);
