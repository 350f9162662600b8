namespace Signet.Server.KeyStores.Xks;

/// <summary>A call to an external key store proxy failed. What the proxy said of it is for the log, never for the caller.</summary>
internal sealed class XksException(XksFailure failure, string? detail = null, Exception? cause = null)
    : Exception($"{failure}: {detail ?? cause?.GetBaseException().Message ?? "no detail"}", cause)
{
    public XksFailure Failure => failure;
}
