namespace Signet.Server.Pipeline;

/// <summary>How many calls a second an account may make in a Region, of all operations that share the quota.</summary>
internal sealed record RequestQuota(string Name, int PerSecond);
