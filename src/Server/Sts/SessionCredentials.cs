using Signet.Protocol.Wire;
using Signet.Server.Sessions;

namespace Signet.Server.Sts;

/// <summary>Temporary credentials as STS gives them out; of the secret and the token the trail holds nothing.</summary>
internal sealed class SessionCredentials(Session session, string token) : IWritable
{
    public void Write(ResponseWriter writer)
    {
        writer.Text("AccessKeyId", session.AccessKeyId);
        writer.Secret("SecretAccessKey", session.SecretAccessKey);
        writer.Secret("SessionToken", token);
        writer.Time("Expiration", session.ExpiresAt);
    }
}
