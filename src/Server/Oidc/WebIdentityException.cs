namespace Signet.Server.Oidc;

/// <summary>Something that an identity provider gave out is not what it should be; the message is for the operator's log and repeats nothing secret.</summary>
internal sealed class WebIdentityException(string message) : Exception(message);
