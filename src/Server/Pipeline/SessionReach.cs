using Signet.Protocol;
using Signet.Server.Sessions;
using Signet.Server.Sts;

namespace Signet.Server.Pipeline;

/// <summary>Which temporary credentials may call what, whatever policies say (IAM user guide, "Compare AWS STS credentials"); KMS takes all of them.</summary>
internal static class SessionReach
{
    /// <summary>Refuses a call of IAM or STS that such credentials never may make.</summary>
    /// <exception cref="ServiceException">The credentials are not for that.</exception>
    public static void Check(Call call)
    {
        if (call.Caller is not { Session: { } session, IsUnrestricted: false })
        {
            return;
        }

        // Credentials of GetSessionToken work with IAM when they were made with MFA, which no user has here.
        if (call.Service == Service.Iam && session.Kind is not SessionKind.AssumedRole)
        {
            throw new ServiceException("InvalidClientTokenId", "The security token included in the request is invalid", status: 403);
        }

        if (call.Service == Service.Sts && !MayCallSts(session.Kind, call.Endpoint.Row.Name))
        {
            throw StsErrors.NotWithSession(call.Endpoint.Row.Name);
        }
    }

    private static bool MayCallSts(SessionKind kind, string operation) => kind switch
    {
        SessionKind.AssumedRole => operation is not ("GetSessionToken" or "GetFederationToken"),
        SessionKind.SessionToken => operation is "AssumeRole" or "GetCallerIdentity",
        _ => operation is "GetCallerIdentity",
    };
}
