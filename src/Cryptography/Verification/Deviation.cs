namespace Signet.Cryptography.Verification;

/// <summary>One thing that was done otherwise than is asked for.</summary>
/// <param name="Code">A stable word for programs, such as <c>hashed-twice</c>; docs/verify.md lists them.</param>
/// <param name="Words">The same for people: what follows "It would verify".</param>
public sealed record Deviation(string Code, string Words);
