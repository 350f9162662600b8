using Signet.Server.Pipeline;

namespace Signet.Server.Sts;

/// <summary>The table of STS's operations (API version 2011-06-15); the others are unknown to the router.</summary>
internal static class StsOperations
{
    public static IReadOnlyList<Endpoint> Table(ServerParts parts) =>
    [
        Endpoint.For(new AssumeRole(parts)),
        Endpoint.For(new DecodeAuthorizationMessage(parts.AuthorizationMessages)),
        Endpoint.For(new GetCallerIdentity()),
        Endpoint.For(new GetSessionToken(parts)),
    ];
}
